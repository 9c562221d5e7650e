import ArgumentParser
import Building
import Content
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The options of every command that reads a whole site.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var site = "."

  @Flag(help: "Publish drafts too.")
  var drafts = false

  @Option(
    help: ArgumentHelp(
      "The day to build for, such as 2025-04-24: what is dated later is withheld.",
      valueName: "date"),
    transform: Self.day)
  var now: PartialDate?

  @Flag(help: "Let warnings stop the build, as errors do.")
  var strict = false

  func builder() throws -> SiteBuilder {
    guard let now = now ?? Self.today else {
      throw ValidationError("the clock of this machine is wrong: give the day with --now")
    }
    return SiteBuilder(
      site: site, options: LoadOptions(now: now, includesDrafts: drafts), isStrict: strict,
      generator: "sitegen \(Sitegen.version)")
  }

  private static func day(_ text: String) throws -> PartialDate {
    guard let date = PartialDate(text), date.day != nil else {
      throw ValidationError("'\(text)' is no day: write it as 2025-04-24")
    }
    return date
  }

  /// The day where the editor is.
  private static var today: PartialDate? {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return PartialDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
