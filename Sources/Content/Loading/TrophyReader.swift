import Diagnostics
import Language

enum HonourKey: String, SchemaKey {
  case count, seasons, runnerUp = "runner-up", source, note
  static let record = "an honour"
}

/// Reads `trophies.yaml`: role → team → competition → honour.
struct TrophyReader {
  let document: Document
  let teams: Catalog<Team>
  let competitions: Catalog<Competition>
  /// The stints; nil if the coach can't be read, so that nothing can be said of them.
  let career: [Stint]?
  let now: PartialDate

  func honours() -> [Honour]? {
    guard let root = document.yaml() else { return nil }
    var honours: [Honour] = []
    var winners: [Title: Team] = [:]
    for (roleNode, teamsNode) in pairs(of: root, "roles, each a mapping from teams") {
      let role = (.choice as ValueReader<Honour.Role>).read(roleNode, document)
      if teamsNode.isNull { continue }
      for (teamNode, competitionsNode) in pairs(of: teamsNode, "a mapping from teams") {
        let team = teams.reference.read(teamNode, document)
        let stints = stints(with: team, role: role, at: teamNode)
        for (competitionNode, node) in pairs(of: competitionsNode, "a mapping from competitions") {
          guard let competition = competitions.reference.read(competitionNode, document),
            let team, let role
          else { continue }
          check(competition, with: team, at: competitionNode)
          let rules = SeasonRules(
            document: document, role: role, team: team, competition: competition, stints: stints,
            now: now)
          guard let honour = rules.honour(node, winners: &winners) else { continue }
          honours.append(honour)
        }
      }
    }
    return honours
  }

  private func pairs(of node: YAMLNode, _ expected: String) -> [(key: YAMLNode, value: YAMLNode)] {
    if case .mapping(let pairs) = node.content { return pairs }
    document.report(
      "wrong-type", "expected \(expected), found \(node.kindName)", at: node.location,
      hint: "write role, team, competition and honour below one another, each indented further")
    return []
  }

  /// The stints in which the honours of a role and team can have been won; nil if not known.
  private func stints(with team: Team?, role: Honour.Role?, at node: YAMLNode) -> [Stint]? {
    guard let career, let team, let role else { return nil }
    let stints = career.filter { $0.team.id == team.id && $0.role.honourRole == role }
    if stints.isEmpty {
      document.report(
        "honour-without-stint", "the career has no time as \(role.rawValue) with '\(team.id)'",
        at: node.location, hint: "add it to coach.yaml, or correct the role or the team")
      return nil
    }
    return stints
  }

  private func check(_ competition: Competition, with team: Team, at node: YAMLNode) {
    if (competition.scope == .club) != (team.kind == .club) {
      let (scope, kind) =
        competition.scope == .club ? ("clubs", "a national team") : ("national teams", "a club")
      document.report(
        "wrong-scope", "'\(competition.id)' is for \(scope), but '\(team.id)' is \(kind)",
        at: node.location, hint: "correct the team, the competition or its scope")
    } else if competition.level == .national, let country = competition.country,
      country != team.country
    {
      document.report(
        "foreign-competition",
        "'\(competition.id)' is played in \(country), but '\(team.id)' is from \(team.country)",
        at: node.location, hint: "correct the team, the competition or a country",
        severity: .warning)
    }
  }
}

/// One season of one competition, which only one team can win.
struct Title: Hashable {
  let role: Honour.Role
  let competition: String
  let season: Season
}

/// Reads one honour and holds its seasons against the competition and the career.
struct SeasonRules {
  let document: Document
  let role: Honour.Role
  let team: Team
  let competition: Competition
  let stints: [Stint]?
  let now: PartialDate

  /// A count, a list of seasons, or a mapping.
  func honour(_ node: YAMLNode, winners: inout [Title: Team]) -> Honour? {
    switch node.content {
    case .scalar, .sequence:
      return tally(node, winners: &winners).map { honour($0, nil, source: nil, note: nil) }
    case .mapping:
      guard let fields = Fields<HonourKey>(node, in: document) else { return nil }
      return honour(fields, winners: &winners)
    }
  }

  private func honour(_ fields: Fields<HonourKey>, winners: inout [Title: Team]) -> Honour? {
    let count = fields.optional(.count, .honourCount)
    let won = fields.node(.seasons).flatMap { seasons($0, winners: &winners) }
    // Second places are no titles: two teams can come second in one season, over the years.
    var losers: [Title: Team] = [:]
    let lost = fields.node(.runnerUp).flatMap { tally($0, winners: &losers) }
    let source = fields.optional(.source, .source)
    let note = fields.optional(.note, .typeset)
    if let count, let won, count != won.count {
      let seasons = won.count == 1 ? "season is" : "seasons are"
      document.report(
        "count-mismatch", "count says \(count), but \(won.count) \(seasons) listed",
        at: fields.location(of: .count), hint: "make them agree, or leave one of them out")
    }
    if let won, let lost, let season = lost.seasons.first(where: won.seasons.contains) {
      document.report(
        "duplicate-season", "\(season.text) is both won and lost",
        at: fields.location(of: .runnerUp), hint: "leave it out of seasons or of runner-up")
    }
    guard count != nil || won != nil || lost != nil else {
      if fields.node(.count) == nil, fields.node(.seasons) == nil, fields.node(.runnerUp) == nil {
        document.report(
          "empty-honour", "the honour has neither count nor seasons", at: fields.location,
          hint: "add 'count: 1' or 'seasons: […]'")
      }
      return nil
    }
    return honour(won ?? Tally(count: count ?? 0, seasons: []), lost, source: source, note: note)
  }

