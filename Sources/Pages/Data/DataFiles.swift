import Content

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The site's record as data for others: `trophies.json`, `trophies.csv` and `quotes.json`.
///
/// Their shapes are documented in the guide; a key is never renamed or removed.
struct DataFiles: Sendable {
  let site: Site

  /// Their paths within the edition.
  static let paths = ["/trophies.json", "/trophies.csv", "/quotes.json"]

  /// The files; their paths begin with the edition's prefix.
  func outputs(below prefix: String) -> [PlannedOutput] {
    let quotesURL = site.settings.url + prefix
    return [
      PlannedOutput(
        path: prefix + Self.paths[0], bytes: json(site.honours.map(TrophyRow.init))),
      PlannedOutput(path: prefix + Self.paths[1], bytes: csv(site.honours.map(TrophyRow.init))),
      PlannedOutput(
        path: prefix + Self.paths[2],
        bytes: json(site.quotes.map { QuoteRow($0, url: quotesURL) })),
    ]
  }

  private func json(_ rows: [some Encodable]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding fails for numbers that JSON can't write, and there is none.
    let data = (try? encoder.encode(rows)) ?? Data("[]".utf8)
    return Array(data) + Array("\n".utf8)
  }

  /// RFC 4180, with a byte order mark, without which spreadsheets take UTF-8 for something else.
  private func csv(_ rows: [TrophyRow]) -> [UInt8] {
    let header = [
      "role", "team", "team_id", "competition", "competition_id", "level", "country", "count",
      "seasons", "runner_up", "note",
    ]
    let lines =
      [header]
      + rows.map { row in
        [
          row.role, row.team, row.teamID, row.competition, row.competitionID, row.level,
          row.country ?? "", String(row.count),
          row.seasons.map(\.spreadsheetText).joined(separator: "; "),
          String(row.runnerUp), row.note ?? "",
        ]
      }
    let text = lines.map { $0.map(\.csvField).joined(separator: ",") + "\r\n" }.joined()
    return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  }
}

/// One row of `trophies.json`.
private struct TrophyRow: Encodable {
  let role: String
  let team: String
  let teamID: String
  let competition: String
  let competitionID: String
  let level: String
  let country: String?
  let count: Int
  let seasons: [String]
  let runnerUp: Int
  let note: String?

  init(_ honour: Honour) {
    role = honour.role.rawValue
    team = honour.team.name
    teamID = honour.team.id
    competition = honour.competition.name
    competitionID = honour.competition.id
    level = honour.competition.level.rawValue
    country = honour.competition.country
    count = honour.count
    seasons = honour.seasons.map(\.text)
    runnerUp = honour.runnerUpCount
    note = honour.note
  }

  enum CodingKeys: String, CodingKey {
    case role, team, competition, level, country, count, seasons, note
    case teamID = "team_id"
    case competitionID = "competition_id"
    case runnerUp = "runner_up"
  }
}

/// One row of `quotes.json`.
private struct QuoteRow: Encodable {
  let id: String
  let text: String
  let original: String?
  let language: String?
  let speaker: String
  let date: String?
  let occasion: String?
  let source: String?
  let topics: [String]
  let teams: [String]
  let url: String

  init(_ quote: Quote, url site: String) {
    id = quote.id
    text = quote.text
    original = quote.original?.text
    language = quote.original?.language
    speaker = quote.speaker
    date = quote.date?.description
    occasion = quote.occasion
    source = quote.source.map { source in
      source.url.map { "\(source.title), \($0)" } ?? source.title
    }
    topics = quote.topics.map(\.name)
    teams = quote.teams.map(\.name)
    url = site + SitePath.quote(quote)
  }
}

extension String {
  /// Spreadsheets take `2009/10` for October 2009.
  fileprivate var spreadsheetText: String {
    String(map { $0 == "/" ? "–" : $0 })
  }

  /// A field of RFC 4180 that no spreadsheet runs as a formula (OWASP, "CSV Injection").
  fileprivate var csvField: String {
    let isFormula = first.map { "=+-@\t\r".contains($0) } ?? false
    let text = isFormula ? "'" + self : self
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
