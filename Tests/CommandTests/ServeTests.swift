import Foundation
import Testing

/// The preview while somebody writes.
@Suite struct ServeTests {
  private static let article = "Content/news/2024-05-01-first.md"

  private func text(_ body: String, _ more: String = "") -> String {
    "---\ntitle: The first\ndate: 2024-05-01\n\(more)---\n\(body)\n"
  }

  @Test func servesTheSiteFromMemory() throws {
    let preview = try Preview()
    let built = try preview.site.cleanBuild()
    for (file, html) in built.pages where file != "404.html" {
      let path = "/site/" + file.replacing("index.html", with: "")
      let page = try preview.get(path)
      #expect(page.status == 200)
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      // All that the preview adds is its script.
      let script =
        "<script src=\"/.sitegen/preview.js\" data-signature=\"\(page.signature)\"></script>\n"
      #expect(page.body.replacing(script, with: "") == html, "\(path)")
    }
    #expect(!preview.site.folder.exists("Public"))
  }

  @Test func showsASaveAtOnce() throws {
    let preview = try Preview()
    let before = try preview.get("/site/news/first/")
    let other = try preview.get("/site/career/")
    #expect(
      try preview.state(of: "/site/news/first/", signature: before.signature).isStale == false)
    try preview.site.folder.write(Self.article, text("See what is new."))
    let after = try preview.get("/site/news/first/") { $0.body.contains("See what is new.") }
    #expect(after.status == 200)
    #expect(try preview.state(of: "/site/news/first/", signature: before.signature).isStale)
    #expect(try preview.state(of: "/site/news/first/", signature: after.signature).isStale == false)
    // A page that is the same is left alone.
    #expect(try preview.state(of: "/site/career/", signature: other.signature).isStale == false)
  }

  @Test func swapsStyleSheetsWithoutReloading() throws {
    let preview = try Preview()
    let page = try preview.get("/site/")
    let old = try preview.state(of: "/site/", signature: page.signature).styleSheets
    try preview.site.folder.write("Templates/assets/site.css", "main { margin: 2em }\n")
    let new = try waitUntil(try preview.state(of: "/site/", signature: page.signature)) { state in
      state.styleSheets == old ? nil : state
    }
    #expect(new?.isStale == false)
    let path = try #require(new?.styleSheets.first)
    #expect(path.wholeMatch(of: /\/site\/assets\/site\.[0-9a-f]{10}\.css/) != nil)
    #expect(try preview.get(path).body == "main { margin: 2em }\n")
    #expect(try preview.get(path).headers["content-type"] == "text/css; charset=utf-8")
    #expect(try preview.get(try #require(old.first)).status == 404)
  }

  @Test func showsTheTerminalsProblemsUntilTheyAreMended() throws {
    let preview = try Preview()
    let page = try preview.get("/site/news/first/")
    try preview.site.folder.write(Self.article, text("See [<b>](/nowhere/)."))
    _ = try preview.get("/site/news/first/") { $0.body.contains("&lt;b>") || $0.signature == "" }
    let state = try preview.state(of: "/site/news/first/", signature: page.signature)
    let problems = state.problems.map { $0 + "\n" }.joined()
    #expect(state.problems.count == 2 && !state.isStale, "\(state)")
    #expect(try preview.site.run("check").errors.hasPrefix(problems), "\(state)")
    let told = waitUntil(preview.program.errors) { $0 == problems ? $0 : nil }
    #expect(told == problems, "\(preview.program.errors)")
    try preview.site.folder.write(
      Self.article, text("See [all trophies](/trophies/).", "tags: [cup]\n"))
    let mended = try preview.get("/site/news/first/") { $0.signature != "" }
    #expect(mended.signature == page.signature)
    #expect(
      try preview.state(of: "/site/news/first/", signature: page.signature)
        == PageState(isStale: false, problems: [], styleSheets: state.styleSheets, marks: [:]))
  }

  @Test func escapesProblemsInPlaceOfAPage() throws {
    let preview = try Preview("-- Templates/article.html --\n<script>{{ oops & }}</script>")
    let page = try preview.get("/site/news/first/")
    #expect(page.status == 500)
    #expect(page.body.contains("&lt;script>{{ oops &amp; }}&lt;/script>"))
    #expect(!page.body.contains("<script>{{"))
  }

  @Test func outlivesSettingsThatCantBeRead() throws {
    let preview = try Preview()
    let settings = try #require(preview.site.folder.read("Content/site.yaml"))
    try preview.site.folder.write("Content/site.yaml", "title: [")
    let broken = try preview.get("/site/") { $0.status == 500 }
    #expect(broken.status == 500 && broken.body.contains("Content/site.yaml:"))
    try preview.site.folder.write("Content/site.yaml", settings)
    #expect(try preview.get("/site/") { $0.status == 200 }.status == 200)
    let folder = preview.site.folder
    try FileManager.default.moveItem(atPath: folder("Content"), toPath: folder("Away"))
    #expect(try preview.get("/site/") { $0.status == 500 }.status == 500)
    try FileManager.default.moveItem(atPath: folder("Away"), toPath: folder("Content"))
    #expect(try preview.get("/site/") { $0.status == 200 }.status == 200)
    try folder.write(Self.article, text("After all that."))
    let page = try preview.get("/site/news/first/") { $0.body.contains("After all that.") }
    #expect(page.body.contains("After all that."))
  }

  @Test func forgetsDeletedAndRenamedPages() throws {
    let preview = try Preview()
    let folder = preview.site.folder
    try FileManager.default.moveItem(
      atPath: folder(Self.article), toPath: folder("Content/news/2024-05-01-second.md"))
    #expect(try preview.get("/site/news/second/") { $0.status == 200 }.status == 200)
    #expect(try preview.get("/site/news/first/").status == 404)
    #expect(try preview.get("/site/news/tags/cup/").status == 200)
    try folder.remove("Content/news/2024-05-01-second.md")
    #expect(try preview.get("/site/news/second/") { $0.status == 404 }.status == 404)
    #expect(try preview.get("/site/news/tags/cup/").status == 404)
    #expect(try preview.get("/site/news/second/").body.contains("<title>Not found</title>"))
  }

  @Test func marksWhatABuildWithholds() throws {
    let preview = try Preview(
      """
      -- Content/news/draft.md --
      ---
      title: A draft
      date: 2024-01-02
      draft: true
      ---
      -- Content/news/later.md --
      ---
      title: Later
      date: 2999-01-02
      ---
      """)
    #expect(try preview.get("/site/news/draft/").status == 200)
    #expect(try preview.get("/site/news/later/").status == 200)
    #expect(
      try preview.state(of: "/site/news/").marks
        == ["/site/news/draft/": "Draft", "/site/news/later/": "Scheduled for 2999-01-02"])
    #expect(preview.program.errors == "")
  }

  /// Editors save in many ways, and other programs save much at once.
  @Test func seesAllWaysOfSaving() throws {
    let preview = try Preview()
    let folder = preview.site.folder
    // A new file takes the place of the old one.
    try folder.write("Content/news/.first.swp", text("Written beside."))
    #expect(
      rename(folder("Content/news/.first.swp"), folder(Self.article)) == 0)
    #expect(
      try preview.get("/site/news/first/") { $0.body.contains("beside") }.body.contains("beside"))
    // The old one is kept as a back-up, as vi does.
    #expect(rename(folder(Self.article), folder(Self.article + "~")) == 0)
    try folder.write(Self.article, text("Kept a back-up."))
    #expect(
      try preview.get("/site/news/first/") { $0.body.contains("back-up") }.body.contains("back-up"))
    // Many saves in a row.
    for number in 0...100 { try folder.write(Self.article, text("Version \(number).")) }
    #expect(
      try preview.get("/site/news/first/") { $0.body.contains("Version 100.") }
        .body.contains("Version 100."))
    // Thousands of files in a new folder, of which one changes afterwards.
    for number in 0..<3000 {
      try folder.write("Content/news/old/2020-01-01-n\(number).md", text("Old", ""))
    }
    #expect(try preview.get("/site/news/n2999/") { $0.status == 200 }.status == 200)
    try folder.write("Content/news/old/2020-01-01-n7.md", text("Changed in a new folder."))
    let page = try preview.get("/site/news/n7/") { $0.body.contains("in a new folder") }
    #expect(page.body.contains("in a new folder"))
    try folder.remove("Content/news/old")
    #expect(try preview.get("/site/news/n7/") { $0.status == 404 }.status == 404)
  }
}
