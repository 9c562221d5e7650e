/// A word of at most five letters of the Russian or the basic Latin alphabet, whatever their case.
struct ShortWord: Equatable {
  static let maximumCount = 5

  /// Eleven bits a letter: Cyrillic ends below 0x800.
  private let letters: UInt64

  init?(_ scalars: some Collection<UInt32>) {
    guard (1...Self.maximumCount).contains(scalars.count) else { return nil }
    letters = scalars.reduce(0) { $0 << 11 | UInt64(Scalar.lowercased($1) & 0x7FF) }
  }
}

/// Some words to be found among; they are so few that looking at each is faster than hashing.
struct WordList: Sendable {
  private let words: [ShortWord]

  init(_ words: String) {
    self.words = words.split(separator: " ").compactMap {
      ShortWord($0.unicodeScalars.map(\.value))
    }
  }

  func contains(_ word: ShortWord?) -> Bool {
    guard let word else { return false }
    return words.contains(word)
  }
}

/// The words that a Russian line may not be broken at.
enum RussianWords {
  /// Prepositions, conjunctions and negations of one or two letters.
  static let service = WordList("а в и к о с у во да до за из ко на не ни но об от по со")
  /// Particles that lean on the word before them.
  static let particles = WordList("же ж бы б ли ль")
  /// Units of measurement that begin with a capital letter.
  static let units = WordList("вт квт гц мгц ггц мбит гбит кб мб гб тб мбайт гбайт")
  /// The year and the century, which are prepositions or nothing without their full stop.
  static let stoppedUnits = WordList("г в")
  /// Large numbers that are counted themselves and count something.
  static let magnitudes = WordList("млн млрд трлн")
  static let thousand = WordList("тыс")
  /// Abbreviations that a name or a number follows.
  static let titles = WordList("акад им пл просп проф св см ср ул")
  /// Abbreviations of the parts of books and houses, which a number follows.
  static let parts = WordList("гл д кв п рис с стр т табл ч")

  /// Whether two letters are an abbreviation: т. е., т. д., т. п., т. к., т. н., н. э., и. о.
  static func isPair(_ first: UInt32, _ second: UInt32) -> Bool {
    switch (Scalar.lowercased(first), second) {
    case (0x442, 0x435), (0x442, 0x434), (0x442, 0x43F), (0x442, 0x43A), (0x442, 0x43D),
      (0x43D, 0x44D), (0x438, 0x43E):
      true
    default: false
    }
  }
}
