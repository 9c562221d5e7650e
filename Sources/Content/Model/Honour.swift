import Diagnostics
import Language

/// What a coach won with one team in one competition in one role.
public struct Honour: Sendable, Hashable {
  /// As what it was won.
  public enum Role: String, Sendable, CaseIterable {
    case player
    case coach
  }

  /// As what it was won.
  public let role: Role
  /// With which team.
  public let team: Team
  /// In which competition.
  public let competition: Competition
  /// How many times it was won.
  public let count: Int
  /// The seasons in which it was won, in order; empty if they aren't known.
  public let seasons: [Season]
  /// How many times the final or the title race was lost.
  public let runnerUpCount: Int
  /// The seasons of that, in order; empty if they aren't known.
  public let runnerUpSeasons: [Season]
  /// Where the figures come from.
  public let source: Source?
  /// A remark for the reader.
  public let note: String?
}

/// A distinction given to the person, not to a team.
public struct Award: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// When it was given.
  public let date: PartialDate
  /// The team at the time, if it matters.
  public let team: Team?
  /// Where the fact comes from.
  public let source: Source?
}

/// Where a fact or a text comes from.
public struct Source: Sendable {
  /// What it is, as the reader sees it.
  public let title: String
  /// Its address on the web, if it has one.
  public let url: String?
  /// Where the address is written.
  public let location: SourceLocation?

  init(title: String, url: String?, location: SourceLocation? = nil) {
    self.title = title
    self.url = url
    self.location = location
  }
}

/// Sources are the same if they say the same, wherever that is written.
extension Source: Hashable {
  /// Whether both say the same.
  public static func == (a: Source, b: Source) -> Bool { (a.title, a.url) == (b.title, b.url) }

  /// Hashes what it says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    hasher.combine(url)
  }
}
