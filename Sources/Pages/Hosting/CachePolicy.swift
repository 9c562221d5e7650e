/// How long browsers and servers in between may keep a file without asking again (RFC 9111).
public enum CachePolicy: Sendable, Hashable, CaseIterable {
  /// The name changes with the bytes, so that what it stands for never does.
  case immutable
  /// A picture keeps its name when it is replaced, which is rare.
  case brief
  /// A page is asked for each time, which costs little if it has not changed.
  case revalidated

  /// The policy for a file of the output folder.
  public init(for file: String) {
    if file.wholeMatch(of: /assets\/.+\.[0-9a-f]{10}(\.[^\/]*)?/) != nil {
      self = .immutable
    } else {
      self = file.hasPrefix("images/") ? .brief : .revalidated
    }
  }

  /// The value of the header `Cache-Control`.
  public var header: String {
    switch self {
    case .immutable: "public, max-age=31536000, immutable"
    case .brief: "public, max-age=3600"
    case .revalidated: "no-cache"
    }
  }
}
