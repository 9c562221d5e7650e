import Content

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
        path: prefix + Self.paths[0],
        bytes: json(site.honours.map { TrophyRow($0).json })),
      PlannedOutput(path: prefix + Self.paths[1], bytes: csv(site.honours.map(TrophyRow.init))),
      PlannedOutput(
        path: prefix + Self.paths[2],
        bytes: json(site.quotes.map { JSON($0, below: quotesURL) })),
    ]
  }

  private func json(_ rows: [JSON]) -> [UInt8] {
    var bytes: [UInt8] = []
    JSON.list(rows).writeLines(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
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
private struct TrophyRow {
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

  var json: JSON {
    [
      "competition": .string(competition), "competition_id": .string(competitionID),
      "count": .number(count), "country": .some(country), "level": .string(level),
      "note": .some(note), "role": .string(role), "runner_up": .number(runnerUp),
      "seasons": .list(seasons.map(JSON.string)), "team": .string(team),
      "team_id": .string(teamID),
    ]
  }
}

extension JSON {
  /// One row of `quotes.json`.
  fileprivate init(_ quote: Quote, below site: String) {
    let source = quote.source.map { source in
      source.url.map { "\(source.title), \($0)" } ?? source.title
    }
    self = [
      "date": .some(quote.date?.description), "id": .string(quote.id),
      "language": .some(quote.original?.language), "occasion": .some(quote.occasion),
      "original": .some(quote.original?.text), "source": .some(source),
      "speaker": .string(quote.speaker), "teams": .list(quote.teams.map { .string($0.name) }),
      "text": .string(quote.text), "topics": .list(quote.topics.map { .string($0.name) }),
      "url": .string(site + SitePath.quote(quote)),
    ]
  }
}

extension String {
  /// Spreadsheets take `2009/10` for October 2009.
  fileprivate var spreadsheetText: String {
    String(map { $0 == "/" ? "–" : $0 })
  }

  /// A field of RFC 4180 that no spreadsheet runs as a formula (OWASP, "CSV Injection").
  fileprivate var csvField: String {
    let isFormula = utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let text = isFormula ? "'" + self : self
    let isQuoted = text.unicodeScalars.contains { scalar in
      switch scalar {
      case ",", "\"", "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
      default: false
      }
    }
    guard isQuoted else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
