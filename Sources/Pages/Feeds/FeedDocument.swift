import Language

/// A feed with all that is written in each format.
struct FeedDocument {
  let title: String
  let description: String?
  /// The absolute URL of the page that shows the same.
  let page: String
  /// The absolute URL of the feed itself.
  let url: String
  let author: String
  let language: String
  let generator: String
  /// What is told to those who open the feed in a browser; nil if the theme has no look for it.
  let look: Look?
  /// The entries in the format of the feed.
  let entries: [WrittenEntry]

  /// How the feed looks in a browser.
  struct Look {
    /// The URLs of the style sheets, relative to the feed.
    let styleSheets: [String]
    /// What a feed is good for.
    let words: String
  }

  /// One entry.
  struct Entry: Sendable {
    /// What identifies it for ever: the first address that it had.
    let id: String
    let url: String
    let title: String
    let summary: String?
    /// The whole text, with absolute URLs.
    let html: String
    let author: String?
    let published: PartialDate
    let updated: PartialDate
    let tags: [String]
    /// The absolute URL of its picture.
    let image: String?
    /// The code of its language, if it is not the feed's.
    let language: String?
  }

  /// An entry in some format. Most articles stand in several feeds, and writing the whole of their
  /// texts takes as long as all else in a feed.
  struct WrittenEntry: Sendable {
    let updated: PartialDate
    let bytes: [UInt8]
  }

  /// When the feed last changed.
  var updated: PartialDate? { entries.map(\.updated).max() }
}

extension PartialDate {
  /// RFC 3339: the beginning of the day, the month or the year, in UTC.
  var timestamp: String {
    let day = PartialDate(year: year, month: month ?? 1, day: self.day ?? 1) ?? self
    return day.description + "T00:00:00Z"
  }
}
