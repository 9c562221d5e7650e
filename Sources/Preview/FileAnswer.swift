import FlyingFox
import Foundation

/// A file of the site as the answer to a request.
struct FileAnswer {
  enum Content {
    case bytes([UInt8])
    /// The file at a path, with its size.
    case file(String, size: Int)
  }

  let content: Content
  /// Its media type.
  let type: String
  /// Tells versions of the file apart (RFC 9110, 8.8.3), without quotation marks.
  let tag: String
  var status = HTTPStatusCode.ok

  /// The response to a request: the file, a part of it, or word that the browser has it already.
  func response(to request: HTTPRequest) throws -> HTTPResponse {
    let eTag = "\"\(tag)\""
    var headers: HTTPHeaders = [
      .contentType: type, .eTag: eTag, .cacheControl: "no-cache",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
    ]
    guard status == .ok else { return try body(0..<size, headers, status, request) }
    if request.headers[.ifNoneMatch].map({ Self.matches($0, eTag) }) == true {
      headers[.contentLength] = String(size)
      return HTTPResponse(statusCode: .notModified, headers: headers)
    }
    headers[.acceptRanges] = "bytes"
    let ifRange = request.headers[HTTPHeader("If-Range")]
    let asked = ifRange == nil || ifRange == eTag ? request.headers[.range] : nil
    switch ByteRange(asked, size: size) {
    case .whole: return try body(0..<size, headers, .ok, request)
    case .part(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
      return try body(range, headers, .partialContent, request)
    case .unsatisfiable:
      headers[.contentRange] = "bytes */\(size)"
      return HTTPResponse(statusCode: .rangeNotSatisfiable, headers: headers)
    }
  }

  private var size: Int {
    switch content {
    case .bytes(let bytes): bytes.count
    case .file(_, let size): size
    }
  }

  private func body(
    _ range: Range<Int>, _ headers: HTTPHeaders, _ status: HTTPStatusCode, _ request: HTTPRequest
  ) throws -> HTTPResponse {
    var headers = headers
    headers[.contentLength] = String(range.count)
    if request.method == .HEAD || range.isEmpty {
      return HTTPResponse(statusCode: status, headers: headers)
    }
    switch content {
    case .bytes(let bytes):
      return HTTPResponse(
        statusCode: status, headers: headers,
        body: HTTPBodySequence(data: Data(bytes[range]), suggestedBufferSize: range.count))
    case .file(let path, _):
      let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      return HTTPResponse(
        statusCode: status, headers: headers,
        body: try HTTPBodySequence(file: url, range: range, suggestedBufferSize: 1 << 16))
    }
  }

  /// Whether a list of tags names the one (RFC 9110, 13.1.2).
  private static func matches(_ list: String, _ tag: String) -> Bool {
    list.split(separator: ",").contains { item in
      let item = item.drop { $0 == " " }
      return item == "*" || item == tag || item == "W/" + tag
    }
  }
}
