import Compression
import Content
import Diagnostics
import Files
import Parallel

/// All outputs of a site in all its languages, each of which can be rendered by itself, on any
/// thread.
public struct SitePlan: Sendable {
  /// All files of the site.
  public internal(set) var outputs: [PlannedOutput]
  /// How many of them are pages.
  public let pageCount: Int
  /// What was found wrong so far: templates that don't compile, addresses taken twice.
  public private(set) var problems: [Diagnostic]
  let editions: [EditionPlan]
  /// The pages by their paths on the whole site: the edition, and the place in its list.
  let pagesByPath: [String: (edition: Int, position: Int)]
  /// The anchors of the pages that links lead into, by their paths on the whole site; nil for a
  /// page of which nothing can be said.
  let knownAnchors = Memo<String, PageAnchors?>()

  /// Plans a site.
  ///
  /// - Parameters:
  ///   - editions: What to publish, the default language first, each with the theme in its language.
  ///   - content: The folder that it was read from.
  ///   - generator: The program's name and version, for the templates.
  public init(_ editions: [(site: Site, theme: Theme)], content: Folder, generator: String) {
    let indices = editions.concurrentMap(chunk: 1) { SiteIndex($0.site) }
    let pages = indices.map { (edition: $0.site.edition, pages: EditionPlan.pages(of: $0)) }
    let translations = Translations(pages)
    let pagesByFile = Dictionary(
      editions.flatMap { $0.site.pathsByFile }, uniquingKeysWith: { first, _ in first })
    let withheld = Dictionary(
      editions.flatMap { $0.site.paths(of: $0.site.withheld) },
      uniquingKeysWith: { first, _ in first })
    let plans = Array(indices.indices).concurrentMap(chunk: 1) { number in
      EditionPlan(
        indices[number], pages: pages[number].pages, pagesByFile: pagesByFile, withheld: withheld,
        translations: translations, content: content, theme: editions[number].theme,
        generator: generator)
    }
    self.editions = plans
    pageCount = plans.reduce(0) { $0 + $1.pages.count }
    let otherOutputs = Self.otherOutputs(plans)
    let pageOutputs = plans.enumerated().flatMap { number, plan in
      plan.pages.map { PlannedOutput($0, edition: number, prefix: plan.links.prefix) }
    }
    // The articles come first: rendering them tells what lists say of them.
    outputs =
      pageOutputs.filter(\.isArticle) + pageOutputs.filter { !$0.isArticle } + otherOutputs
    pagesByPath = Dictionary(
      plans.enumerated().flatMap { number, plan in
        plan.pages.enumerated().map { (plan.links.prefix + $1.path, (number, $0)) }
      }, uniquingKeysWith: { first, _ in first })
    problems = plans.flatMap(\.problems) + Self.takenAddresses(plans, by: otherOutputs)
    problems += brokenMenuAnchors()
  }

  /// Appends the HTML of a page of an edition to a buffer.
  ///
  /// - Returns: The problems of its template and its Markdown, in order of place; with an error
  ///   among them, what was appended is no whole page.
  public func render(_ page: Page, edition: Int, into buffer: inout [UInt8]) -> [Diagnostic] {
    editions[edition].render(page, anchors: anchors, into: &buffer).problems
  }

  /// The bytes of a feed of an edition; none if the theme can't be used, which its pages tell.
  public func bytes(of feed: Feed, as format: FeedFormat, edition: Int) -> [UInt8] {
    editions[edition].bytes(of: feed, as: format, anchors: anchors)
  }
}

extension SitePlan {
  /// The files that are no pages.
  private static func otherOutputs(_ plans: [EditionPlan]) -> [PlannedOutput] {
    let ofEditions = plans.enumerated().flatMap { number, plan in
      let formats = FeedFormat.published(by: plan.index.site.settings)
      let feeds = plan.feeds.values.sorted { $0.folder < $1.folder }.flatMap { feed in
        formats.map {
          PlannedOutput(feed, $0, edition: number, prefix: plan.links.prefix)
        }
      }
      return feeds + plan.files
    }
    let forSearchEngines =
      Sitemap(editions: plans).files
      + (plans.first.map { SearchEngineFiles(settings: $0.index.site.settings).files } ?? [])
    let others = forSearchEngines + hostingFiles(plans)
    return ofEditions + others.map { PlannedOutput(path: $0.path, bytes: $0.bytes) }
  }

  /// Each page whose file another page or one of the other files is written to already, or would be
  /// where case does not count.
  private static func takenAddresses(
    _ plans: [EditionPlan], by otherOutputs: [PlannedOutput]
  ) -> [Diagnostic] {
    let otherFiles = Set(otherOutputs.map { $0.file.lowercased() })
    var owners: [String: Page] = [:]
    var problems: [Diagnostic] = []
    for plan in plans {
      for page in plan.pages {
        let file = SitePath.file(servedAt: plan.links.prefix + page.path).lowercased()
        if otherFiles.contains(file) {
          problems.append(taken(page, by: "a file that every site has"))
        }
        guard let owner = owners.updateValue(page, forKey: file) else { continue }
        let (holder, taker) = yields(owner, to: page) ? (page, owner) : (owner, page)
        owners[file] = holder
        problems.append(taken(taker, by: holder.origin?.file ?? "a page that every site has"))
      }
    }
    return problems
  }

  private static func taken(_ page: Page, by holder: String) -> Diagnostic {
    Diagnostic(
      .error, code: "duplicate-url", "the address \(page.path) is taken by \(holder)",
      at: page.origin ?? SourceLocation(file: page.path),
      hint: page.kind.name == "redirect"
        ? "remove the alias" : "rename the file, or give it another 'slug'")
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
}

extension SitePlan {
  /// How text files are compressed, beside the files themselves.
  public var compression: [Compression] { settings?.hosting.compression ?? [] }

  private var settings: Settings? { editions.first?.index.site.settings }

  /// The files by which the site's servers are told of all editions.
  private static func hostingFiles(_ plans: [EditionPlan]) -> [(path: String, bytes: [UInt8])] {
    guard let settings = plans.first?.index.site.settings else { return [] }
    let redirects = plans.flatMap { plan in
      plan.pages.compactMap { Redirect($0, prefix: plan.links.prefix) }
    }
    return HostingFiles(settings: settings, redirects: redirects).files
  }
}
