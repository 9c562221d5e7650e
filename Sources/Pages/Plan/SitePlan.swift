import Compression
import Content
import Diagnostics
import Files
import Parallel

/// All outputs of a site in all its languages, each of which can be rendered by itself, on any
/// thread.
public struct SitePlan: Sendable {
  /// All files of the site, in the order in which they are best made: single files that take long, such
  /// as the sitemap, before the pages, and feeds after the articles whose texts they have.
  public var outputs: [PlannedOutput] {
    otherOutputs.filter { !$0.isFeed } + routes.outputs + otherOutputs.filter(\.isFeed)
  }
  /// Those that are no pages.
  var otherOutputs: [PlannedOutput]
  /// How many of them are pages.
  public let pageCount: Int
  /// What was found wrong so far: templates that don't compile, addresses taken twice.
  public private(set) var problems: [Diagnostic]
  let editions: [EditionPlan]
  let routes: Routes
  /// The anchors of the pages that links lead into, by their paths on the whole site; nil for a
  /// page of which nothing can be said.
  let knownAnchors = Memo<String, PageAnchors?>()

  /// Plans a site.
  ///
  /// - Parameters:
  ///   - editions: What to publish, the default language first, each with the theme in its language.
  ///   - content: The folder that it was read from.
  ///   - generator: The program's name and version, for the templates.
  ///   - known: A plan of the same site as it was before; the parts of it that are still true serve.
  public init(
    _ editions: [(site: Site, theme: Theme)], content: Folder, generator: String,
    reusing known: SitePlan? = nil
  ) {
    let indices = Array(editions.indices).concurrentMap(chunk: 1) { number in
      SiteIndex(
        editions[number].site, reusing: known?.editions.dropFirst(number).first?.index)
    }
    let sources = indices.map(RouteSources.init)
    let routes = known.flatMap { $0.routes.sources == sources ? $0.routes : nil } ?? Routes(sources)
    self.routes = routes
    let withheld = Dictionary(
      editions.flatMap { $0.site.paths(of: $0.site.withheld) },
      uniquingKeysWith: { first, _ in first })
    let plans = Array(indices.indices).concurrentMap(chunk: 1) { number in
      EditionPlan(
        indices[number], routes: routes, number: number, withheld: withheld, content: content,
        theme: editions[number].theme, generator: generator)
    }
    self.editions = plans
    pageCount = routes.outputs.count
    otherOutputs = Self.otherOutputs(plans, routes)
    problems = plans.flatMap(\.problems) + routes.problems + routes.problems(with: otherOutputs)
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
  private static func otherOutputs(_ plans: [EditionPlan], _ routes: Routes) -> [PlannedOutput] {
    let ofEditions = plans.enumerated().flatMap { number, plan in
      let formats = FeedFormat.published(by: plan.index.site.settings)
      let feeds = plan.feeds.values.sorted { $0.folder < $1.folder }.flatMap { feed in
        formats.map {
          PlannedOutput(feed, $0, edition: number, prefix: plan.links.prefix)
        }
      }
      return feeds + plan.files
    }
    guard let settings = plans.first?.index.site.settings else { return ofEditions }
    let forServers =
      SearchEngineFiles(settings: settings).files
      + HostingFiles(settings: settings, redirects: routes.redirects).files
    return ofEditions + Sitemap(editions: plans).outputs
      + forServers.map { PlannedOutput(path: $0.path, bytes: $0.bytes) }
  }

  /// What the file at a path in the output folder is made of; nil if the site has no such file.
  public func output(_ file: String) -> PlannedOutput? {
    routes.output(file) ?? otherOutputs.first { $0.file == file }
  }
}

extension SitePlan {
  /// How text files are compressed, beside the files themselves.
  public var compression: [Compression] { settings?.hosting.compression ?? [] }

  private var settings: Settings? { editions.first?.index.site.settings }
}
