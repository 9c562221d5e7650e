extension Language {
  /// The language's name in itself, as a switch between languages shows it (CLDR, "autonym").
  public var name: String {
    switch self {
    case .english: "English"
    case .french: "français"
    case .german: "Deutsch"
    case .italian: "italiano"
    case .russian: "русский"
    case .spanish: "español"
    }
  }
}
