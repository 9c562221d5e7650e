import Content
import Diagnostics
import Files
import Markdown
import Templates

/// All outputs of a site, each of which can be rendered by itself, on any thread.
public struct SitePlan: Sendable {
  /// All files of the site.
  public let outputs: [PlannedOutput]
  /// How many of them are pages.
  public let pageCount: Int
  /// What was found wrong so far: templates that don't compile, addresses taken twice.
  public let problems: [Diagnostic]
  /// Whether all templates are there and compile, and the theme has its words.
  let canRender: Bool
  let index: SiteIndex
  let theme: Theme
  let environment: Environment
  let links: LinkResolver
  /// The pages' own texts by slug: `trophies.md` introduces the page of trophies.
  let introductions: [String: FreePage]

  /// Plans a site.
  ///
  /// - Parameters:
  ///   - site: What to publish.
  ///   - content: The folder that it was read from.
  ///   - theme: How to show it.
  ///   - generator: The program's name and version, for the templates.
  public init(_ site: Site, content: Folder, theme: Theme, generator: String) {
    let index = SiteIndex(site)
    self.index = index
    self.theme = theme
    introductions = Dictionary(
      site.pages.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let pages = Self.pages(of: index)
    let dataFiles = DataFiles(site: site).files
    pageCount = pages.count
    outputs =
      pages.map { PlannedOutput($0) } + theme.assets.values.map { PlannedOutput($0) }
      + site.images.map { PlannedOutput($0, in: content) } + dataFiles.map(PlannedOutput.init)
    links = LinkResolver(
      paths: Set(
        pages.map(\.path) + site.images.map { SitePath.file($0.path) } + dataFiles.map(\.path)),
      pagesByFile: Self.pagesByFile(site),
      imageSizes: Dictionary(
        site.images.compactMap { image in image.size.map { (SitePath.file(image.path), $0) } },
        uniquingKeysWith: { first, _ in first }))
    environment = Environment(
      templates: theme.templates,
      globals: SiteGlobals(index: index, theme: theme, generator: generator).values)
    let unusable = environment.diagnostics + Self.missingTemplates(pages, theme)
    canRender = unusable.isEmpty && theme.hasStrings
    problems =
      unusable + Self.takenAddresses(pages) + Self.brokenNavigation(site, links.paths)
  }

  private static func pages(of index: SiteIndex) -> [Page] {
    let site = index.site
    let builtIn = ["", "trophies", "career", "quotes", "news"]
    var pages = [
      Page(.home, at: SitePath.home), Page(.trophies, at: SitePath.trophies),
      Page(.career, at: SitePath.career), Page(.quotes, at: SitePath.quotes),
      Page(.notFound, at: SitePath.notFound),
    ]
    pages += site.teams.map { Page(.team($0), at: SitePath.team($0)) }
    pages += site.quotes.indices.map { Page(.quote($0), at: SitePath.quote(site.quotes[$0])) }
    pages += site.pages.filter { !builtIn.contains($0.slug) }
      .map { Page(.free($0), at: SitePath.free($0), origin: $0.location) }
    pages += list(SitePath.news, site.articles.count, index) { .news(page: $0, of: $1) }
    for (position, group) in index.tags.enumerated() {
      pages += list(SitePath.tag(group.tag), group.members.count, index) {
        .tag(position, page: $0, of: $1)
      }
    }
    for (year, members) in index.years {
      pages += list(SitePath.year(year), members.count, index) { .year(year, page: $0, of: $1) }
    }
    pages += site.articles.enumerated().map { position, article in
      Page(.article(position), at: SitePath.article(article), origin: article.location)
    }
    for article in site.articles {
      pages += redirects(article.aliases, to: SitePath.article(article))
    }
    for page in site.pages { pages += redirects(page.aliases, to: SitePath.free(page)) }
    return pages
  }

  private static func list(
    _ path: String, _ count: Int, _ index: SiteIndex, _ kind: (Int, Int) -> Page.Kind
  ) -> [Page] {
    let perPage = index.site.settings.articlesPerPage
    let pageCount = max(1, (count + perPage - 1) / perPage)
    return (1...pageCount).map { Page(kind($0, pageCount), at: SitePath.page($0, of: path)) }
  }

  private static func redirects(_ aliases: [Alias], to path: String) -> [Page] {
    aliases.map { Page(.redirect(to: path), at: $0.path, origin: $0.location) }
  }

  private static func pagesByFile(_ site: Site) -> [String: String] {
    let articles = site.articles.map { ($0.body.source.name, SitePath.article($0)) }
    let pages = site.pages.map { ($0.body.source.name, SitePath.free($0)) }
    return Dictionary(articles + pages, uniquingKeysWith: { first, _ in first })
  }
}

extension SitePlan {
  /// Each template that a page needs and the theme lacks.
  private static func missingTemplates(_ pages: [Page], _ theme: Theme) -> [Diagnostic] {
    Set(pages.map(\.kind.template)).filter { theme.templates[$0] == nil }.map { name in
      Diagnostic(
        .error, code: "missing-template", "the theme has no template '\(name)'",
        at: SourceLocation(file: theme.folder.path(of: name)), hint: "add it to the theme")
    }
  }

  /// Each page whose file another page is written to already.
  private static func takenAddresses(_ pages: [Page]) -> [Diagnostic] {
    var owners: [String: Page] = [:]
    var problems: [Diagnostic] = []
    for page in pages {
      guard let owner = owners.updateValue(page, forKey: page.file) else { continue }
      let (holder, taker) = yields(owner, to: page) ? (page, owner) : (owner, page)
      owners[page.file] = holder
      let whose = holder.origin?.file ?? "a page that every site has"
      problems.append(
        Diagnostic(
          .error, code: "duplicate-url", "the address \(taker.path) is taken by \(whose)",
          at: taker.origin ?? SourceLocation(file: taker.path),
          hint: taker.kind.name == "redirect"
            ? "remove the alias" : "rename the file, or give it another 'slug'"))
    }
    return problems
  }

  /// Whether an address that two pages ask for is taken from the first: pages that every site has
  /// keep it before those named after their files, and these before those with an address that
  /// somebody wrote.
  private static func yields(_ page: Page, to other: Page) -> Bool {
    guard let origin = page.origin else { return false }
    guard let otherOrigin = other.origin else { return true }
    let isWritten = origin.line > 1
    return isWritten == (otherOrigin.line > 1) ? otherOrigin < origin : isWritten
  }

  /// Each entry of the main menu that leads nowhere.
  private static func brokenNavigation(_ site: Site, _ paths: Set<String>) -> [Diagnostic] {
    site.settings.navigation.compactMap { item in
      let path = SitePath.split(item.path).path
      guard !paths.contains(path) else { return nil }
      return Diagnostic(
        .error, code: "broken-link", "there is no page '\(path)'", at: item.location,
        hint: didYouMean(path, among: paths) ?? "correct the path, or add the page")
    }
  }
}
