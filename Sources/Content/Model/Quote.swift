import Language

/// Something that was said.
public struct Quote: Sendable, Hashable, Identifiable {
  /// The key in `quotes.yaml`, also the last part of its page's URL.
  public let id: String
  /// What was said, in the site's language; inline Markdown.
  public let text: String
  /// The words as they were spoken, if that was in another language.
  public let original: Original?
  /// Who said it; the coach unless the data say otherwise.
  public let speaker: String
  /// When.
  public let date: PartialDate?
  /// On which occasion.
  public let occasion: String?
  /// Where it was published.
  public let source: Source?
  /// What it is about.
  public let topics: [Tag]
  /// Which teams it is about.
  public let teams: [Team]

  /// The words as they were spoken.
  public struct Original: Sendable, Hashable {
    /// The words.
    public let text: String
    /// The BCP 47 code of their language.
    public let language: String
  }
}
