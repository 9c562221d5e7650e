import ArgumentParser
import Building
import Content
import Files
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

  /// The folder of texts and data.
  var content: Folder { Folder(Folder(site).path(of: "Content")) }

  /// Where the site is built unless another folder is named.
  var publicFolder: String { Folder(site).path(of: "Public") }

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

  /// Builds the site, and prints what is wrong with it.
  ///
  /// - Parameter output: The folder to write into; nil for `Public` in the site's folder.
  func build(to output: String?, showsProgress: Bool) async throws -> SiteBuilder.Report {
    let builder = try builder()
    let progress = ProgressLine(isShown: showsProgress)
    let result: Result<SiteBuilder.Report, BuildError>
    do throws(BuildError) {
      result = .success(
        try await builder.build(to: output ?? reading.publicFolder) { done, total in
          progress.update(done, of: total)
        })
    } catch {
      result = .failure(error)
    }
    progress.clear()
    let report = try Console.unwrap(result)
    Console.print(report.problems)
    return report
  }
}
