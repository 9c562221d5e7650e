/// What messengers and social networks show of links to the site.
public struct SharingSettings: Sendable, Hashable {
  /// The picture of pages that have none of their own.
  public let image: Image?
  /// Whether a picture is drawn for the site, each article and each quote.
  public let drawsImages: Bool
}
