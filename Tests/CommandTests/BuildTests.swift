import Foundation
import Testing

@Suite struct BuildTests {
  static let warning: TextArchive = """
    -- Content/news/2024-05-02-second.md --
    ---
    title: The second
    date: 2024-05-02
    ---
    Hello, <b>reader</b>.
    """
  static let warningText = """
    Content/news/2024-05-02-second.md:5:8: warning: raw HTML is left out: <b> [raw-html]
      5 | Hello, <b>reader</b>.
        |        ^
      hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}
    Content/news/2024-05-02-second.md:5:17: warning: raw HTML is left out: </b> [raw-html]
      5 | Hello, <b>reader</b>.
        |                 ^
      hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}

    """

  @Test func publishesTheSite() throws {
    let site = try TestSite()
    let first = try site.run("build")
    expectSummary(first, pages: 11, written: 23, unchanged: 0, removed: 0)
    let tree = try site.folder.tree()
    #expect(tree.paths == TestSite.publishedFiles)
    #expect(
      tree["news/first/index.html"] == """
        <!DOCTYPE html>
        <html lang="en">
        <title>The first</title>
        <link rel="stylesheet" href="../../assets/site.c2e6ffb21e.css">
        <nav><a href="../">News</a></nav>
        <main><p>See <a href="../../trophies/">all trophies</a>.</p>
        </main>
        </html>

        """)
    #expect(
      tree["404.html"] == """
        <!DOCTYPE html>
        <html lang="en">
        <title>Not found</title>
        <link rel="stylesheet" href="/site/assets/site.c2e6ffb21e.css">
        <nav><a href="/site/news/">News</a></nav>
        <main></main>
        </html>

        """)
    #expect(
      tree[".sitegen-manifest"] == """
        sitegen manifest 1: sitegen wrote these files and may remove them
        \(TestSite.publishedFiles.dropFirst().joined(separator: "\n"))

        """)
    expectSummary(
      try site.run("build"), pages: 11, written: 0, unchanged: 23, removed: 0)
    #expect(try site.folder.tree() == tree)
  }

  @Test func tellsWhatItDoesIfAsked() throws {
    let site = try TestSite()
    let run = try site.run("build", "--verbose")
    let written = TestSite.publishedFiles.dropFirst().map { "written \($0)\n" }.joined()
    #expect(run.output.hasPrefix(written + "11 pages: 23 written, "), "\(run)")
    #expect(try site.run("build", "--quiet") == Run(0))
    try site.folder.remove("Content/news/2024-05-01-first.md")
    let last = try site.run("build", "--verbose")
    #expect(
      last.output.hasPrefix(
        """
        written news/index.html
        written sitemap.xml
        removed feed.json
        removed feed.xml
        removed news/2024/index.html
        removed news/first/index.html
        removed news/tags/cup/feed.json
        removed news/tags/cup/feed.xml
        removed news/tags/cup/index.html
        8 pages: 2 written, 14 unchanged, 7 removed in 
        """), "\(last)")
  }

  @Test func warnsAndPublishes() throws {
    let site = try TestSite(Self.warning)
    #expect(try site.run("build", "--quiet") == Run(0, errors: Self.warningText))
    #expect(
      try site.folder.tree()["news/second/index.html"]?.contains("<p>Hello, reader.</p>") == true)
  }

  @Test func stopsAtAWarningIfStrict() throws {
    let site = try TestSite()
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    let before = try site.folder.tree()
    try site.folder.write(Self.warning)
    #expect(
      try site.run("build", "--strict")
        == Run(1, errors: Self.warningText + "sitegen: 2 warnings; nothing was published\n"))
    #expect(try site.folder.tree() == before)
  }

  @Test func publishesDraftsIfAsked() throws {
    let site = try TestSite(
      """
      -- Content/news/2024-05-02-second.md --
      ---
      title: The second
      date: 2024-05-02
      draft: true
      ---
      """)
    expectSummary(try site.run("build"), pages: 11, written: 23, unchanged: 0, removed: 0)
    #expect(try site.folder.tree().paths == TestSite.publishedFiles)
    expectSummary(
      try site.run("build", "--drafts"), pages: 12, written: 6, unchanged: 18, removed: 0)
    #expect(
      try site.folder.tree().paths
        == (TestSite.publishedFiles + ["news/second/index.html"]).sorted())
  }

  @Test func withholdsWhatIsDatedLater() throws {
    let site = try TestSite(
      """
      -- Content/news/2024-05-02-second.md --
      ---
      title: The second
      date: 2024-05-02
      ---
      """)
    let early = try site.run("build", "--now", "2024-05-01")
    #expect(early.output.hasPrefix("11 pages: 23 written"))
    #expect(early.errors.hasPrefix("Content/news/2024-05-02-second.md:3:7: note: "), "\(early)")
    #expect(early.errors.contains("withheld until 2024-05-02 [future-date]\n"), "\(early)")
    #expect(try site.folder.tree().paths == TestSite.publishedFiles)
    expectSummary(
      try site.run("build", "--strict", "--now", "2024-05-02"), pages: 12, written: 6,
      unchanged: 18, removed: 0)
    #expect(try site.run("build", "--quiet", "--now", "2024-05-01").code == 0)
    #expect(try site.folder.tree().paths == TestSite.publishedFiles)
  }

  @Test func buildsFromAndToAnyFolder() throws {
    let site = try TestSite()
    let clean = try site.cleanBuild()
    let elsewhere = TemporaryFolder()
    let run = try Sitegen.run(
      "build", "--quiet", "--site", site.folder.path, "--output", "new/deep/Public",
      in: elsewhere.path)
    #expect(run == Run(0))
    #expect(!site.folder.exists("Public"))
    #expect(try elsewhere.tree("new/deep/Public").differences(from: clean) == [])
    #expect(try Sitegen.run("build", "--quiet", "--site", site.folder.path) == Run(0))
    #expect(try site.folder.tree().differences(from: clean) == [])
  }

  @Test func namesFilesAsTheUserWould() throws {
    let site = try TestSite(Self.warning)
    let run = try Sitegen.run("build", "--quiet", "--site", site.folder.path)
    #expect(
      run
        == Run(
          0,
          errors: Self.warningText.replacing(
            "Content/news", with: site.folder("Content/news"))))
  }
}
