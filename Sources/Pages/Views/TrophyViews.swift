import Content
import Parallel
import Templates

/// All honours, counted and turned.
struct TrophiesView: TemplateObject {
  let index: SiteIndex
  /// The competitions' rows by their ids: lists by level and by country show them again.
  private let competitions = Memo<String, Value>()
  private var record: Record { index.record }

  static let members: Members<TrophiesView> = [
    "total": { .int($0.record.total) },
    "roles": { view in .list(view.record.roles.map { view.role($0) }) },
    "player": { $0.role(.player) },
    "coach": { $0.role(.coach) },
    "competitions": { view in .list(view.record.competitions.map { view.competition($0) }) },
    "levels": { view in
      .list(
        view.record.levels.map { row in
          [
            "level": .string(row.key.rawValue), "total": .int(row.total),
            "competitions": .list(row.competitions.map { view.competition($0) }),
          ]
        })
    },
    "countries": { view in
      .list(
        view.record.countries.map { row in
          [
            "country": .optional(row.key), "total": .int(row.total),
            "competitions": .list(row.competitions.map { view.competition($0) }),
          ]
        })
    },
    "seasons": { view in
      .list(
        view.record.seasons.map { row in
          [
            "season": .string(row.season.text),
            "honours": .list(row.honours.map { .honour($0, in: view.index) }),
          ]
        })
    },
    "known_seasons": { .int($0.record.knownSeasons) },
  ]

  private func role(_ role: Honour.Role) -> Value {
    record.roles.first { $0.role == role }.map(self.role) ?? .none
  }

  private func role(_ row: Record.RoleRow) -> Value {
    [
      "role": .string(row.role.rawValue), "total": .int(row.total),
      "teams": .list(
        row.teams.map { team in
          [
            "team": .team(team.team, in: index), "total": .int(team.total),
            "honours": .list(team.honours.map { .honour($0, in: index) }),
          ]
        }),
    ]
  }

  private func competition(_ row: Record.CompetitionRow) -> Value {
    competitions.value(for: row.competition.id) {
      [
        "competition": .object(CompetitionView(competition: row.competition)),
        "predecessors": .list(
          row.predecessors.map { .object(CompetitionView(competition: $0)) }),
        "total": .int(row.total),
        "player": .int(row.honours.filter { $0.role == .player }.total),
        "coach": .int(row.honours.filter { $0.role == .coach }.total),
        "honours": .list(row.honours.map { .honour($0, in: index) }),
      ]
    }
  }
}

/// What was won with one team in one competition.
struct HonourView: TemplateObject {
  let index: SiteIndex
  let honour: Honour

  static let members: Members<HonourView> = [
    "role": { .string($0.honour.role.rawValue) },
    "team": { .team($0.honour.team, in: $0.index) },
    "competition": { .object(CompetitionView(competition: $0.honour.competition)) },
    "count": { .int($0.honour.count) },
    "seasons": { .list($0.honour.seasons.map { .string($0.text) }) },
    "runner_up": { .int($0.honour.runnerUpCount) },
    "runner_up_seasons": { .list($0.honour.runnerUpSeasons.map { .string($0.text) }) },
    "note": { $0.index.typeset($0.honour.note) },
    "source": { .source($0.honour.source) },
    "anchor": { .string(SitePath.anchor(of: $0.honour)) },
  ]
}

/// A competition.
struct CompetitionView: TemplateObject {
  let competition: Competition
  var identity: String? { competition.id }

  static let members: Members<CompetitionView> = [
    "id": { .string($0.competition.id) },
    "name": { .string($0.competition.name) },
    "level": { .string($0.competition.level.rawValue) },
    "scope": { .string($0.competition.scope.rawValue) },
    "country": { .optional($0.competition.country) },
  ]
}

/// A team with all that the site knows of it.
struct TeamView: TemplateObject {
  let index: SiteIndex
  let team: Team
  var identity: String? { team.id }

  static let members: Members<TeamView> = [
    "id": { .string($0.team.id) },
    "name": { .string($0.team.name) },
    "short": { .string($0.team.shortName) },
    "names": { .names($0.team.names) },
    "country": { .string($0.team.country) },
    "kind": { .string($0.team.kind.rawValue) },
    "colours": { .list($0.team.colours.map { .string($0.hex) }) },
    "stints": { view in
      .list(
        view.index.career.indices
          .filter { view.index.career[$0].stint.team.id == view.team.id }
          .map { .object(StintView(index: view.index, position: $0)) })
    },
    "honours": { view in .list(view.honours.map { .honour($0, in: view.index) }) },
    "total": { .int($0.honours.total) },
    "player_total": { .int($0.honours.filter { $0.role == .player }.total) },
    "coach_total": { .int($0.honours.filter { $0.role == .coach }.total) },
    "articles": { .articles($0.index.articles.byTeam[$0.team.id] ?? [], in: $0.index) },
    "quotes": { .quotes($0.index.quotesByTeam[$0.team.id] ?? [], in: $0.index) },
  ]

  private var honours: [Honour] { index.site.honours.filter { $0.team.id == team.id } }
}
