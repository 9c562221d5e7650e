import Content
import Diagnostics
import Files
import Markdown
import Parallel
import Templates

/// The outputs of one edition of a site; an object, since every view of every page holds it.
final class EditionPlan: Sendable {
  let pages: [Page]
  /// What is new on them, for feed readers, by the folders of the feeds.
  let feeds: [String: Feed]
  /// The files that are neither.
  let files: [PlannedOutput]
  /// What was found wrong so far: templates that don't compile, a menu that leads nowhere.
  let problems: [Diagnostic]
  /// Whether all templates are there and compile, and the theme has its words.
  let canRender: Bool
  let index: SiteIndex
  let theme: Theme
  let environment: Environment
  let links: LinkResolver
  let translations: Translations
  /// The pages' own texts by slug: `trophies.md` introduces the page of trophies.
  let introductions: [String: FreePage]
  /// The program's name and version.
  let generator: String
  /// The articles as feeds have them, by their positions: most stand in more than one.
  let feedEntries = Memo<Int, [FeedFormat: FeedDocument.WrittenEntry]>()
  /// The charts that were drawn: a page that links lead into is rendered twice, and some charts stand
  /// on several.
  let charts = Memo<Charts.Place, Result<String, TemplateError>>()
  /// What other programs make for it.
  let additions = Additions()

  /// Plans an edition.
  ///
  /// - Parameters:
  ///   - index: What to publish.
  ///   - pages: Its pages.
  ///   - pagesByFile: The paths of all editions' pages by the files that they are made of.
  ///   - withheld: What no edition publishes, by its path on the whole site.
  ///   - translations: The pages that editions have in common.
  ///   - content: The folder that the site was read from.
  ///   - theme: How to show it.
  ///   - generator: The program's name and version, for the templates.
  init(
    _ index: SiteIndex, pages: [Page], pagesByFile: [String: String],
    withheld: [String: Withheld.Reason], translations: Translations, content: Folder, theme: Theme,
    generator: String
  ) {
    let site = index.site
    self.index = index
    self.theme = theme
    self.translations = translations
    self.generator = generator
    introductions = Dictionary(
      site.pages.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let dataFiles = DataFiles(site: site).files
    let prefix = site.edition.prefix
    self.pages = pages
    let feeds = Feed.all(of: index, pages: pages)
    self.feeds = Dictionary(feeds.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
    let formats = FeedFormat.published(by: site.settings)
    let feedPaths = feeds.flatMap { feed in formats.map(feed.path) }
    files =
      dataFiles.map { PlannedOutput(path: prefix + $0.path, bytes: $0.bytes) }
      + (site.edition.isDefault ? Self.sharedOutputs(theme, site, content) : [])
    links = LinkResolver(
      prefix: prefix, paths: Set(pages.map(\.path) + dataFiles.map(\.path) + feedPaths),
      shared: translations.paths.union(site.images.map { SitePath.file($0.path) })
        .union(site.settings.hasSearch ? [SitePath.searchIndex] : []),
      withheld: withheld, pagesByFile: pagesByFile, named: NamedTargets(index),
      imageSizes: Dictionary(
        site.images.compactMap { image in image.size.map { (SitePath.file(image.path), $0) } },
        uniquingKeysWith: { first, _ in first }))
    environment = Environment(
      templates: theme.templates,
      globals: SiteGlobals(index: index, theme: theme, generator: generator).values)
    let unusable = environment.diagnostics + Self.missingTemplates(pages, theme)
    canRender = unusable.isEmpty && theme.hasStrings
    problems = unusable + Self.brokenNavigation(site, links) + Self.missingFeedWords(theme)
  }

  /// The files that all editions use.
  private static func sharedOutputs(
    _ theme: Theme, _ site: Site, _ content: Folder
  ) -> [PlannedOutput] {
    theme.assets.values.map { PlannedOutput($0) }
      + site.images.map { PlannedOutput($0, in: content) }
  }

  /// The pages of an edition.
  static func pages(of index: SiteIndex) -> [Page] {
    let site = index.site
    let builtIn = ["", "trophies", "career", "quotes", "news"]
    var pages = [
      Page(.home, at: SitePath.home), Page(.trophies, at: SitePath.trophies),
      Page(.career, at: SitePath.career), Page(.quotes, at: SitePath.quotes),
    ]
    if site.settings.hasSearch { pages.append(Page(.search, at: SitePath.search)) }
    // Servers look for one such page, at the root.
    if site.edition.isDefault { pages.append(Page(.notFound, at: SitePath.notFound)) }
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
      Page(
        .article(position, article.body), at: SitePath.article(article), origin: article.location)
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
}

extension EditionPlan {
  /// Each template that a page needs and the theme lacks.
  private static func missingTemplates(_ pages: [Page], _ theme: Theme) -> [Diagnostic] {
    Set(pages.map(\.kind.template)).filter { theme.templates[$0] == nil }.map { name in
      Diagnostic(
        .error, code: "missing-template", "the theme has no template '\(name)'",
        at: SourceLocation(file: theme.folder.path(of: name)), hint: "add it to the theme")
    }
  }

  /// Each entry of the main menu that leads nowhere.
  private static func brokenNavigation(_ site: Site, _ links: LinkResolver) -> [Diagnostic] {
    site.settings.navigation.compactMap { item in
      let path = SitePath.split(item.path).path
      guard links.path(of: path) == nil else { return nil }
      return Diagnostic(
        .error, code: "broken-link", "there is no page '\(path)'", at: item.location,
        hint: didYouMean(path, among: links.paths) ?? "correct the path, or add the page")
    }
  }
}
