import Content
import Diagnostics
import Files
import Foundation
import Language
import Templates
import Testing

@testable import Pages

/// A site of one page with a text of the test's, and a theme of its text alone, which has the
/// macros, the words and the embeds of the theme in this repository.
struct EmbedSite {
  /// The Markdown of `about.md`.
  var text = ""
  /// The Markdown of the home page.
  var home = ""
  /// What `site.yaml` says of Markdown.
  var markdown = "{}"
  /// The front matter of `about.md` besides the title.
  var frontMatter = ""
  /// More embeds.
  var embeds: [String: String] = [:]

  private static let content = [
    "coach.yaml": "{name: C, career: [{team: a, role: player, start: 1990, end: 1995}]}",
    "teams.yaml": """
    {a: {name: Kiel, country: Germany, kind: club, colours: ["#111111"]},
     b: {name: Montpellier, country: France, kind: club}}
    """,
    "competitions.yaml": """
    {cup: {name: Cup, level: national, scope: club, country: Germany, season: split}}
    """,
    "trophies.yaml": "{player: {a: {cup: [1991/92]}}}",
    "quotes.yaml": """
    {stress: {text: "Stress is *fuel*", date: 2020-05-04, occasion: Before the match}}
    """,
    "images/hall.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"/>",
  ]

  /// The HTML of a page, and the problems found on it, in files without the folder's own path.
  func render(_ file: String = "about/index.html") throws -> (html: String, problems: [String]) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (plan, problems) = try plan(in: folder)
    #expect(problems.map { $0.text() } == [])
    var html: [UInt8] = []
    var found: [Diagnostic] = []
    for output in plan.outputs where output.file == file {
      guard case .page(let page, let edition) = output.content else { continue }
      found += plan.render(page, edition: edition, into: &html)
    }
    let path = folder.path + "/"
    return (
      String(decoding: html, as: UTF8.self),
      found.map { $0.text().replacing(path, with: "") }
    )
  }

  private func plan(in folder: URL) throws -> (plan: SitePlan, problems: [Diagnostic]) {
    let contents = folder.appending(path: "Content")
    let templates = folder.appending(path: "Templates")
    for (name, text) in Self.content { try write(text, to: contents.appending(path: name)) }
    try write(
      """
      {title: T, url: "https://t.example", language: en, description: D, author: A,
       markdown: \(markdown)}
      """, to: contents.appending(path: "site.yaml"))
    try write(
      "---\ntitle: About\n\(frontMatter)---\n\(text)", to: contents.appending(path: "about.md"))
    try write("---\ntitle: Home\n---\n\(home)", to: contents.appending(path: "index.md"))
    try writeTheme(to: templates)
    let now = try #require(PartialDate(year: 2030))
    let (read, problems) = try Site.load(
      from: Folder(contents.path), options: LoadOptions(now: now))
    let (theme, found) = try Theme.load(from: Folder(templates.path))
    let (spoken, missing) = theme.speaking(.english)
    let plan = SitePlan(
      [(try #require(read.first), spoken)], content: Folder(contents.path), generator: "G")
    return (plan, problems.filter { $0.severity == .error } + found + missing + plan.problems)
  }

  private func writeTheme(to folder: URL) throws {
    let pages = [
      "home", "trophies", "career", "team", "quotes", "quote", "news", "tag", "year", "article",
      "page", "404", "redirect",
    ]
    for name in pages {
      try write("{{ page.body or '' }}", to: folder.appending(path: name + ".html"))
    }
    // The home page shows a chart of its own after its text.
    try write(
      "{{ page.body or '' }}{{ chart('timeline') }}", to: folder.appending(path: "home.html"))
    let theme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Templates").standardized
    for name in ["embeds", "macros.html", "strings"] {
      try FileManager.default.copyItem(
        at: theme.appending(path: name), to: folder.appending(path: name))
    }
    for (name, text) in embeds {
      try write(text, to: folder.appending(path: "embeds/\(name).html"))
    }
  }

  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}
