/// One language's side of a site.
public struct Edition: Sendable, Hashable {
  /// The BCP 47 code of its language.
  public let language: String
  /// The codes of all languages of the site, the default one first.
  public let languages: [String]

  init(language: String, languages: [String]) {
    self.language = language
    self.languages = languages
  }

  /// Whether it stands at the site's root.
  public var isDefault: Bool { language == languages.first }

  /// What its paths on the site begin with: nothing for the default language, `/en` for English.
  public var prefix: String { isDefault ? "" : "/\(language)" }
}
