import Foundation
import Testing

/// What a build does to what was published before.
@Suite struct PublishedFolderTests {
  @Test func isNotTouchedIfNothingChanges() throws {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet") == Run(0))
    let before = try site.folder.tree()
    expectSummary(try site.run("build"), pages: 11, written: 0, unchanged: 23, removed: 0)
    #expect(try site.folder.tree() == before)
  }

  @Test func losesTheRemovedArticleAndKeepsAStrangersFile() throws {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet") == Run(0))
    try site.folder.write("Public/CNAME", "coach.example\n")
    try site.folder.write("Public/news/first/photo.txt", "mine\n")
    try site.folder.remove("Content/news/2024-05-01-first.md")
    let run = try site.run("build")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("8 pages: 2 written, 14 unchanged, 7 removed in "), "\(run)")
    let gone = [
      "feed.json", "feed.xml", "news/2024/index.html", "news/first/index.html",
      "news/tags/cup/feed.json", "news/tags/cup/feed.xml", "news/tags/cup/index.html",
    ]
    #expect(
      try site.folder.tree().paths
        == (TestSite.publishedFiles.filter { !gone.contains($0) }
        + ["CNAME", "news/first/photo.txt"]).sorted())
    #expect(!site.folder.exists("Public/news/tags"))
    #expect(try site.folder.tree()["news/first/photo.txt"] == "mine\n")
  }

  @Test func changesOnlyWhereTheContentDoes() throws {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet") == Run(0))
    let before = try site.folder.tree()
    try site.folder.write("Templates/assets/site.css", "main { margin: 2em }\n")
    #expect(try site.run("build", "--quiet") == Run(0))
    let css = try site.folder.tree()
    #expect(css.paths.filter { $0.hasPrefix("assets/") }.count == 1)
    #expect(css.pages.keys.sorted() == before.pages.keys.sorted())
    #expect(css.pages.allSatisfy { before.pages[$0.key] != $0.value })
    try site.folder.write("Templates/assets/site.css", "main { margin: 1em }\n")
    #expect(try site.run("build", "--quiet") == Run(0))
    #expect(try site.folder.tree().differences(from: before) == [])
  }

  @Test func isRepairedWhenSomebodyEditsIt() throws {
    let site = try TestSite()
    let clean = try site.cleanBuild()
    #expect(try site.run("build", "--quiet") == Run(0))
    try site.folder.write("Public/index.html", "edited")
    try site.folder.remove("Public/news")
    expectSummary(try site.run("build"), pages: 11, written: 7, unchanged: 16, removed: 0)
    #expect(try site.folder.tree().differences(from: clean) == [])
  }

  @Test func isNotWrittenByARefusedFirstBuild() throws {
    let site = try TestSite("-- Templates/home.html --\n{{ nope }}")
    #expect(try site.run("build").code == 1)
    #expect(try site.folder.tree().entries == [:])
  }

  @Test(arguments: 0..<3)
  func staysWholeWhenManyBuildAtOnce(round: Int) throws {
    let site = try TestSite()
    for number in 0..<(Sitegen.isRelease ? 200 : 30) {
      try site.folder.write(
        "Content/news/2023-01-01-story-\(number).md",
        "---\ntitle: Story \(number)\ndate: 2023-01-01\n---\nRound \(round).\n")
    }
    let clean = try site.cleanBuild()
    let programs = try (0..<8).map { _ in
      try RunningProgram(Sitegen.path, ["build", "--quiet"], in: site.folder.path)
    }
    let refusal = """
      sitegen: another sitegen build is writing to 'Public'
        hint: wait until it has ended, then build again

      """
    let runs = programs.map { $0.end() }
    for run in runs where run.code != 0 { #expect(run == Run(2, errors: refusal)) }
    #expect(runs.contains(Run(0)))
    #expect(try site.folder.tree().differences(from: clean) == [])
  }
}
