import Language

/// The person that the site is about.
public struct Coach: Sendable, Hashable {
  /// The name in the site's language.
  public let name: String
  /// Names by language code.
  public let names: [LanguageName]
  /// The date of birth.
  public let born: PartialDate?
  /// Where they were born.
  public let birthplace: String?
  /// Of which country they are a citizen, as the site's language says it.
  public let nationality: String?
  /// Who they are, in a sentence.
  public let description: String?
  /// A portrait.
  public let image: Image?
  /// Pages elsewhere about the same person.
  public let links: [Source]
  /// The stints, in order of their beginning.
  public let career: [Stint]
  /// Personal distinctions, in order of date.
  public let awards: [Award]
}

/// A time with one team in one role.
public struct Stint: Sendable, Hashable {
  /// As what.
  public enum Role: String, Sendable, CaseIterable {
    case player
    case captain
    case assistant
    case caretaker
    case headCoach = "head-coach"

    /// Under which heading of the record an honour of this time counts.
    public var honourRole: Honour.Role {
      switch self {
      case .player, .captain: .player
      case .assistant, .caretaker, .headCoach: .coach
      }
    }
  }

  /// With which team.
  public let team: Team
  /// As what.
  public let role: Role
  /// The beginning.
  public let start: PartialDate
  /// The end; nil while it lasts.
  public let end: PartialDate?
  /// Matches played, if known.
  public let matches: Matches?
  /// Where the facts come from.
  public let source: Source?
  /// A remark for the reader.
  public let note: String?

  /// The days that it can have lasted, as days since 1970-01-01.
  public var days: ClosedRange<Int> {
    start.days.lowerBound...(end.map { max($0.days.upperBound, start.days.lowerBound) } ?? .max)
  }
}

/// Matches of a stint.
public struct Matches: Sendable, Hashable {
  /// All of them.
  public let played: Int
  /// Those won, if known.
  public let won: Int?
  /// Those drawn, if known.
  public let drawn: Int?
  /// Those lost, if known.
  public let lost: Int?
}
