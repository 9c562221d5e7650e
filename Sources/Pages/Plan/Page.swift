import Diagnostics

/// One page of the site, before it is rendered.
public final class Page: Sendable {
  /// What is shown; positions are those in the site's lists.
  enum Kind: Sendable {
    case home
    case trophies
    case career
    case team(Int)
    case quotes
    case quote(Int)
    case news(page: Int, of: Int)
    case tag(Int, page: Int, of: Int)
    case year(Int, page: Int, of: Int)
    case article(Int)
    case free(Int)
    case search
    case notFound
    case redirect(to: String)
  }

  let kind: Kind
  /// The page's path on the site, such as `/news/`.
  public let path: String
  /// Where the path is decided, for the message if it is taken; nil for pages that always are.
  let origin: SourceLocation?

  init(_ kind: Kind, at path: String, origin: SourceLocation? = nil) {
    self.kind = kind
    self.path = path
    self.origin = origin
  }
}

extension Page.Kind {
  /// The name of the kind, by which templates tell pages apart.
  var name: String {
    switch self {
    case .home: "home"
    case .trophies: "trophies"
    case .career: "career"
    case .team: "team"
    case .quotes: "quotes"
    case .quote: "quote"
    case .news: "news"
    case .tag: "tag"
    case .year: "year"
    case .article: "article"
    case .free: "page"
    case .search: "search"
    case .notFound: "not-found"
    case .redirect: "redirect"
    }
  }

  /// The template that renders it.
  var template: String {
    if case .notFound = self { return "404.html" }
    return name + ".html"
  }
}
