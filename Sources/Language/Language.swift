/// A language that a site can be written in, with the rules that its text follows.
///
/// The rules are those of the Unicode CLDR, in tables of our own; English is British English, whose
/// dates and lists need no commas.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case french = "fr"
  case german = "de"
  case italian = "it"
  case russian = "ru"
  case spanish = "es"

  /// The language of a two-letter ISO 639-1 code, or nil if it is not supported.
  public init?(code: String) {
    self.init(rawValue: code)
  }

  /// The two-letter ISO 639-1 code, such as `ru`.
  public var code: String { rawValue }
}
