import Diagnostics

/// What the web says of an address.
public enum LinkAnswer: Sendable, Hashable {
  /// The page is there.
  case fine
  /// The page is there, but has another address for good.
  case moved(to: String)
  /// The server gives an HTTP status other than success.
  case refused(status: Int)
  /// No server answers, for this reason.
  case unreachable(String)
}

extension LinkAnswer {
  /// What to tell the editor; nil if all is well.
  ///
  /// - Parameters:
  ///   - url: The address as the editor wrote it.
  ///   - location: Where it is written.
  public func diagnostic(for url: String, at location: SourceLocation) -> Diagnostic? {
    switch self {
    case .fine: nil
    case .moved(let target):
      Diagnostic(
        .note, code: "moved-external-link", "'\(url)' has another address for good", at: location,
        hint: "write \(target)")
    case .refused(let status):
      Diagnostic(
        .warning, code: "broken-external-link", "'\(url)' answers \(Self.name(of: status))",
        at: location, hint: Self.hint(for: status))
    case .unreachable(let reason):
      Diagnostic(
        .warning, code: "broken-external-link", "'\(url)' can't be reached: \(reason)",
        at: location, hint: "correct the address, or check again later")
    }
  }

  private static func name(of status: Int) -> String {
    let names = [
      400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
      405: "Method Not Allowed", 410: "Gone", 429: "Too Many Requests",
      500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
      503: "Service Unavailable", 504: "Gateway Timeout",
    ]
    return names[status].map { "\(status) \($0)" } ?? String(status)
  }

  private static func hint(for status: Int) -> String {
    switch status {
    case 401, 403, 405, 429:
      "open it in a browser: some sites turn programs away; if it is gone, link elsewhere"
    case 500...: "check again later"
    default: "correct the address, or link to a copy in an archive of the web"
    }
  }
}
