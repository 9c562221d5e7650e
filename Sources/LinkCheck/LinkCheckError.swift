/// Why the web can't be asked at all.
public enum LinkCheckError: Error, Sendable, Hashable {
  /// There is no program `curl`.
  case noClient
  /// The program can't be run, for this reason.
  case failed(String)
}

extension LinkCheckError: CustomStringConvertible {
  /// What failed and how to mend it.
  public var description: String {
    switch self {
    case .noClient:
      "can't ask the web: there is no program 'curl'\n  hint: install curl, or leave out --external"
    case .failed(let reason): "can't ask the web: curl can't be run: \(reason)"
    }
  }
}
