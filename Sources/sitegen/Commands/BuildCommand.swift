import ArgumentParser
import Pages

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the site into Public.",
    discussion: """
      Only files whose content changes are written, all at once when everything has been rendered; \
      with any error Public stays as it is. Files in Public that sitegen did not write are left \
      alone.
      """)

  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The folder to write into; without it, Public in the site's folder.", valueName: "dir"))
  var output: String?

  @Flag(help: "Print errors and warnings only.")
  var quiet = false

  @Flag(help: "Print each file that is written or removed.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let report = try await site.build(to: output, showsProgress: !quiet)
    guard let written = report.output else {
      throw Console.stopped(by: report.problems, nothing: "nothing was published")
    }
    if verbose {
      for path in written.written { print("written \(path)") }
      for path in written.removed { print("removed \(path)") }
    }
    if !quiet {
      print(
        "\(report.pageCount) pages: \(written.written.count) written, "
          + "\(written.unchanged) unchanged, \(written.removed.count) removed "
          + "in \(start.duration(to: clock.now).seconds) s")
      if let next = report.nextChange { print(next.text) }
    }
    withExtendedLifetime(report) { Console.end() }
  }
}

extension ScheduledChange {
  /// What happens by itself, and when.
  fileprivate var text: String {
    let others = paths.count == 1 ? "" : " and \(paths.count - 1) more"
    return "next change by itself: \(day), \(paths.first ?? "")\(others)"
  }
}
