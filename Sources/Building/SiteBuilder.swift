import Compression
import Content
import Diagnostics
import Files
import Output
import Pages
import Parallel
import Synchronization

/// Turns a site's folder into its pages: loads, plans, renders on all cores, and publishes.
public struct SiteBuilder: Sendable {
  /// The folder of texts and data.
  public let content: Folder
  /// The folder of the theme.
  public let templates: Folder
  /// The folder of the site.
  let site: Folder
  /// The folder of the site's pictures for links, which are drawn once.
  let pictures: Folder
  /// The folder of what builds on this machine need not do again.
  let cache: Folder
  /// What to publish.
  public let options: LoadOptions
  /// Whether a warning stops the build as an error does.
  public let isStrict: Bool
  /// The program's name and version, for the pages.
  public let generator: String

  /// Makes a builder for the site in a folder.
  public init(site: String, options: LoadOptions, isStrict: Bool, generator: String) {
    let folder = Folder(site)
    self.site = folder
    content = Folder(folder.path(of: "Content"))
    templates = Folder(folder.path(of: "Templates"))
    pictures = Folder(folder.path(of: ".sitegen/share-images"))
    cache = Folder(folder.path(of: ".sitegen/cache"))
    self.options = options
    self.isStrict = isStrict
    self.generator = generator
  }

  /// What a build found and did.
  public struct Report: Sendable {
    /// Every problem found, sorted, each once.
    public var problems: [Diagnostic]
    /// How many pages the site has.
    public var pageCount: Int
    /// What changed in the output folder; nil if it was left alone.
    public var output: OutputSummary?
    /// The first day on which a build publishes more than this one; nil if there is none.
    public var nextChange: ScheduledChange?
    private let plan: SitePlan?

    /// The links that lead off the site; none if the site can't be read, or was not.
    public func outsideLinks() -> [OutsideLink] { plan?.outsideLinks() ?? [] }

    init(problems: [Diagnostic], plan: SitePlan?) {
      self.problems = problems.distinct
      self.plan = plan
      pageCount = plan?.pageCount ?? 0
      nextChange = plan?.nextChange
    }

    /// What a build would find and do that need not be done.
    init(unchangedBuild record: BuildRecord) {
      problems = []
      pageCount = record.pageCount
      output = OutputSummary(written: [], removed: [], unchanged: record.fileCount)
      nextChange = record.nextChange
      plan = nil
    }
  }

  /// Told after each output how many of how many are rendered, from any thread.
  public typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

  /// Whether a build with these problems is not published.
  public func isStopped(by problems: [Diagnostic]) -> Bool {
    problems.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
  }

  /// Renders the site without writing anything.
  ///
  /// - Throws: `BuildError` if a folder of the site can't be read.
  public func check() throws(BuildError) -> Report {
    let (plan, problems) = try plan()
    return check(plan, problems)
  }

  /// Renders the site and publishes it; with any error the output folder stays as it is. If nothing
  /// has changed since the last build, nothing is done.
  ///
  /// - Throws: `BuildError` if a folder can't be read or written.
  public func build(
    to output: String, progress: @escaping Progress = { _, _ in }
  ) async throws(BuildError) -> Report {
    let inputs = inputStates()
    if let report = unchangedBuild(of: inputs, in: output) { return report }
    let (planned, problems) = try plan()
    guard var plan = planned, !isStopped(by: problems) else { return check(planned, problems) }
    let search = await searchVersion(for: plan)
    let found = problems + (await drawShareImages(of: &plan)) + search.problems
    do throws(OutputError) {
      let folder = try OutputFolder(at: output)
      let (problems, searched) = try Self.render(plan, into: folder, progress: progress)
      var report = Report(problems: found + problems, plan: plan)
      if let version = search.version, !isStopped(by: report.problems) {
        report.problems += try await addSearchIndex(
          of: plan, searched, by: version, published: Folder(output), to: folder)
      }
      // Of a broken site nobody knows yet what it will publish.
      if !report.problems.contains(where: { $0.severity == .error }) {
        report.problems = (report.problems + Self.lostPages(plan, folder)).sorted()
      }
      if isStopped(by: report.problems) {
        folder.abandon()
      } else {
        report.output = try folder.commit { summary in
          keepRecord(of: report, summary, of: inputs, in: output)
        }
      }
      return report
    } catch {
      throw .output(error)
    }
  }

  /// A warning for each page that a commit would take away.
  private static func lostPages(_ plan: SitePlan, _ folder: OutputFolder) -> [Diagnostic] {
    let manifest = folder.manifestPath
    return folder.obsoleteFiles().compactMap { file in
      var problem = plan.lostPage(
        file.path, at: SourceLocation(file: manifest, line: file.line))
      // When the problem is printed, the manifest will be another.
      problem?.excerpt = Excerpt(line: file.path, column: 1)
      return problem
    }
  }

