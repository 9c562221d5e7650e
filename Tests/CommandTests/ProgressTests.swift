import Foundation
import Testing

/// A build of more than a second shows how far it is, on a terminal only.
@Suite struct ProgressTests {
  /// A site that takes some seconds, whatever the machine: each page counts to a large number.
  static func slowSite() throws -> TestSite {
    let steps = Sitegen.isRelease ? 3_000 : 40
    let site = try TestSite()
    try site.folder.write(
      "Templates/article.html",
      "{% for a in range(\(steps)) %}{% for b in range(1000) %}{% endfor %}{% endfor %}")
    for number in 0..<40 {
      try site.folder.write(
        "Content/news/2023-01-01-story-\(number).md",
        "---\ntitle: Story \(number)\ndate: 2023-01-01\n---\n")
    }
    return site
  }

  @Test func isSilentElsewhere() throws {
    let site = try Self.slowSite()
    let start = Date()
    expectSummary(try site.run("build"), pages: 59, written: 71, unchanged: 0, removed: 0)
    #expect(Date().timeIntervalSince(start) > 1, "this site is too quick to test anything")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func showsOnATerminal() throws {
    let site = try Self.slowSite()
    let command = "'\(Sitegen.path)' build"
    let run = try CommandTests.run(
      "/usr/bin/script", ["-qec", command, "/dev/null"], in: site.folder.path)
    #expect(run.code == 0)
    #expect(
      run.output.contains(#/^(\r\x1B\[K[0-9]+ of 71 files)+\r\x1B\[K59 pages: 71 written, /#),
      "\(run)")
    #expect(run.output.hasSuffix(" s\r\n"), "\(run)")
    let quiet = try CommandTests.run(
      "/usr/bin/script", ["-qec", command + " --quiet", "/dev/null"], in: site.folder.path)
    #expect(quiet == Run(0))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func colorsProblemsOnATerminal() throws {
    let site = try TestSite("-- Templates/home.html --\n{{ nope }}")
    let run = try CommandTests.run(
      "/usr/bin/script", ["-qec", "env -u NO_COLOR '\(Sitegen.path)' check", "/dev/null"],
      in: site.folder.path)
    #expect(run.code == 1)
    #expect(run.output.contains("\u{1B}[1;31merror: \u{1B}[0m'nope' is undefined"), "\(run)")
    let plain = try CommandTests.run(
      "/usr/bin/script", ["-qec", "env NO_COLOR=1 '\(Sitegen.path)' check", "/dev/null"],
      in: site.folder.path)
    #expect(!plain.output.contains("\u{1B}"), "\(plain)")
  }
}
