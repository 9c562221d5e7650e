import Content
import Language
import Markdown
import Templates

/// The site, as one of its pages sees it.
struct SiteView: TemplateObject {
  let page: Page
  let plan: EditionPlan
  private var settings: Settings { plan.index.site.settings }

  static let members: Members<SiteView> = [
    "title": { .string($0.settings.title) },
    "url": { .string($0.settings.url) },
    "language": { .string($0.plan.index.site.edition.language) },
    "locale": { .string($0.plan.index.site.language.locale) },
    "description": { .string($0.settings.description) },
    "author": { .string($0.settings.author) },
    "navigation": { view in .list(view.plan.menu.map { $0.value(on: view.page) }) },
    "languages": { $0.languages },
    "search_index": { $0.plan.additions.hasSearchIndex ? .string(SitePath.searchIndex) : .none },
    "verification": { view in
      .list(
        view.settings.searchEngines.verification.map {
          ["name": .string($0.name), "code": .string($0.code)]
        })
    },
  ]
}

extension SiteView {
  /// The languages of the site, each with this page in it, or else its home page.
  private var languages: Value {
    let edition = plan.index.site.edition
    let translations = plan.translations.all(of: page, in: edition)
    return .list(
      plan.translations.homes.map { home in
        let counterpart = translations.first { $0.language == home.language } ?? home
        return .object(
          LanguageView(counterpart: counterpart, isCurrent: home.language == edition.language))
      })
  }
}

/// A language of the site, with a page in it.
struct LanguageView: TemplateObject {
  let counterpart: Translations.Counterpart
  let isCurrent: Bool

  static let members: Members<LanguageView> = [
    "code": { .string($0.counterpart.language) },
    "name": {
      .string(Language(code: $0.counterpart.language)?.name ?? $0.counterpart.language)
    },
    "current": { .bool($0.isCurrent) },
  ]
}

/// An entry of the main menu.
struct MenuItem: Sendable {
  private let path: String
  /// What templates see of it on the pages that it leads to, and on all others; made once, since each
  /// page has the whole menu.
  private let current: Value
  private let other: Value

  init(_ item: Settings.NavigationItem) {
    func value(isCurrent: Bool) -> Value {
      ["title": .string(item.title), "url": .string(item.path), "current": .bool(isCurrent)]
    }
    path = item.path
    (current, other) = (value(isCurrent: true), value(isCurrent: false))
  }

  /// What templates see of it on a page.
  func value(on page: Page) -> Value {
    path == page.path || page.path.isBelow(path) ? current : other
  }
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
  let plan: EditionPlan
  /// Its Markdown, if it has any.
  let body: RenderedBody?
  private var index: SiteIndex { plan.index }
  private var site: Site { plan.index.site }

  static let members: Members<PageView> = [
    "title": { view throws(TemplateError) in
      .string(Typographer.withPlainSpaces(try view.typesetTitle().text))
    },
    "heading": { view throws(TemplateError) in .title(try view.typesetTitle()) },
    "description": { view in
      .optional(view.typesetDescription.map(Typographer.withPlainSpaces))
    },
    "path": { .string($0.page.path) },
    "url": { .string($0.site.settings.url + $0.site.edition.prefix + $0.page.path) },
    "kind": { .string($0.page.kind.name) },
    "body": { $0.body.map { .markup($0.html) } ?? .none },
    "headings": { $0.headings },
    "image": { .image($0.image) },
    "modified": { .date($0.modified) },
    "translations": { $0.translations },
    "searched": { .bool($0.site.settings.hasSearch && $0.page.isSearched) },
    "feeds": { view throws(TemplateError) in .list(try view.feeds()) },
    "shared_image": { $0.sharedImage },
    "structured_data": { view throws(TemplateError) in
      guard let graph = try StructuredData(view: view).graph() else { return .none }
      var json: [UInt8] = []
      graph.write(into: &json)
      return .markup(String(decoding: json, as: UTF8.self))
    },
    "breadcrumbs": { view throws(TemplateError) in
      .list(try view.crumbs().map { ["title": .string($0.title), "url": .string($0.path)] })
    },
  ]

  /// The title that stands in a Markdown file.
  private var markdownTitle: String? {
    if case .article(let position) = page.kind { return site.articles[position].title }
    return plan.introduction(of: page)?.title
  }

