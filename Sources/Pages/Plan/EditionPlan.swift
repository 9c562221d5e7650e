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
  let menu: [MenuItem]
  let translations: Translations
  /// The pages' own texts by slug: `trophies.md` introduces the page of trophies.
  let introductions: [String: FreePage]
  /// The program's name and version.
  let generator: String
  /// The positions of the articles that stand in feeds.
  let articlesInFeeds: Set<Int>
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
  ///   - routes: The addresses of the whole site.
  ///   - number: Which of the editions it is.
  ///   - withheld: What no edition publishes, by its path on the whole site.
  ///   - content: The folder that the site was read from.
  ///   - theme: How to show it.
  ///   - generator: The program's name and version, for the templates.
  init(
    _ index: SiteIndex, routes: Routes, number: Int, withheld: [String: Withheld.Reason],
    content: Folder, theme: Theme, generator: String
  ) {
    let site = index.site
    self.index = index
    self.theme = theme
    self.generator = generator
    translations = routes.translations
    pages = routes.pages[number]
    introductions = Dictionary(
      site.pages.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let prefix = site.edition.prefix
    let feeds = Feed.all(of: index, pages: pages)
    articlesInFeeds = feeds.reduce(into: []) { positions, feed in
      if case .articles(let articles) = feed.entries { positions.formUnion(articles) }
    }
    self.feeds = Dictionary(feeds.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
    let formats = FeedFormat.published(by: site.settings)
    let feedPaths = feeds.flatMap { feed in formats.map(feed.path) }
    files =
      DataFiles(site: site).outputs(below: prefix)
      + (site.edition.isDefault ? Self.sharedOutputs(theme, site, content) : [])
    links = LinkResolver(
      prefix: prefix, pages: routes.paths[number], files: Set(DataFiles.paths + feedPaths),
      sharedPages: translations.paths,
      sharedFiles: Set(site.images.map { SitePath.file($0.path) })
        .union(site.settings.hasSearch ? [SitePath.searchIndex] : []),
      withheld: withheld, pagesByFile: routes.pagesByFile, named: NamedTargets(index),
      imageSizes: Dictionary(
        site.images.compactMap { image in image.size.map { (SitePath.file(image.path), $0) } },
        uniquingKeysWith: { first, _ in first }))
    menu = site.settings.navigation.map(MenuItem.init)
    environment = theme.environment.with(
      globals: SiteGlobals(index: index, theme: theme, generator: generator).values)
    let unusable = environment.diagnostics + Self.missingTemplates(routes.templates[number], theme)
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
}

extension EditionPlan {
  /// Each template that a page needs and the theme lacks.
  private static func missingTemplates(_ names: Set<String>, _ theme: Theme) -> [Diagnostic] {
    names.filter { theme.templates[$0] == nil }.map { name in
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
