import Diagnostics
import Files
import FlyingFox
import Foundation
import Pages

/// Answers the requests of browsers from a site as it is now.
struct PreviewHandler: HTTPHandler {
  let site: PreviewSite
  let hosts: HostRule
  /// Told the problems of a page when they are first found.
  let report: @Sendable ([Diagnostic]) -> Void

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let host = request.headers[.host] ?? ""
    guard hosts.allows(host) else {
      return .text(
        .forbidden,
        "This preview does not answer to the name '\(host)', which could be another site's. "
          + "If it is yours, give it with --host.\n")
    }
    guard [.GET, .HEAD].contains(request.method) else {
      return .text(
        .methodNotAllowed, "Files can only be read.\n", [HTTPHeader("Allow"): "GET, HEAD"])
    }
    let path = request.target.path()
    switch path {
    case ControlPath.script: return try data(PackageResources.preview_js, path, request)
    case ControlPath.events: return events(request)
    default: return try answer(request, path, site.snapshot)
    }
  }

  private func events(_ request: HTTPRequest) -> HTTPResponse {
    func value(_ name: String) -> String {
      request.query.first { $0.name == name }?.value ?? ""
    }
    let stream = EventStream(site: site, path: value("path"), signature: value("signature"))
    return HTTPResponse(
      statusCode: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: HTTPBodySequence(from: stream))
  }

  private func answer(
    _ request: HTTPRequest, _ path: String, _ snapshot: Snapshot
  ) throws -> HTTPResponse {
    let prefix = snapshot.pathPrefix
    if !prefix.isEmpty, path == "/" || path == prefix { return .redirect(to: prefix + "/") }
    guard let file = snapshot.file(at: path), let output = snapshot.output(file) else {
      let status: HTTPStatusCode = snapshot.plan == nil ? .internalServerError : .notFound
      return try page(snapshot.page(at: path), status, request)
    }
    if file.hasSuffix("index.html"), !path.hasSuffix("/"), !path.hasSuffix("index.html") {
      let query = request.target.query()
      return .redirect(to: path + "/" + (query.isEmpty ? "" : "?" + query))
    }
    switch output.content {
    case .page:
      let page = snapshot.page(file)
      return try self.page(page, page?.isWhole == true ? .ok : .internalServerError, request)
    case .feed(let feed, let format, let edition):
      let bytes = snapshot.plan?.bytes(of: feed, as: format, edition: edition) ?? []
      return try data(bytes, file, request)
    case .bytes(let make): return try data(make(), file, request)
    case .copy(let source):
      let stamp = try FileStamp(of: source)
      return try FileAnswer(
        content: .file(source, size: stamp.size), type: contentType(of: file), tag: "\(stamp)"
      ).response(to: request)
    }
  }

  private func data(
    _ bytes: [UInt8], _ file: String, _ request: HTTPRequest
  ) throws -> HTTPResponse {
    try FileAnswer(
      content: .bytes(bytes), type: contentType(of: file), tag: Fingerprint(of: bytes).description
    ).response(to: request)
  }

  private func page(
    _ page: PreviewPage?, _ status: HTTPStatusCode, _ request: HTTPRequest
  ) throws -> HTTPResponse {
    guard let page else { return .text(status, "There is no such page.\n") }
    let news = site.newProblems(page.problems)
    if !news.isEmpty { report(news) }
    let document = page.document
    return try FileAnswer(
      content: .bytes(document), type: contentType(of: ".html"),
      tag: Fingerprint(of: document).description, status: status
    ).response(to: request)
  }
}

extension HTTPResponse {
  fileprivate static func text(
    _ status: HTTPStatusCode, _ text: String, _ headers: HTTPHeaders = [:]
  ) -> HTTPResponse {
    var headers = headers
    headers[.contentType] = contentType(of: ".txt")
    return HTTPResponse(statusCode: status, headers: headers, body: Data(text.utf8))
  }

  /// Temporary, because a browser would remember it for ever otherwise.
  fileprivate static func redirect(to path: String) -> HTTPResponse {
    HTTPResponse(statusCode: .temporaryRedirect, headers: HTTPHeaders([.location: path]))
  }
}