  /// The title without markup.
  func title() throws(TemplateError) -> String {
    if let title = markdownTitle { return index.markdown.plainTitle(of: title) }
    return switch page.kind {
    case .home: site.settings.title
    case .team(let position): site.teams[position].name
    case .quote(let position):
      try plan.theme.strings.text(
        "quote.heading", count: nil,
        placeholders: [("name", site.quotes[position].speaker)])
    case .tag(let position, _, _): index.tags[position].tag.name
    case .year(let year, _, _):
      try plan.theme.strings.text(
        "title.year", count: nil, placeholders: [("year", String(year))])
    case .redirect(let target): target
    default: try word("title." + page.kind.name)
    }
  }

  /// The title as the typographer sets it.
  private func typesetTitle() throws(TemplateError) -> Title {
    if case .article(let position) = page.kind { return index.titles[position] }
    if let title = markdownTitle { return index.markdown.title(title) }
    return Title(text: index.markdown.typeset(try title()), html: nil)
  }

  private var typesetDescription: String? {
    if case .article(let position) = page.kind { return index.summary(of: position) }
    return description.map(index.markdown.typeset)
  }

  var description: String? {
    switch page.kind {
    case .home: plan.introduction(of: page)?.description ?? site.settings.description
    case .quote(let position): index.markdown.plainText(of: site.quotes[position].text)
    case .article(let position): index.summary(of: position)
    default: plan.introduction(of: page)?.description
    }
  }

  var image: Image? {
    if case .article(let position) = page.kind { return site.articles[position].image }
    return plan.introduction(of: page)?.image
  }

  /// The headings of its Markdown, for a table of contents.
  private var headings: Value {
    .list(
      (body?.headings ?? []).map { heading in
        [
          "level": .int(heading.level), "id": .string(heading.id), "text": .string(heading.text),
        ]
      })
  }

  /// The page in all languages that have it, for search engines.
  private var translations: Value {
    .list(
      plan.translations.all(of: page, in: site.edition).map { counterpart in
        [
          "language": .string(counterpart.language),
          "locale": .optional(Language(code: counterpart.language)?.locale),
          "url": .string(site.settings.url + counterpart.path),
        ]
      })
  }

  private var modified: PartialDate? {
    guard case .article(let position) = page.kind else { return nil }
    return site.articles[position].updated ?? site.articles[position].date
  }

  private func feeds() throws(TemplateError) -> [Value] {
    var values: [Value] = []
    for feed in plan.feeds(for: page) {
      let title = try plan.title(of: feed)
      values += FeedFormat.published(by: site.settings).map { format in
        [
          "title": .string(title), "url": .string(feed.path(format)),
          "type": .string(format.mediaType),
        ]
      }
    }
    return values
  }

  /// The picture to share the page by.
  private var sharedImage: Value {
    guard let image = plan.sharedImage(of: page) else { return .none }
    return [
      "url": .string(site.settings.url + image.path), "type": .string(image.mediaType),
      "width": .int(image.width), "height": .int(image.height), "alt": .string(image.alt),
    ]
  }

  /// The way from the home page to this one; nothing where there is none.
  func crumbs() throws(TemplateError) -> [(title: String, path: String)] {
    var crumbs: [(title: String, path: String)] = [(site.settings.title, SitePath.home)]
    switch page.kind {
    case .home, .notFound, .redirect: return []
    case .article, .tag, .year: crumbs.append((try word("title.news"), SitePath.news))
    case .quote: crumbs.append((try word("title.quotes"), SitePath.quotes))
    case .team: crumbs.append((try word("title.career"), SitePath.career))
    case .trophies, .career, .quotes, .news, .free, .search: break
    }
    crumbs.append((try title(), page.path))
    return crumbs
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
  let number: Int
  let pages: Int
  /// The positions of the articles on the page.
  private let articles: [Int]

  /// Makes the view of a page.
  ///
  /// - Parameter articles: The positions of all articles of the list.
  init(
    index: SiteIndex, list: String, articles: some RandomAccessCollection<Int>, number: Int,
    pages: Int
  ) {
    (self.index, self.list, self.number, self.pages) = (index, list, number, pages)
    let perPage = index.site.settings.articlesPerPage
    self.articles = Array(articles.dropFirst((number - 1) * perPage).prefix(perPage))
  }

  static let members: Members<PaginatorView> = [
    "articles": { .articles($0.articles, in: $0.index) },
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
