import Content

/// An honour to add.
public struct NewTrophy: Sendable {
  /// As what it was won.
  public var role: Honour.Role
  /// The id of the team.
  public var team: String
  /// The id of the competition.
  public var competition: String
  /// The season, such as `2009/10`; nil if it is not known.
  public var season: String?

  /// Makes an honour.
  public init(role: Honour.Role, team: String, competition: String, season: String?) {
    self.role = role
    self.team = team
    self.competition = competition
    self.season = season
  }

  /// One win: in its season, or else as a count.
  var entry: YAMLValue.Entry {
    .init(key: competition, value: season.map { .list([.scalar($0)]) } ?? .scalar("1"))
  }
}
