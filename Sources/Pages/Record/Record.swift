import Content

/// The honours of a site, counted and turned in every way that a page shows them.
struct Record: Sendable {
  /// One role: its honours by team, in the order of the data.
  struct RoleRow: Sendable {
    let role: Honour.Role
    let total: Int
    let teams: [TeamRow]
  }

  /// One team in one role, or in all of them.
  struct TeamRow: Sendable {
    let team: Team
    let honours: [Honour]
    var total: Int { honours.total }
  }

  /// One line of competitions: the latest of it and those that it continues.
  struct CompetitionRow: Sendable {
    let competition: Competition
    let predecessors: [Competition]
    let honours: [Honour]
    var total: Int { honours.total }
  }

  /// The competitions of one level or country.
  struct GroupRow<Key: Sendable>: Sendable {
    let key: Key
    let competitions: [CompetitionRow]
    var total: Int { competitions.reduce(0) { $0 + $1.total } }
  }

  /// What was won in one season.
  struct SeasonRow: Sendable {
    let season: Season
    let honours: [Honour]
  }

  let total: Int
  let roles: [RoleRow]
  let competitions: [CompetitionRow]
  let levels: [GroupRow<Competition.Level>]
  let countries: [GroupRow<String?>]
  let seasons: [SeasonRow]

  /// How many titles have a known season.
  var knownSeasons: Int { seasons.reduce(0) { $0 + $1.honours.count } }

  init(_ site: Site) {
    total = site.honours.total
    roles = Honour.Role.allCases.compactMap { role in
      let honours = site.honours.filter { $0.role == role }
      guard honours.total > 0 else { return nil }
      let teams = honours.grouped { $0.team.id }.map { TeamRow(team: $0[0].team, honours: $0) }
      return RoleRow(role: role, total: honours.total, teams: teams)
    }
    let won = site.honours.filter { $0.count > 0 }
    competitions = Self.competitionRows(of: won, among: site.competitions)
    let levelOrder: [Competition.Level] = [.world, .continental, .national, .friendly]
    levels = levelOrder.compactMap { [competitions] level in
      let rows = competitions.filter { $0.competition.level == level }
      return rows.isEmpty ? nil : GroupRow(key: level, competitions: rows)
    }
    countries = Self.countryRows(of: competitions, in: site)
    seasons = Self.seasonRows(of: won)
  }

  private static func competitionRows(
    of honours: [Honour], among competitions: [Competition]
  ) -> [CompetitionRow] {
    let byID = Dictionary(competitions.map { ($0.id, $0) }) { first, _ in first }
    func head(of competition: Competition) -> Competition {
      var head = competition
      // A circle is an error of its own; here it must only end.
      for _ in competitions.indices {
        guard let next = head.lineage.flatMap({ byID[$0] }) else { break }
        head = next
      }
      return head
    }
    let order = Dictionary(
      competitions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return honours.grouped { head(of: $0.competition).id }
      .map { honours in
        let latest = head(of: honours[0].competition)
        let others = honours.map(\.competition).filter { $0.id != latest.id }
        return CompetitionRow(
          competition: latest, predecessors: others.grouped(by: \.id).map { $0[0] },
          honours: honours)
      }
      .sorted { (order[$0.competition.id] ?? 0) < (order[$1.competition.id] ?? 0) }
  }

  /// National competitions by country, most titles first, then the international ones.
  private static func countryRows(
    of rows: [CompetitionRow], in site: Site
  ) -> [GroupRow<String?>] {
    let national = rows.filter { $0.competition.level == .national }
    guard !national.isEmpty else { return [] }
    let countries = national.grouped { $0.competition.country ?? "" }
      .map { GroupRow<String?>(key: $0[0].competition.country, competitions: $0) }
      .sorted { a, b in
        if a.total != b.total { return a.total > b.total }
        return site.language.collationKey(a.key ?? "") < site.language.collationKey(b.key ?? "")
      }
    let others = rows.filter { $0.competition.level != .national }
    return others.isEmpty ? countries : countries + [GroupRow(key: nil, competitions: others)]
  }

  private static func seasonRows(of honours: [Honour]) -> [SeasonRow] {
    var bySeason: [Season: [Honour]] = [:]
    for honour in honours {
      for season in honour.seasons { bySeason[season, default: []].append(honour) }
    }
    return bySeason.map { SeasonRow(season: $0, honours: $1) }.sorted { $0.season > $1.season }
  }
}

extension [Honour] {
  /// How many titles they are together.
  var total: Int { reduce(0) { $0 + $1.count } }
}

extension Array {
  /// The elements with equal keys together, in the order of the first of each.
  func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
    var positions: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in self {
      let key = key(element)
      if let position = positions[key] {
        groups[position].append(element)
      } else {
        positions[key] = groups.count
        groups.append([element])
      }
    }
    return groups
  }
}
