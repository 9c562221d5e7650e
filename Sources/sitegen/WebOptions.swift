import ArgumentParser
import Diagnostics
import LinkCheck
import Pages

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The options of asking the web for links that lead off the site.
struct WebOptions: ParsableArguments {
  @Flag(help: "Also ask the web whether outside links still lead somewhere; needs curl.")
  var external = false

  @Option(
    help: ArgumentHelp(
      "The file that keeps the web's answers for a day; without it, one among the user's caches.",
      valueName: "file"))
  var cache: String?

  func validate() throws {
    if cache != nil, !external { throw ValidationError("--cache is for --external") }
  }

  /// What the web says of the links, if it is to be asked.
  func problems(of links: @autoclosure () -> [OutsideLink]) async throws -> [Diagnostic] {
    guard external else { return [] }
    let links = links()
    let path = cache ?? Self.userCache
    let checker = LinkChecker(
      agent: "sitegen/\(Sitegen.version) (link check)", cache: path, now: time(nil))
    let report = try Console.unwrap(await checker.result(for: links.map(\.url)))
    let problems = links.compactMap { link in
      report.answers[link.url]?.diagnostic(for: link.url, at: link.location)
    }
    guard let failure = report.cacheFailure, let path else { return problems }
    return problems + [
      Diagnostic(
        .note, code: "unwritable-cache", "the web's answers can't be kept: \(failure)",
        at: SourceLocation(file: path), hint: "name another file with --cache")
    ]
  }

  /// Where this system keeps what programs can get again (XDG Base Directory Specification; File
  /// System Programming Guide of macOS); nil if the user has no home.
  private static var userCache: String? {
    func folder(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    #if canImport(Darwin)
      let caches = folder("HOME").map { "\($0)/Library/Caches" }
    #else
      let caches = folder("XDG_CACHE_HOME") ?? folder("HOME").map { "\($0)/.cache" }
    #endif
    return caches.map { "\($0)/sitegen/links.txt" }
  }
}

extension LinkChecker {
  fileprivate func result(for urls: [String]) async -> Result<Report, LinkCheckError> {
    do throws(LinkCheckError) {
      return .success(try await check(urls))
    } catch {
      return .failure(error)
    }
  }
}
