extension Language {
  /// The language with the territory in which its rules are those of this library, as Open Graph
  /// writes it: `ru_RU`, `en_GB`.
  public var locale: String {
    switch self {
    case .english: "en_GB"
    case .french: "fr_FR"
    case .german: "de_DE"
    case .italian: "it_IT"
    case .russian: "ru_RU"
    case .spanish: "es_ES"
    }
  }
}
