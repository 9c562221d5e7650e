import Content
import Language

/// The articles of an edition by what they are grouped by.
final class ArticleIndex: Sendable {
  /// The articles, newest first.
  let articles: [Article]
  /// The tags, sorted as people sort, each with its articles.
  let tags: [TagGroup]
  /// The years, newest first, each with its articles.
  let years: [(year: Int, members: [Int])]
  let byTeam: [String: [Int]]
  /// The article that a quote stands in: the first that was published of those that cite it.
  let byQuote: [String: Int]
  private let positionsByTag: [String: Int]
  private let languageCode: String

  init(_ articles: [Article], in language: Language) {
    self.articles = articles
    languageCode = language.code
    tags = TagGroup.all(articles.map(\.tags), in: language)
    years = Array(articles.indices).grouped { articles[$0].date.year }
      .map { (articles[$0[0]].date.year, $0) }
    byTeam = positions(articles.map { $0.teams.map(\.id) })
    byQuote = positions(articles.map { $0.quotes.map(\.id) }).compactMapValues(\.last)
    positionsByTag = Dictionary(
      tags.enumerated().map { ($1.tag.slug, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The articles with a tag, newest first.
  func members(taggedBy slug: String) -> [Int] {
    positionsByTag[slug].map { tags[$0].members } ?? []
  }

  /// Whether these articles would be indexed, and addressed, as those that are.
  func serves(_ articles: [Article], in language: Language) -> Bool {
    languageCode == language.code && self.articles.count == articles.count
      && zip(self.articles, articles).allSatisfy { $0 === $1 || $0.isFiled(like: $1) }
  }
}

/// It is made anew only if it would be another.
extension ArticleIndex: Equatable {
  static func == (a: ArticleIndex, b: ArticleIndex) -> Bool { a === b }
}

extension Article {
  /// Whether another article, in the same place of the list, is found at the same addresses and
  /// through the same lists.
  fileprivate func isFiled(like other: Article) -> Bool {
    slug == other.slug && date.year == other.date.year && tags == other.tags
      && teams.map(\.id) == other.teams.map(\.id) && quotes.map(\.id) == other.quotes.map(\.id)
      && aliases == other.aliases && location == other.location
      && body.source.name == other.body.source.name
  }
}

/// A word with the positions of what is grouped by it.
struct TagGroup: Sendable {
  let tag: Tag
  let members: [Int]

  /// The groups of things by their tags, sorted as people sort.
  static func all(_ tags: [[Tag]], in language: Language) -> [TagGroup] {
    var names: [String: Tag] = [:]
    for tag in tags.reversed().joined() { names[tag.slug] = tag }
    let positions = positions(tags.map { $0.map(\.slug) })
    return names.values
      .map { (key: language.collationKey($0.name), tag: $0) }
      .sorted { ($0.key, $0.tag.slug) < ($1.key, $1.tag.slug) }
      .map { TagGroup(tag: $0.tag, members: positions[$0.tag.slug] ?? []) }
  }
}

/// The positions of what has a key, each once, in their order.
func positions(_ keys: [[String]]) -> [String: [Int]] {
  var positions: [String: [Int]] = [:]
  for (position, keys) in keys.enumerated() {
    for key in keys where positions[key]?.last != position {
      positions[key, default: []].append(position)
    }
  }
  return positions
}
