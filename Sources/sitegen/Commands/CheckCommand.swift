import ArgumentParser
import Building
import Diagnostics

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for mistakes without writing anything.",
    discussion: """
      Everything is read, checked and rendered as for a build. Exits with 1 if there is an error, \
      with --strict also if there is a warning.
      """)

  /// How problems are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, github
  }

  @OptionGroup var site: SiteOptions

  @Option(help: "How to write the problems: text, json, or github for its workflow annotations.")
  var format = Format.text

  @OptionGroup var web: WebOptions

  func run() async throws {
    let builder = try site.builder()
    let report = try Console.unwrap(Result { () throws(BuildError) in try builder.check() })
    let problems = (report.problems + (try await web.problems(of: report.outsideLinks()))).sorted()
    switch format {
    case .text: Console.print(problems)
    case .json: print(problems.json)
    case .github: for problem in problems { print(problem.githubAnnotation) }
    }
    if builder.isStopped(by: problems) { throw Console.stopped(by: problems) }
    if format == .text { print("\(report.pageCount) pages: \(problems.counts)") }
  }
}
