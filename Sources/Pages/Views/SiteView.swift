import Content
import Language
import Templates

/// The site, as one of its pages sees it.
struct SiteView: TemplateObject {
  let settings: Settings
  /// The path of the page.
  let path: String

  static let members: Members<SiteView> = [
    "title": { .string($0.settings.title) },
    "url": { .string($0.settings.url) },
    "language": { .string($0.settings.language) },
    "description": { .string($0.settings.description) },
    "author": { .string($0.settings.author) },
    "navigation": { view in
      .list(
        view.settings.navigation.map { item in
          [
            "title": .string(item.title), "url": .string(item.path),
            "current": .bool(item.path == view.path || view.path.isBelow(item.path)),
          ]
        })
    },
  ]
}

extension String {
  /// Whether a path lies in the section that another begins; the home page begins none.
  fileprivate func isBelow(_ section: String) -> Bool {
    section.hasSuffix("/") && section != SitePath.home && hasPrefix(section)
  }
}

/// The page that is rendered.
struct PageView: TemplateObject {
  let page: Page
  let plan: SitePlan
  /// The HTML of its Markdown, if it has any.
  let body: String?
  private var index: SiteIndex { plan.index }
  private var site: Site { plan.index.site }

  static let members: Members<PageView> = [
    "title": { view throws(TemplateError) in .string(try view.title()) },
    "description": { .optional($0.description) },
    "path": { .string($0.page.path) },
    "url": { .string($0.site.settings.url + $0.page.path) },
    "kind": { .string($0.page.kind.name) },
    "body": { $0.body.map(Value.markup) ?? .none },
    "image": { .image($0.image) },
    "modified": { .date($0.modified) },
    "breadcrumbs": { view throws(TemplateError) in .list(try view.breadcrumbs()) },
  ]

  private func title() throws(TemplateError) -> String {
    switch page.kind {
    case .home: plan.introduction(of: page)?.title ?? site.settings.title
    case .team(let team): team.name
    case .quote(let position):
      try plan.theme.strings.text(
        "quote.heading", count: nil,
        placeholders: [("name", site.quotes[position].speaker)])
    case .article(let position): site.articles[position].title
    case .tag(let position, _, _): index.tags[position].tag.name
    case .year(let year, _, _):
      try plan.theme.strings.text(
        "title.year", count: nil, placeholders: [("year", String(year))])
    case .free(let page): page.title
    case .redirect(let target): target
    case .trophies, .career, .quotes, .news, .notFound:
      if let introduction = plan.introduction(of: page) {
        introduction.title
      } else {
        try word("title." + page.kind.name)
      }
    }
  }

  private var description: String? {
    switch page.kind {
    case .home: plan.introduction(of: page)?.description ?? site.settings.description
    case .quote(let position): index.markdown.plainText(of: site.quotes[position].text)
    case .article(let position): index.markdown.summary(of: site.articles[position])
    default: plan.introduction(of: page)?.description
    }
  }

  private var image: Image? {
    if case .article(let position) = page.kind { return site.articles[position].image }
    return plan.introduction(of: page)?.image
  }

  private var modified: PartialDate? {
    guard case .article(let position) = page.kind else { return nil }
    return site.articles[position].updated ?? site.articles[position].date
  }

  private func breadcrumbs() throws(TemplateError) -> [Value] {
    var crumbs: [(title: String, path: String)] = [(site.settings.title, SitePath.home)]
    switch page.kind {
    case .home, .notFound, .redirect: return []
    case .article, .tag, .year: crumbs.append((try word("title.news"), SitePath.news))
    case .quote: crumbs.append((try word("title.quotes"), SitePath.quotes))
    case .team: crumbs.append((try word("title.career"), SitePath.career))
    case .trophies, .career, .quotes, .news, .free: break
    }
    crumbs.append((try title(), page.path))
    return crumbs.map { ["title": .string($0.title), "url": .string($0.path)] }
  }

  private func word(_ key: String) throws(TemplateError) -> String {
    try plan.theme.strings.text(key, count: nil, placeholders: [])
  }
}

/// One page of a list of articles.
struct PaginatorView: TemplateObject {
  let index: SiteIndex
  /// The path of the whole list.
  let list: String
  /// The positions of all articles of the list.
  let articles: any RandomAccessCollection<Int> & Sendable
  let number: Int
  let pages: Int

  static let members: Members<PaginatorView> = [
    "articles": { view in
      let perPage = view.index.site.settings.articlesPerPage
      let page = view.articles.dropFirst((view.number - 1) * perPage).prefix(perPage)
      return .articles(page.map(\.self), in: view.index)
    },
    "number": { .int($0.number) },
    "pages": { .int($0.pages) },
    "previous": { $0.path(of: $0.number - 1) },
    "next": { $0.path(of: $0.number + 1) },
    "first": { $0.path(of: 1) },
    "last": { $0.path(of: $0.pages) },
  ]

  private func path(of number: Int) -> Value {
    (1...pages).contains(number) ? .string(SitePath.page(number, of: list)) : .none
  }
}
