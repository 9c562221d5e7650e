/// A competition that honours are won in.
public struct Competition: Sendable, Hashable, Identifiable {
  /// How far the competition reaches.
  public enum Level: String, Sendable, CaseIterable {
    case national
    case continental
    case world
    case friendly
  }

  /// Who plays in it.
  public enum Scope: String, Sendable, CaseIterable {
    case club
    case nationalTeam = "national-team"
  }

  /// How its seasons are named.
  public enum SeasonKind: String, Sendable, CaseIterable {
    /// Over two calendar years: `2009/10`.
    case split
    /// Within one: `2007`.
    case calendar
  }

  /// The key in `competitions.yaml`.
  public let id: String
  /// The name in the site's language.
  public let name: String
  /// How far it reaches.
  public let level: Level
  /// Who plays in it.
  public let scope: Scope
  /// The country of a national competition, in the site's language.
  public let country: String?
  /// How its seasons are named.
  public let seasonKind: SeasonKind
  /// The first and the last year of its existence, as far as given.
  public let years: Years
  /// The id of the competition that continues it, as the Champions League the European Cup.
  public let lineage: String?

  /// Years of existence, either end open.
  public struct Years: Sendable, Hashable {
    /// The first year.
    public let first: Int?
    /// The last year.
    public let last: Int?

    func intersects(_ season: Season) -> Bool {
      (last ?? .max) >= season.firstYear && (first ?? .min) <= season.lastYear
    }
  }
}
