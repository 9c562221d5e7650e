import Content

/// How a feed is written.
public enum FeedFormat: Sendable, CaseIterable {
  /// RFC 4287.
  case atom
  /// https://www.jsonfeed.org/version/1.1/
  case json
  /// https://www.rssboard.org/rss-specification
  case rss

  /// The formats that a site publishes.
  static func published(by settings: Settings) -> [FeedFormat] {
    allCases.filter { $0 != .rss || settings.feeds.includesRSS }
  }

  /// The name of its file in the folder of the page that it belongs to.
  var file: String {
    switch self {
    case .atom: "feed.xml"
    case .json: "feed.json"
    case .rss: "rss.xml"
    }
  }

  /// Its media type.
  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .json: "application/feed+json"
    case .rss: "application/rss+xml"
    }
  }
}
