import Content
import Files
import Foundation
import Language
import Testing

@testable import Pages

/// A site of a few lines, written to a folder and read back.
struct ChartSite: CustomTestStringConvertible {
  var testDescription = "a site"
  var language = "en"
  /// YAML in flow style: `{a: {name: A, country: X, kind: club}}`.
  var teams = "{}"
  var competitions = "{}"
  var career = "[]"
  var trophies = "{}"

  func charts() throws -> Charts {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let settings = """
      {title: T, url: "https://t.example", language: \(language), description: D, author: A}
      """
    let files = [
      "site.yaml": settings, "coach.yaml": "{name: C, career: \(career)}", "teams.yaml": teams,
      "competitions.yaml": competitions, "trophies.yaml": trophies,
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let now = try #require(PartialDate(year: 2030))
    let (read, problems) = try Site.load(
      from: Folder(folder.path), options: LoadOptions(now: now))
    #expect(problems.filter { $0.severity == .error }.map { $0.text() } == [])
    let site = try #require(read.first)
    let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Templates").standardized
    let theme = try Theme.load(from: Folder(templates.path)).theme
    return Charts(index: SiteIndex(site), strings: theme.speaking(site.language).theme.strings)
  }
}

extension ChartSite {
  static let empty = ChartSite()

  /// A coach of handball with a past as a player, and one title of each.
  static let small = ChartSite(
    testDescription: "the small site",
    teams: """
      {a: {name: Kiel, country: Germany, kind: club, colours: ["#111111", "#ffffff"]},
       b: {name: Montpellier, country: France, kind: club}}
      """,
    competitions: """
      {cup: {name: Cup, level: national, scope: club, country: Germany, season: split},
       world: {name: World Cup, level: world, scope: club, season: calendar}}
      """,
    career: """
      [{team: a, role: player, start: 1990, end: 1995},
       {team: b, role: assistant, start: 1997, end: 1999-06},
       {team: a, role: head-coach, start: 1999-07}]
      """,
    trophies: """
      {player: {a: {cup: [1991/92]}}, coach: {a: {cup: 2, world: [2001]}, b: {cup: 1}}}
      """)

  /// A job that lasts, and two titles, of one of which the season is known.
  static let tiny = ChartSite(
    testDescription: "the tiny site",
    teams: """
      {a: {name: "A & B", country: X, kind: club, colours: ["#fb090b"]}}
      """,
    competitions: """
      {cup: {name: Cup, level: national, scope: club, country: X, season: split},
       league: {name: League, level: continental, scope: club, season: calendar}}
      """,
    career: "[{team: a, role: assistant, start: 2001-07}]",
    trophies: "{coach: {a: {cup: [2002/03], league: 1}}}")

  /// Names that would break out of the markup, and more of everything than fits.
  static let hostile = ChartSite(
    testDescription: "the hostile site",
    language: "ru",
    teams: "{"
      + (0..<40).map {
        """
        t\($0): {name: "\\"/><script>'&amp;\(String(repeating: "Щ", count: $0 * 2))",
          country: X, kind: club, colours: ["#fefefe"]}
        """
      }.joined(separator: ",\n") + "}",
    competitions: """
      {w: {name: "</svg><b>&", level: world, scope: club, season: calendar},
       c: {name: c, level: continental, scope: club, season: calendar},
       n: {name: n, level: national, scope: club, country: X, season: split},
       f: {name: f, level: friendly, scope: club, season: calendar}}
      """,
    career: "["
      + (0..<40).map { number in
        let role = ["player", "captain", "assistant", "caretaker", "head-coach"][number % 5]
        return "{team: t\(number), role: \(role), start: \(1950 + number), end: \(1950 + number)}"
      }.joined(separator: ",\n")
        + """
        , {team: t0, role: head-coach, start: 1950-05-03, end: 1950-05-03},
        {team: t1, role: head-coach, start: 2029-12-31}]
        """,
    trophies: """
      {player: {t0: {w: [1950]}}, coach: {t0: {w: 999, c: 1, n: 900, f: 12}, t39: {f: 1}}}
      """)
}
