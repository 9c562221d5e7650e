import Content
import Language

/// What a feed tells, before it is written in some format.
public struct Feed: Sendable {
  /// What its entries are.
  enum Entries: Sendable {
    /// Articles, by position, newest first.
    case articles([Int])
    /// Quotes, by position, newest first.
    case quotes([Int])
  }

  /// The page that shows the same to people.
  let page: Page
  /// The folder of its files, as a path within the edition.
  let folder: String
  let entries: Entries

  /// The path of its file within the edition.
  func path(_ format: FeedFormat) -> String { folder + format.file }
}

extension Feed {
  /// The feeds of an edition: the news, the quotes, and the articles of each tag and each team; none
  /// that would have no entry.
  static func all(of index: SiteIndex, pages: [Page]) -> [Feed] {
    let settings = index.site.settings.feeds
    return pages.compactMap { page in
      let entries: Entries
      switch page.kind {
      case .news(page: 1, _):
        entries = .articles(Array(index.site.articles.indices.prefix(settings.length)))
      case .quotes: entries = .quotes(Array(index.datedQuotes.prefix(settings.length)))
      case .tag(let position, page: 1, _):
        entries = .articles(Array(index.tags[position].members.prefix(settings.partLength)))
      case .team(let position):
        let articles = index.articles.byTeam[index.site.teams[position].id] ?? []
        entries = .articles(Array(articles.prefix(settings.partLength)))
      default: return nil
      }
      if case .articles([]) = entries { return nil }
      if case .quotes([]) = entries { return nil }
      // What is new on the whole site is looked for at its root.
      let isMain = page.path == SitePath.news
      return Feed(page: page, folder: isMain ? SitePath.home : page.path, entries: entries)
    }
  }
}

extension SiteIndex {
  /// The positions of the quotes whose date is known, newest first.
  fileprivate var datedQuotes: [Int] {
    let dated = site.quotes.indices.compactMap { position in
      site.quotes[position].date.map { (position: position, date: $0) }
    }
    return dated.sorted { ($1.date, $0.position) < ($0.date, $1.position) }.map(\.position)
  }
}
