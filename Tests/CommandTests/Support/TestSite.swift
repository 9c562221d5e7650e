import Foundation
import Testing

/// A small valid site with a tiny theme, which a test changes and builds.
struct TestSite {
  let folder = TemporaryFolder()

  /// Makes the site; the files of the archive are added or stand instead of its own.
  init(_ changes: TextArchive = "") throws {
    try folder.write(Self.base)
    try folder.write(changes)
  }

  /// Runs sitegen in the site's folder.
  @discardableResult
  func run(_ arguments: String...) throws -> Run {
    try withExtendedLifetime(folder) {
      try CommandTests.run(Sitegen.path, arguments, in: folder.path)
    }
  }

  /// What a build in a folder of its own publishes.
  func cleanBuild(_ options: String...) throws -> Tree {
    let output = TemporaryFolder()
    let arguments = ["build", "--quiet", "--output", output("Public")] + options
    try #require(try CommandTests.run(Sitegen.path, arguments, in: folder.path).code == 0)
    return try output.tree()
  }
}

/// Expects a build of the site with the changes to print exactly these problems, to end with the
/// exit code 1, and to leave what was published before as it is.
func expectMistake(
  _ changes: TextArchive, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let site = try TestSite()
  try #require(try site.run("build", "--quiet") == Run(0), sourceLocation: sourceLocation)
  try site.folder.write(changes)
  try expectRefusal(of: site, text, sourceLocation: sourceLocation)
}

/// Expects what `expectMistake` does of a site that was built and then changed.
func expectRefusal(
  of site: TestSite, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let before = try site.folder.tree()
  let run = try site.run("build")
  #expect(run == Run(1, errors: text + "\n"), sourceLocation: sourceLocation)
  #expect(try site.folder.tree() == before, sourceLocation: sourceLocation)
}

/// Expects a line such as "10 pages: 14 written, 0 unchanged, 0 removed in 0.03 s" alone.
func expectSummary(
  _ run: Run, pages: Int, written: Int, unchanged: Int, removed: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let counts =
    "\(pages) pages: \(written) written, \(unchanged) unchanged, \(removed) removed in "
  #expect(run.code == 0 && run.errors == "", sourceLocation: sourceLocation)
  #expect(run.output.hasPrefix(counts), "\(run)", sourceLocation: sourceLocation)
  #expect(
    run.output.dropFirst(counts.count).wholeMatch(of: /[0-9]+\.[0-9][0-9] s\n/) != nil, "\(run)",
    sourceLocation: sourceLocation)
}
