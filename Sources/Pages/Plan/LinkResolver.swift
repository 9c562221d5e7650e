import Content
import Diagnostics
import Markdown

/// Finds what links lead to, and refuses those that lead nowhere.
struct LinkResolver: Sendable {
  /// What the edition's paths begin with on the whole site.
  let prefix: String
  /// The paths of the edition's pages and data files, without the prefix.
  let paths: Set<String>
  /// The paths on the whole site of what editions share, and of the pages of all editions.
  let shared: Set<String>
  /// The paths of pages on the whole site by the Markdown files that they were made of.
  let pagesByFile: [String: String]
  /// The sizes of the pictures by their paths on the site.
  let imageSizes: [String: ImageSize]

  /// The path on the whole site that a path means on a page of this edition; nil if there is no
  /// such page or file.
  func path(of path: String) -> String? {
    if paths.contains(path) { return prefix + path }
    return shared.contains(path) ? path : nil
  }

  /// The URL to write on the page at `path` for a link in its Markdown.
  func url(
    for link: MarkdownLink, in source: SourceText, at path: String
  ) throws(Diagnostic) -> String {
    let destination = link.destination
    guard !Self.isExternal(destination), !destination.isEmpty, !destination.hasPrefix("#")
    else { return destination }
    guard let target = sitePath(of: destination, in: source) else {
      let kind = link.kind == .image ? "image" : "page"
      throw Diagnostic(
        .error, code: link.kind == .image ? "missing-image" : "broken-link",
        "there is no \(kind) '\(destination)'", at: link.location,
        hint: didYouMean(SitePath.split(destination).path, among: paths)
          ?? "write a path on the site, such as /trophies/, or the path of a file in Content")
    }
    return SitePath.relative(target, from: prefix + path)
  }

  /// The size of an image as Markdown names it.
  func imageSize(of destination: String, in source: SourceText) -> ImageSize? {
    sitePath(of: destination, in: source).flatMap { imageSizes[$0] }
  }

  /// The path on the whole site that a destination means: a path on the site, `team:` or `quote:` with an id, or
  /// a file beside the source; nil if there is no such thing.
  private func sitePath(of destination: String, in source: SourceText) -> String? {
    let (written, suffix) = SitePath.split(destination)
    for (scheme, folder) in [("team:", "/teams/"), ("quote:", "/quotes/")]
    where written.hasPrefix(scheme) {
      let path = folder + written.dropFirst(scheme.count) + "/"
      return self.path(of: path).map { $0 + suffix }
    }
    let decoded = written.removingPercentEncoding
    if decoded.hasPrefix("/") { return known(decoded).map { $0 + suffix } }
    let folder = source.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let file = Self.normalized(folder + decoded.split(separator: "/"))
    if let page = pagesByFile[file] { return page + suffix }
    // Pictures are published where they stand, wherever the text that shows them does.
    guard let images = decoded.range(of: "images/") else { return nil }
    return known("/" + decoded[images.lowerBound...]).map { $0 + suffix }
  }

  /// The path on the whole site, or nil if there is none: names of pictures may need encoding.
  private func known(_ path: String) -> String? {
    self.path(of: path) ?? self.path(of: path.addingPercentEncoding)
  }

  /// Whether a URL leads off the site: it has a scheme or a host.
  static func isExternal(_ url: String) -> Bool {
    if url.hasPrefix("//") { return true }
    let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return url.dropFirst(scheme.count).first == ":" && !["team", "quote"].contains(scheme)
      && !scheme.isEmpty
  }

  private static func normalized(_ components: [Substring]) -> String {
    var result: [Substring] = []
    for component in components where component != "." {
      if component == "..", let last = result.last, last != ".." {
        result.removeLast()
      } else {
        result.append(component)
      }
    }
    return result.joined(separator: "/")
  }
}