  private func honour(_ won: Tally, _ lost: Tally?, source: Source?, note: String?) -> Honour {
    Honour(
      role: role, team: team, competition: competition, count: won.count, seasons: won.seasons,
      runnerUpCount: lost?.count ?? 0, runnerUpSeasons: lost?.seasons ?? [], source: source,
      note: note)
  }

  /// How many times, and in which seasons as far as they are known.
  struct Tally {
    let count: Int
    let seasons: [Season]
  }

  /// A count or a list of seasons.
  private func tally(_ node: YAMLNode, winners: inout [Title: Team]) -> Tally? {
    if case .sequence = node.content { return seasons(node, winners: &winners) }
    return ValueReader<Int>.honourCount.read(node, document).map { Tally(count: $0, seasons: []) }
  }

  private func seasons(_ node: YAMLNode, winners: inout [Title: Team]) -> Tally? {
    guard case .sequence(let items) = node.content else {
      document.report(
        "wrong-type", "expected a list of seasons, found \(node.kindName)", at: node.location,
        hint: "write it as [2009/10, 2011/12], or write count instead of seasons")
      return nil
    }
    if items.isEmpty {
      document.report(
        "empty-honour", "the list of seasons is empty", at: node.location,
        hint: "list the seasons, or give a count")
    }
    var seasons: [Season] = []
    for item in items {
      guard let season = ValueReader<Season>.season.read(item, document) else { continue }
      check(season, at: item)
      let title = Title(role: role, competition: competition.id, season: season)
      if let winner = winners[title] {
        document.report(
          winner.id == team.id ? "duplicate-season" : "duplicate-honour",
          winner.id == team.id
            ? "\(season.text) is listed twice"
            : "'\(competition.id)' \(season.text) is listed with '\(winner.id)' too",
          at: item.location, hint: "a season is won once: remove one of them")
      }
      winners[title] = team
      seasons.append(season)
    }
    return items.isEmpty ? nil : Tally(count: items.count, seasons: seasons.sorted())
  }

  private func check(_ season: Season, at node: YAMLNode) {
    guard season.kind == competition.seasonKind else {
      document.report(
        "season-kind",
        season.kind == .calendar
          ? "'\(competition.id)' is played over two years, but \(season.text) is one"
          : "'\(competition.id)' is played within one year, but \(season.text) is two",
        at: node.location,
        hint: season.kind == .calendar
          ? "write \(season.splitBefore.text) or \(season.split.text)"
          : "write \(season.firstYear) or \(season.lastYear)")
      return
    }
    if !competition.years.intersects(season) {
      document.report(
        "season-outside-competition",
        "\(season.text) is outside the years of '\(competition.id)', \(competition.years.text)",
        at: node.location, hint: "correct the season, or start and end in competitions.yaml")
    } else if let days = season.days, days.lowerBound > now.days.upperBound {
      document.report(
        "future-season", "\(season.text) has not begun", at: node.location,
        hint: "correct the season")
    } else if let days = season.days, let stints,
      !stints.contains(where: { $0.days.overlaps(days) })
    {
      document.report(
        "season-outside-stint",
        "\(season.text) is outside the time as \(role.rawValue) with '\(team.id)', "
          + stints.map(\.text).joined(separator: " and "),
        at: node.location, hint: "correct the season, or the stint in coach.yaml")
    }
  }
}

extension Competition.Years {
  fileprivate var text: String {
    "\(first.map(String.init) ?? "…")–\(last.map(String.init) ?? "today")"
  }
}

extension Stint {
  fileprivate var text: String { "\(start)–\(end.map(\.description) ?? "today")" }
}

extension ValueReader<Int> {
  /// How many times something was won.
  fileprivate static var honourCount: Self {
    Self { node, document in
      if let count = node.text.flatMap({ Int($0) }), (1...999).contains(count) { return count }
      let season = node.text.flatMap(Season.init)
      document.report(
        "wrong-type", "expected a count from 1 to 999, found \(node.kindName)",
        at: node.location,
        hint: season.map { "a season stands in a list: [\($0.text)]" }
          ?? "write a number, or a list of seasons")
      return nil
    }
  }
}
