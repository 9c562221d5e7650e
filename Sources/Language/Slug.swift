/// The part of a URL that a text gives: lower-case Latin letters, digits and single hyphens.
///
/// Cyrillic is transliterated as `transliteration` lists, Latin letters lose their marks, anything
/// else becomes a hyphen; empty if nothing is left. Composed and decomposed text give the same.
public func slug(_ text: String) -> String {
  var slug = ""
  var isGap = false
  func add(_ letters: String?) {
    guard let letters else {
      isGap = true
      return
    }
    if letters.isEmpty { return }
    if isGap, !slug.isEmpty { slug += "-" }
    isGap = false
    slug += letters
  }
  // Finding the characters of a text takes ten times as long as finding its scalars.
  if text.unicodeScalars.allSatisfy({ RomanizedScalars.range(of: $0) != nil }) {
    for scalar in text.unicodeScalars { add(RomanizedScalars.letters(for: scalar)) }
  } else {
    for character in text.lowercased() { add(romanized(character)) }
  }
  return slug
}

/// What becomes of the ASCII and the Cyrillic scalars, which make characters of their own if all
/// of a text are such.
private enum RomanizedScalars {
  private static let ranges: [Range<UInt32>] = [0..<0x80, 0x400..<0x460]
  private static let table: [[String?]] = ranges.map { range in
    range.map { value in
      Unicode.Scalar(value).flatMap { romanized(Character($0.properties.lowercaseMapping)) }
    }
  }

  static func range(of scalar: Unicode.Scalar) -> Int? {
    ranges.firstIndex { $0.contains(scalar.value) }
  }

  static func letters(for scalar: Unicode.Scalar) -> String? {
    range(of: scalar).flatMap { table[$0][Int(scalar.value - ranges[$0].lowerBound)] }
  }
}

/// A lower-case character in ASCII letters and digits, or nil if it has none to give.
private func romanized(_ character: Character) -> String? {
  guard let first = character.unicodeScalars.first else { return nil }
  if first.isASCII {
    return first.properties.isAlphabetic || ("0"..."9").contains(first) ? String(first) : nil
  }
  // A character compares by canonical equivalence, so that a decomposed й is found here too; a
  // letter with a stress mark is found by its first scalar.
  if let letters = transliteration[character] ?? transliteration[Character(first)] {
    return letters
  }
  if first.properties.numericType == .decimal, let value = character.wholeNumberValue {
    return String(value)
  }
  return latinBase(of: first)
}

/// The plain letters of a Latin one, told by its Unicode name: E of “LATIN SMALL LETTER E WITH
/// ACUTE”.
func latinBase(of scalar: Unicode.Scalar) -> String? {
  guard let name = scalar.properties.name else { return nil }
  for start in ["LATIN SMALL LETTER ", "LATIN SMALL LIGATURE "] where name.hasPrefix(start) {
    let letters = name.dropFirst(start.count).prefix { $0 != " " }
    return letters.count <= 2 ? letters.lowercased() : nil
  }
  return nil
}

private let transliteration: [Character: String] = [
  "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
  "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
  "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
  "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
  // Ukrainian, Belarusian, Serbian and Macedonian.
  "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj",
  "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz",
  // Latin letters whose Unicode names are words.
  "ß": "ss", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n", "ə": "e",
]
