import Foundation
import Testing

@Suite struct CheckTests {
  static let mistakes: TextArchive = """
    -- Content/news/2024-05-02-second.md --
    ---
    title: The second
    date: 2024-05-02
    teams: [lion]
    ---
    Hello, <b>"reader".
    """
  static let text = """
    Content/news/2024-05-02-second.md:4:9: error: unknown team 'lion' [unknown-team]
      4 | teams: [lion]
        |         ^
      hint: did you mean 'lions'?
    Content/news/2024-05-02-second.md:6:8: warning: raw HTML is left out: <b> [raw-html]
      6 | Hello, <b>"reader".
        |        ^
      hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}

    """

  @Test(arguments: [[], ["--strict"]])
  func passesAGoodSite(options: [String]) throws {
    let site = try TestSite()
    let run = try CommandTests.run(Sitegen.path, ["check"] + options, in: site.folder.path)
    #expect(run == Run(0, "11 pages: no problems\n"))
    #expect(!site.folder.exists("Public"))
  }

  @Test func findsAllMistakes() throws {
    let site = try TestSite(Self.mistakes)
    let before = try site.folder.tree("")
    let run = try site.run("check")
    #expect(run == Run(1, errors: Self.text + "sitegen: 1 error, 1 warning\n"))
    #expect(try site.folder.tree("") == before)
  }

  @Test func endsWellWithWarningsUnlessStrict() throws {
    let site = try TestSite(BuildTests.warning)
    #expect(
      try site.run("check")
        == Run(0, "12 pages: 2 warnings\n", errors: BuildTests.warningText))
    #expect(
      try site.run("check", "--strict")
        == Run(1, errors: BuildTests.warningText + "sitegen: 2 warnings\n"))
    #expect(!site.folder.exists("Public"))
  }

  struct Problem: Decodable, Equatable {
    var severity, code, message, file: String
    var line, column: Int
    var hint: String?
  }

  @Test func speaksJSON() throws {
    let site = try TestSite(Self.mistakes)
    let run = try site.run("check", "--format", "json")
    #expect(run.code == 1)
    #expect(run.errors == "sitegen: 1 error, 1 warning\n")
    #expect(
      try JSONDecoder().decode([Problem].self, from: Data(run.output.utf8)) == [
        Problem(
          severity: "error", code: "unknown-team", message: "unknown team 'lion'",
          file: "Content/news/2024-05-02-second.md", line: 4, column: 9,
          hint: "did you mean 'lions'?"),
        Problem(
          severity: "warning", code: "raw-html", message: "raw HTML is left out: <b>",
          file: "Content/news/2024-05-02-second.md", line: 6, column: 8,
          hint: "write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}"),
      ])
    let good = try TestSite().run("check", "--format", "json")
    #expect(good.code == 0 && good.errors == "")
    #expect(try JSONDecoder().decode([Problem].self, from: Data(good.output.utf8)) == [])
  }

  @Test func annotatesForGitHub() throws {
    let site = try TestSite(Self.mistakes)
    let run = try site.run("check", "--format", "github")
    let place = "file=Content/news/2024-05-02-second.md"
    #expect(
      run
        == Run(
          1,
          """
          ::error \(place),line=4,col=9,title=unknown-team::unknown team 'lion'; did you mean \
          'lions'?
          ::warning \(place),line=6,col=8,title=raw-html::raw HTML is left out: <b>; write it in \
          Markdown, or allow it in site.yaml: markdown: {raw-html: true}

          """, errors: "sitegen: 1 error, 1 warning\n"))
    #expect(try TestSite().run("check", "--format", "github") == Run(0))
  }
}
