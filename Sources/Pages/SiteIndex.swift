import Content
import Language
import Markdown
import Parallel
import Synchronization

/// A site with all that pages need to find in it, computed once and shared by all of them.
final class SiteIndex: Sendable {
  let site: Site
  let record: Record
  let career: [StintRecord]
  /// The articles by what they are grouped by.
  let articles: ArticleIndex
  /// The topics of the quotes, sorted as people sort, each with its quotes.
  let topics: [TagGroup]
  /// The teams that the career knows, in its order.
  let teams: [Team]
  let quotesByTeam: [String: [Int]]
  let quotePositions: [String: Int]
  /// How Markdown becomes HTML on this site.
  let markdown: SiteMarkdown
  /// The titles of the articles: lists show an article many times.
  let titles: [Title]
  /// The paths of the articles on the edition, which many links lead to.
  let articlePaths: [String]
  /// What the articles say, as far as it is known.
  private let summaries: Mutex<[String?]>

  /// Indexes a site.
  ///
  /// - Parameter known: An index of the same site as it was before, parts of which may serve.
  init(_ site: Site, reusing known: SiteIndex? = nil) {
    self.site = site
    record = Record(site)
    career = StintRecord.career(of: site)
    topics = TagGroup.all(site.quotes.map(\.topics), in: site.language)
    let teamsInOrder = site.coach.career.map(\.team) + site.honours.map(\.team)
    teams = teamsInOrder.grouped(by: \.id).map { $0[0] }
    quotesByTeam = positions(site.quotes.map { $0.teams.map(\.id) })
    quotePositions = Dictionary(
      site.quotes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    markdown = SiteMarkdown(site)
    articlePaths = site.articles.map(SitePath.article)
    summaries = Mutex([String?](repeating: nil, count: site.articles.count))
    (titles, articles) = concurrently { [markdown] in
      site.articles.concurrentMap { markdown.title($0.title) }
    } _: {
      if let known, known.articles.serves(site.articles, in: site.language) {
        known.articles
      } else {
        ArticleIndex(site.articles, in: site.language)
      }
    }
  }

  /// What an article says, in a sentence, as the typographer sets it.
  func summary(of position: Int) -> String {
    if let known = summaries.withLock({ $0[position] }) { return known }
    let summary = markdown.summary(of: site.articles[position])
    summaries.withLock { $0[position] = summary }
    return summary
  }

  /// Takes note of the first paragraph of an article, which has been found by rendering it.
  func note(firstParagraph: String, of position: Int) {
    if summaries.withLock({ $0[position] != nil }) { return }
    let summary = markdown.summary(of: site.articles[position], firstParagraph: firstParagraph)
    summaries.withLock { $0[position] = summary }
  }

  /// The tags of the articles, sorted as people sort.
  var tags: [TagGroup] { articles.tags }

  /// The articles of a year, newest first.
  func articles(of year: Int) -> [Int] {
    articles.years.first { $0.year == year }?.members ?? []
  }
}

extension SiteIndex {
  /// How many neighbours in time are looked at for each team and tag that an article has, so that
  /// the cost does not grow with the archive.
  private static let reach = 24

  /// The articles that share most teams and tags with one, the nearest in time first among equals.
  func related(to position: Int, limit: Int = 3) -> [Int] {
    let article = site.articles[position]
    let groups =
      article.teams.map { articles.byTeam[$0.id] ?? [] }
      + article.tags.map { articles.members(taggedBy: $0.slug) }
    var shared: [Int: Int] = [:]
    for group in groups {
      let place = group.partitioningIndex { $0 >= position }
      let near = group[max(0, place - Self.reach)..<min(group.count, place + Self.reach + 1)]
      for other in near where other != position { shared[other, default: 0] += 1 }
    }
    return shared.sorted { a, b in
      if a.value != b.value { return a.value > b.value }
      let (distanceA, distanceB) = (abs(a.key - position), abs(b.key - position))
      return distanceA != distanceB ? distanceA < distanceB : a.key > b.key
    }.prefix(limit).map(\.key)
  }
}

extension Array {
  /// The first position whose element, and all after it, satisfy the predicate, by bisection.
  func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
