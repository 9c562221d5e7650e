/// A word of at most five letters of the Russian or the basic Latin alphabet, whatever their case.
struct ShortWord: Equatable {
  static let maximumCount = 5
  /// Cyrillic ends below 0x800.
  private static let bitsPerLetter = 11

  private var letters: UInt64 = 0
  private(set) var count = 0

  /// Puts a letter behind the others.
  mutating func append(_ letter: UInt32) {
    letters = letters << Self.bitsPerLetter | Self.bits(letter)
    count += 1
  }

  /// Puts a letter before the others.
  mutating func insert(_ letter: UInt32) {
    letters |= Self.bits(letter) &<< UInt64(Self.bitsPerLetter * count)
    count += 1
  }

  /// One bit of 64, which words share by chance only.
  var mark: UInt64 { 1 &<< (letters &* 0x9E37_79B9_7F4A_7C15 &>> 58) }

  /// No letter is zero, so that words of different lengths differ.
  static func == (a: ShortWord, b: ShortWord) -> Bool { a.letters == b.letters }

  private static func bits(_ letter: UInt32) -> UInt64 {
    UInt64(Scalar.lowercased(letter)) & (1 << bitsPerLetter - 1)
  }
}

/// Some words to be found among; they are so few that looking at each is faster than a set.
struct WordList: Sendable {
  private let words: [ShortWord]
  /// A bit for each of the words, which tells most others apart at once.
  private let marks: UInt64

  init(_ words: String) {
    self.words = words.split(separator: " ").map { letters in
      var word = ShortWord()
      for scalar in letters.unicodeScalars { word.append(scalar.value) }
      return word
    }
    marks = self.words.reduce(0) { $0 | $1.mark }
  }

  func contains(_ word: ShortWord?) -> Bool {
    guard let word, marks & word.mark != 0 else { return false }
    return words.contains(word)
  }
}

/// The words that a Russian line may not be broken at.
enum RussianWords {
  /// Prepositions, conjunctions and negations of one or two letters, the most frequent ones first.
  static let service = WordList("в и на с не по а к у о за из от до но во со об ни да ко")
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
