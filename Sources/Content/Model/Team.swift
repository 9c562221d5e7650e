/// A club or a national team.
public struct Team: Sendable, Hashable, Identifiable {
  /// What kind of team it is.
  public enum Kind: String, Sendable, CaseIterable {
    case club
    case national
  }

  /// The key in `teams.yaml`, also the last part of its page's URL.
  public let id: String
  /// The name in the site's language.
  public let name: String
  /// A shorter name for tables and charts; the name if none is given.
  public let shortName: String
  /// Names by language code.
  public let names: [LanguageName]
  /// The country's name in the site's language.
  public let country: String
  /// Club or national team.
  public let kind: Kind
  /// The team's colours, the main one first.
  public let colours: [Colour]
}

/// A name in one language.
public struct LanguageName: Sendable, Hashable {
  /// The language's BCP 47 code.
  public let language: String
  /// The name.
  public let name: String
}
