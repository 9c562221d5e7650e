import Foundation
import Testing

/// Files that are no text stop a build like any other mistake.
@Suite struct UnreadableFileTests {
  static let article = "Content/news/2024-05-02-second.md"

  @Test func dangles() throws {
    let site = try built()
    try site.folder.link(Self.article, to: "nowhere.md")
    try expectRefusal(of: site, Self.unreadable(Self.article, "No such file or directory"))
  }

  @Test func isAPipe() throws {
    let site = try built()
    mkfifo(site.folder(Self.article), 0o644)
    try expectRefusal(of: site, Self.unreadable(Self.article, "it is not a plain file"))
  }

  @Test func isALinkToItself() throws {
    let site = try built()
    try site.folder.link("Templates/home.html~link.html", to: "home.html~link.html")
    try expectRefusal(
      of: site,
      Self.unreadable("Templates/home.html~link.html", "Too many levels of symbolic links"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read anything"))
  func isForbidden() throws {
    let site = try built()
    chmod(site.folder("Content/site.yaml"), 0)
    try expectRefusal(of: site, Self.unreadable("Content/site.yaml", "Permission denied"))
  }

  @Test func isAFolderOfArticles() throws {
    let site = try TestSite(
      """
      -- Content/news/2024.md/2024-05-02-second.md --
      ---
      title: The second
      date: 2024-05-02
      ---
      """)
    expectSummary(try site.run("build"), pages: 12, written: 24, unchanged: 0, removed: 0)
  }

  @Test func isMissing() throws {
    let site = try built()
    try site.folder.remove("Content/site.yaml")
    try site.folder.remove("Templates/home.html")
    let run = try site.run("build")
    #expect(run.code == 1 && run.output == "")
    #expect(
      run.errors.hasPrefix(
        "Content/site.yaml:1:1: error: the file 'site.yaml' is missing [missing-file]\n"), "\(run)")
  }

  @Test func lacksATemplate() throws {
    let site = try built()
    try site.folder.remove("Templates/home.html")
    try expectRefusal(
      of: site,
      """
      Templates/home.html:1:1: error: the theme has no template 'home.html' [missing-template]
        hint: add it to the theme
      sitegen: 1 error; nothing was published
      """)
  }

  @Test(arguments: [
    ("Content/site.yaml", "title: L\u{7}"), (article, "---\ntitle: "),
    ("Templates/page.html", "<p>"), ("Templates/strings/en.yaml", "title.news: "),
  ])
  func isNotUTF8(name: String, before: String) throws {
    let site = try built()
    // Windows-1251, as an old editor writes Cyrillic.
    try site.folder.write(name, Data(before.utf8) + Data([0xCB, 0xFC, 0xE2, 0xFB, 0x0A]))
    let lines = before.split(separator: "\n")
    let last = lines[lines.count - 1].replacing("\u{7}", with: "\u{FFFD}")
    try expectRefusal(
      of: site,
      """
      \(name):\(lines.count):\(last.count + 1): error: the file is not UTF-8 text [not-utf8]
        \(lines.count) | \(last)\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}
          | \(String(repeating: " ", count: last.count))^
        hint: save it in the encoding UTF-8
      sitegen: 1 error; nothing was published
      """)
  }

  private func built() throws -> TestSite {
    let site = try TestSite()
    try #require(try site.run("build", "--quiet") == Run(0))
    return site
  }

  private static func unreadable(_ name: String, _ reason: String) -> String {
    """
    \(name):1:1: error: the file can't be read: \(reason) [unreadable-file]
      hint: check that it is a file and that you may read it
    sitegen: 1 error; nothing was published
    """
  }
}
