import Content
import Diagnostics

/// All of an edition that decides the addresses of its pages.
struct RouteSources: Equatable, Sendable {
  let edition: Edition
  private let hasSearch: Bool
  private let articlesPerPage: Int
  /// The ids of the teams and of the quotes.
  private let teams: [String]
  private let quotes: [String]
  private let articles: ArticleIndex
  private let texts: [Text]
  /// The articles that are not published, by their files.
  private let withheld: [Unpublished]

  private struct Text: Equatable {
    let slug: String
    let location: SourceLocation
    let aliases: [Alias]
  }

  private struct Unpublished: Equatable {
    let file: String
    let path: String
  }

  init(_ index: SiteIndex) {
    let site = index.site
    edition = site.edition
    hasSearch = site.settings.hasSearch
    articlesPerPage = site.settings.articlesPerPage
    teams = site.teams.map(\.id)
    quotes = site.quotes.map(\.id)
    articles = index.articles
    texts = site.pages.map { Text(slug: $0.slug, location: $0.location, aliases: $0.aliases) }
    withheld = site.withheld.compactMap { withheld in
      guard case .article(let article) = withheld.record else { return nil }
      return Unpublished(file: article.location.file, path: SitePath.article(article))
    }
  }
}

extension RouteSources {
  /// The paths within the edition by the Markdown files that pages are made of, published or
  /// withheld.
  var pathsByFile: [(file: String, path: String)] {
    articles.articles.map { ($0.location.file, SitePath.article($0)) }
      + withheld.map { ($0.file, $0.path) }
      + texts.map { ($0.location.file, SitePath.text($0.slug)) }
  }

  /// The pages of the edition.
  var pages: [Page] {
    var pages = [
      Page(.home, at: SitePath.home), Page(.trophies, at: SitePath.trophies),
      Page(.career, at: SitePath.career), Page(.quotes, at: SitePath.quotes),
    ]
    if hasSearch { pages.append(Page(.search, at: SitePath.search)) }
    // Servers look for one such page, at the root.
    if edition.isDefault { pages.append(Page(.notFound, at: SitePath.notFound)) }
    pages += teams.enumerated().map { Page(.team($0), at: SitePath.team($1)) }
    pages += quotes.enumerated().map { Page(.quote($0), at: SitePath.quote($1)) }
    let builtIn = ["", "trophies", "career", "quotes", "news"]
    for (position, text) in texts.enumerated() where !builtIn.contains(text.slug) {
      pages.append(Page(.free(position), at: SitePath.text(text.slug), origin: text.location))
    }
    pages += list(SitePath.news, articles.articles.count) { .news(page: $0, of: $1) }
    for (position, group) in articles.tags.enumerated() {
      pages += list(SitePath.tag(group.tag), group.members.count) {
        .tag(position, page: $0, of: $1)
      }
    }
    for (year, members) in articles.years {
      pages += list(SitePath.year(year), members.count) { .year(year, page: $0, of: $1) }
    }
    pages += articles.articles.enumerated().map { position, article in
      Page(.article(position), at: SitePath.article(article), origin: article.location)
    }
    for article in articles.articles {
      pages += Self.redirects(article.aliases, to: SitePath.article(article))
    }
    for text in texts { pages += Self.redirects(text.aliases, to: SitePath.text(text.slug)) }
    return pages
  }

  private func list(
    _ path: String, _ count: Int, _ kind: (Int, Int) -> Page.Kind
  ) -> [Page] {
    let pageCount = max(1, (count + articlesPerPage - 1) / articlesPerPage)
    return (1...pageCount).map { Page(kind($0, pageCount), at: SitePath.page($0, of: path)) }
  }

  private static func redirects(_ aliases: [Alias], to path: String) -> [Page] {
    aliases.map { Page(.redirect(to: path), at: $0.path, origin: $0.location) }
  }
}