  /// Reads the site and plans its outputs, without rendering any.
  ///
  /// - Parameters:
  ///   - cache: What is known from reading the same site before.
  ///   - known: A plan of the same site as it was before.
  /// - Returns: The plan, or nil if the settings or the coach can't be read, and the problems found.
  /// - Throws: `BuildError` if a folder of the site can't be read.
  public func plan(
    cache: SiteCache? = nil, reusing known: SitePlan? = nil
  ) throws(BuildError) -> (plan: SitePlan?, problems: [Diagnostic]) {
    let (read, compiled) = concurrently {
      Result { () throws(FileError) in
        try Site.load(from: content, options: options, cache: cache)
      }
    } _: {
      Result { () throws(FileError) in try Theme.load(from: templates, reusing: known?.theme) }
    }
    do throws(FileError) {
      let (sites, contentProblems) = try read.get()
      let (theme, themeProblems) = try compiled.get()
      let problems = contentProblems + themeProblems
      if sites.isEmpty { return (nil, problems + theme.syntaxProblems) }
      let themes = sites.map { theme.speaking($0.language) }
      let plan = SitePlan(
        zip(sites, themes).map { (site: $0, theme: $1.theme) }, content: content,
        generator: generator, reusing: known)
      return (plan, problems + themes.flatMap(\.problems) + plan.problems)
    } catch {
      throw .folder(error)
    }
  }

  private func check(_ plan: SitePlan?, _ found: [Diagnostic]) -> Report {
    guard let plan else { return Report(problems: found, plan: nil) }
    let problems = plan.outputs.concurrentMap { output -> [Diagnostic] in
      guard case .page(let page, let edition) = output.content else { return [] }
      var html: [UInt8] = []
      return plan.render(page, edition: edition, into: &html)
    }
    return Report(problems: found + problems.joined(), plan: plan)
  }

  /// Adds all outputs to a folder; what is wrong with the content is told, not thrown.
  ///
  /// - Returns: What is wrong, and the fingerprints of the pages that are searched by their files.
  private static func render(
    _ plan: SitePlan, into folder: OutputFolder, progress: @escaping Progress
  ) throws(OutputError) -> (problems: [Diagnostic], searched: [String: Fingerprint]) {
    let done = Atomic(0)
    let searched = Mutex<[String: Fingerprint]>([:])
    let failure = Mutex<OutputError?>(nil)
    let outputs = plan.outputs
    let problems = outputs.concurrentMap { output -> [Diagnostic] in
      // Once the disk has failed, the rest would only fail again.
      if failure.withLock({ $0 }) != nil { return [] }
      var problems: [Diagnostic] = []
      do throws(OutputError) {
        problems = try Self.render(output, of: plan, into: folder, searched: searched)
      } catch  where error.isEnvironmental {
        failure.withLock { $0 = $0 ?? error }
      } catch {
        problems.append(
          Diagnostic(
            .error, code: "bad-path", error.message, at: output.origin, hint: error.hint))
      }
      progress(done.add(1, ordering: .relaxed).newValue, outputs.count)
      return problems
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return (Array(problems.joined()), searched.withLock { $0 })
  }

  /// Adds an output to a folder, and what it is compressed to.
  private static func render(
    _ output: PlannedOutput, of plan: SitePlan, into folder: OutputFolder,
    searched: borrowing Mutex<[String: Fingerprint]>
  ) throws(OutputError) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var bytes: [UInt8] = []
    switch output.content {
    case .page(let page, let edition):
      // As most pages have; growing to it would copy a page twice.
      bytes.reserveCapacity(16 << 10)
      problems = plan.render(page, edition: edition, into: &bytes)
      try folder.add(output.file, bytes: bytes)
      if plan.isSearched(page) {
        let fingerprint = Fingerprint(ofMany: bytes)
        searched.withLock { $0[output.file] = fingerprint }
      }
    case .feed(let feed, let format, let edition):
      bytes = plan.bytes(of: feed, as: format, edition: edition)
      try folder.add(output.file, bytes: bytes)
    case .bytes(let make):
      bytes = make()
      try folder.add(output.file, bytes: bytes)
    case .copy(let source):
      try folder.add(output.file, copying: source)
      guard !plan.compression.isEmpty, Compression.isWorthwhile(for: source),
        let content = try? readFile(source)
      else { return [] }
      bytes = content
    }
    guard Compression.isWorthwhile(for: output.file) else { return problems }
    for compression in plan.compression {
      try folder.add(
        output.file + compression.ending,
        unless: { compression.isCompressed($0, of: bytes) },
        make: { compression.compress(bytes) })
    }
    return problems
  }
}
