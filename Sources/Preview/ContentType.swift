/// The media type of a file by the ending of its name (IANA's registry; text is UTF-8).
func contentType(of file: String) -> String {
  let name = file.split(separator: "/").last ?? ""
  let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  return contentTypes[ending] ?? "application/octet-stream"
}

private let contentTypes = [
  "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
  "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
  "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
  "json": "application/json", "map": "application/json", "xml": "application/xml",
  "webmanifest": "application/manifest+json", "pdf": "application/pdf",
  "wasm": "application/wasm", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
  "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
  "ico": "image/vnd.microsoft.icon", "woff": "font/woff", "woff2": "font/woff2",
  "ttf": "font/ttf", "otf": "font/otf", "mp3": "audio/mpeg", "ogg": "audio/ogg",
  "mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt; charset=utf-8",
]
