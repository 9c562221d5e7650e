import Content
import Language
import Markdown
import Parallel

/// A site with all that pages need to find in it, computed once and shared by all of them.
final class SiteIndex: Sendable {
  let site: Site
  let record: Record
  let career: [StintRecord]
  /// The tags of the articles, sorted as people sort, each with its articles, newest first.
  let tags: [Group]
  /// The topics of the quotes, sorted as people sort, each with its quotes.
  let topics: [Group]
  /// The years of the news, newest first, each with its articles, newest first.
  let years: [(year: Int, members: [Int])]
  /// The teams that the career knows, in its order.
  let teams: [Team]
  let articlesByTeam: [String: [Int]]
  let quotesByTeam: [String: [Int]]
  /// The article that a quote stands in: the first that was published of those that cite it.
  let articleByQuote: [String: Int]
  let quotePositions: [String: Int]
  /// How Markdown becomes HTML on this site.
  let markdown: SiteMarkdown
  /// The titles of the articles without markup, as the typographer sets them; lists show an article
  /// many times.
  let titles: [String]
  private let summaries = Memo<Int, String>()
  private let positionsByTag: [String: Int]

  /// A word with the positions of what is grouped by it.
  struct Group: Sendable {
    let tag: Tag
    let members: [Int]
  }

  init(_ site: Site) {
    self.site = site
    record = Record(site)
    career = StintRecord.career(of: site)
    tags = Self.groups(site.articles.map(\.tags), in: site.language)
    topics = Self.groups(site.quotes.map(\.topics), in: site.language)
    years = Array(site.articles.indices).grouped { site.articles[$0].date.year }
      .map { (site.articles[$0[0]].date.year, $0) }
    let teamsInOrder = site.coach.career.map(\.team) + site.honours.map(\.team)
    teams = teamsInOrder.grouped(by: \.id).map { $0[0] }
    articlesByTeam = Self.positions(site.articles.map { $0.teams.map(\.id) })
    quotesByTeam = Self.positions(site.quotes.map { $0.teams.map(\.id) })
    articleByQuote = Self.positions(site.articles.map { $0.quotes.map(\.id) })
      .compactMapValues(\.last)
    quotePositions = Dictionary(
      site.quotes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    markdown = SiteMarkdown(site)
    titles = site.articles.concurrentMap { [markdown] in
      markdown.typeset(markdown.plainTitle(of: $0.title))
    }
    positionsByTag = Dictionary(
      tags.enumerated().map { ($1.tag.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What an article says, in a sentence, as the typographer sets it.
  func summary(of position: Int) -> String {
    summaries.value(for: position) {
      markdown.typeset(markdown.summary(of: site.articles[position]))
    }
  }

  /// Takes note of the first paragraph of an article, which has been found by rendering it.
  func note(firstParagraph: String, of position: Int) {
    let written = site.articles[position].description
    _ = summaries.value(for: position) { markdown.typeset(written ?? firstParagraph) }
  }

  /// The articles with a tag, newest first.
  func articles(taggedBy slug: String) -> [Int] {
    positionsByTag[slug].map { tags[$0].members } ?? []
  }

  /// The articles of a year, newest first.
  func articles(of year: Int) -> [Int] {
    years.first { $0.year == year }?.members ?? []
  }

  private static func groups(_ tags: [[Tag]], in language: Language) -> [Group] {
    var names: [String: Tag] = [:]
    for tag in tags.reversed().joined() { names[tag.slug] = tag }
    let positions = positions(tags.map { $0.map(\.slug) })
    return names.values
      .map { (key: language.collationKey($0.name), tag: $0) }
      .sorted { ($0.key, $0.tag.slug) < ($1.key, $1.tag.slug) }
      .map { Group(tag: $0.tag, members: positions[$0.tag.slug] ?? []) }
  }

  private static func positions(_ keys: [[String]]) -> [String: [Int]] {
    var positions: [String: [Int]] = [:]
    for (position, keys) in keys.enumerated() {
      for key in keys where positions[key]?.last != position {
        positions[key, default: []].append(position)
      }
    }
    return positions
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
      article.teams.map { articlesByTeam[$0.id] ?? [] }
      + article.tags.map { articles(taggedBy: $0.slug) }
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
