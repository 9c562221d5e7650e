/// A picture with what is needed to show it well.
public struct Image: Sendable, Hashable {
  /// Its path below `Content/`, such as `images/portrait.jpg`.
  public let file: String
  /// What it shows, for those who can't see it.
  public let alt: String
  /// Who made it.
  public let credit: String?
}
