/// What feeds hold.
public struct FeedSettings: Sendable, Hashable {
  /// How many entries a feed has.
  public let length: Int
  /// Whether there is RSS 2.0 beside Atom and JSON Feed.
  public let includesRSS: Bool
}
