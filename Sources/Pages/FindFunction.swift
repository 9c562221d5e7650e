import Content
import Diagnostics
import Templates

extension Value {
  /// `find(kind, id)`: what the content calls by an id, a file's name or an address.
  static func find(in index: SiteIndex) -> Value {
    .function("find") { arguments throws(TemplateError) in
      let name = try arguments.string("kind")
      guard let kind = Findable(rawValue: name) else {
        let kinds = Findable.allCases.map(\.rawValue)
        throw arguments.failure(
          "find() knows no kind '\(name)'",
          hint: didYouMean(name, among: kinds)
            ?? "the kinds are \(kinds.joined(separator: ", "))")
      }
      let id = try arguments.string("id")
      if let found = kind.value(id, in: index) { return found }
      let ids = kind.ids(in: index.site)
      throw TemplateError(
        code: "unknown-\(name)", "unknown \(name) '\(id)'", hint: didYouMean(id, among: ids))
    }
  }
}

/// What `find` finds.
enum Findable: String, CaseIterable {
  case article, competition, image, quote, team

  func value(_ id: String, in index: SiteIndex) -> Value? {
    let site = index.site
    switch self {
    case .article:
      return site.articles.firstIndex { $0.slug == id }
        .map { .object(ArticleView(index: index, position: $0)) }
    case .competition:
      return site.competitions.first { $0.id == id }
        .map { .object(CompetitionView(competition: $0)) }
    case .image:
      return site.images.first { $0.path == id }.map { .object(ImageView(file: $0)) }
    case .quote:
      return index.quotePositions[id].map { .object(QuoteView(index: index, position: $0)) }
    case .team: return site.teams.first { $0.id == id }.map { .team($0, in: index) }
    }
  }

  func ids(in site: Site) -> [String] {
    switch self {
    case .article: site.articles.map(\.slug)
    case .competition: site.competitions.map(\.id)
    case .image: site.images.map(\.path)
    case .quote: site.quotes.map(\.id)
    case .team: site.teams.map(\.id)
    }
  }
}
