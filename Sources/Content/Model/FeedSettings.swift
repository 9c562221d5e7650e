/// What feeds hold.
public struct FeedSettings: Sendable, Hashable {
  /// How many entries the feeds of the news and of the quotes have.
  public let length: Int
  /// How many those of a tag or a team have, of which there are many, and which change less often.
  public var partLength: Int { (length + 1) / 2 }
  /// Whether there is RSS 2.0 beside Atom and JSON Feed.
  public let includesRSS: Bool
}
