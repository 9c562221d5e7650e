import Content
import Diagnostics
import Files
import Foundation
import Language
import Testing

@testable import Pages

/// A small site with the repository's theme, written to a folder and planned.
struct SmallSite {
  /// Files of `Content/` in place of, or beside, those of the small site.
  var files: [String: String] = [:]
  var includesDrafts = false
  /// The theme's style sheet; the repository's own, if nil.
  var styleSheet: String?

  /// The problems of the whole site, each as one text, and the HTML of its pages by their files.
  func rendered() throws -> (problems: [String], pages: [String: String]) {
    try written { folder in
      let (sites, loadProblems) = try load(folder)
      let plan = try plan(of: sites, in: folder)
      var problems = loadProblems.filter { $0.severity == .error } + plan.problems
      var pages: [String: String] = [:]
      for output in plan.outputs {
        guard case .page(let page, let edition) = output.content else { continue }
        var html: [UInt8] = []
        problems += plan.render(page, edition: edition, into: &html)
        pages[output.file] = String(decoding: html, as: UTF8.self)
      }
      let texts = problems.sorted().map { $0.text().replacing(folder.path + "/", with: "") }
      return (texts, pages)
    }
  }

  /// The texts of the files that are no pages and no copies, by their paths.
  func texts() throws -> [String: String] {
    try planned { plan in
      let files = plan.outputs.compactMap { output -> (String, String)? in
        switch output.content {
        case .feed(let feed, let format, let edition):
          let bytes = plan.bytes(of: feed, as: format, edition: edition)
          return (output.file, String(decoding: bytes, as: UTF8.self))
        case .bytes(let make): return (output.file, String(decoding: make(), as: UTF8.self))
        case .page, .copy: return nil
        }
      }
      return Dictionary(uniqueKeysWithValues: files)
    }
  }

  /// What a test finds in the plan of the site.
  func planned<Result>(_ body: (SitePlan) throws -> Result) throws -> Result {
    try written { try body(try plan(of: load($0).editions, in: $0)) }
  }

  private func plan(of sites: [Site], in folder: Folder) throws -> SitePlan {
    var templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Templates").standardized
    if let styleSheet {
      let copy = URL(filePath: folder.path).appending(path: "theme")
      try FileManager.default.copyItem(at: templates, to: copy)
      try Data(styleSheet.utf8).write(to: copy.appending(path: "assets/site.css"))
      templates = copy
    }
    return SitePlan(
      try sites.map { site in
        (site, try Theme.load(from: Folder(templates.path)).theme.speaking(site.language).theme)
      }, content: folder, generator: "test")
  }

  /// The site in its languages.
  func loaded() throws -> [Site] {
    try written { try load($0).editions }
  }

  private func load(_ folder: Folder) throws -> (editions: [Site], problems: [Diagnostic]) {
    let now = try #require(PartialDate("2025-06-01"))
    return try Site.load(
      from: folder, options: LoadOptions(now: now, includesDrafts: includesDrafts))
  }

  private func written<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in Self.base.merging(files, uniquingKeysWith: { $1 }) {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(Folder(folder.path))
  }

  /// The small site with one text more.
  static func page(_ markdown: String) -> SmallSite {
    SmallSite(files: ["links.md": "---\ntitle: Links\n---\n\(markdown)\n"])
  }

  private static let base = [
    "site.yaml": """
    {title: T, url: "https://t.example", language: ru, description: D, author: A}
    """,
    "coach.yaml": """
    {name: C, career: [{team: a, role: player, start: 1990, end: 1995},
      {team: a, role: head-coach, start: 2000, end: 2010},
      {team: b, role: head-coach, start: 2011}]}
    """,
    "teams.yaml": """
    {a: {name: A, country: X, kind: club}, b: {name: B, country: X, kind: club}}
    """,
    "competitions.yaml": """
    {cup: {name: Cup, level: national, scope: club, country: X, season: split},
      league: {name: League, level: national, scope: club, country: X, season: split}}
    """,
    "trophies.yaml": """
    {player: {a: {cup: 1}}, coach: {a: {cup: 2}, b: {league: 1}}}
    """,
    "quotes.yaml": """
    {now: {text: Now., date: 2020, source: S, topics: [победа]},
      later: {text: Later., date: 2026, source: S}}
    """,
    "about.md": """
    ---
    title: About
    aliases: [/us/]
    ---
    ## Первый раздел

    ## Первый раздел

    ## Renamed {#second}

    A [span]{#span} and a note.[^1]

    [^1]: The note.
    """,
    "news/2024-02-03-one.md": "---\ntitle: One\ndate: 2024-02-03\ntags: [Серия А]\n---\n## Head\n",
    "news/2024-02-04-draft.md": "---\ntitle: Draft\ndate: 2024-02-04\ndraft: true\n---\nText.\n",
    "news/2026-01-02-future.md": "---\ntitle: Future\ndate: 2026-01-02\n---\nText.\n",
    "images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
  ]
}

/// The first bytes of a GIF, which tell its size; such that are text, too.
func gif(width: Int, height: Int) -> String {
  let size = [width, height].flatMap { [UInt8($0 & 0x7F), UInt8($0 >> 8)] }
  return "GIF89a" + String(decoding: size, as: UTF8.self)
}
