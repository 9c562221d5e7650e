import ArgumentParser
import Building
import Content
import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The options of every command that reads a site.
struct ReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
  var site = "."

  @Option(
    help: ArgumentHelp(
      "The day to build for, such as 2025-04-24: what is dated later is withheld.",
      valueName: "date"),
    transform: Self.day)
  var now: PartialDate?

  /// The day to build for.
  func today() throws -> PartialDate { try now ?? Self.systemDay() }

  static func day(_ text: String) throws -> PartialDate {
    guard let date = PartialDate(text), date.day != nil else {
      throw ValidationError("'\(text)' is no day: write it as 2025-04-24")
    }
    return date
  }

  /// The day where the editor is.
  static func systemDay() throws -> PartialDate {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let day = PartialDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    guard let day else {
      throw ValidationError("the clock of this machine is wrong: give the day with --now")
    }
    return day
  }
}

/// The options of every command that builds a site, or does as if.
struct SiteOptions: ParsableArguments {
  @OptionGroup var reading: ReadingOptions

  @Flag(help: "Publish drafts too.")
  var drafts = false

  @Flag(help: "Let warnings stop the build, as errors do.")
  var strict = false

  func builder() throws -> SiteBuilder {
    SiteBuilder(
      site: reading.site,
      options: LoadOptions(now: try reading.today(), includesDrafts: drafts), isStrict: strict,
      generator: Sitegen.generator)
  }
}
