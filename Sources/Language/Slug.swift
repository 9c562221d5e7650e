/// The part of a URL that a text gives: lower-case Latin letters, digits and single hyphens.
///
/// Cyrillic is transliterated as `transliteration` lists, Latin letters lose their marks, anything
/// else becomes a hyphen; empty if nothing is left. Composed and decomposed text give the same.
public func slug(_ text: String) -> String {
  var slug = ""
  var isGap = false
  for character in text.lowercased() {
    guard let letters = romanized(character) else {
      isGap = true
      continue
    }
    if letters.isEmpty { continue }
    if isGap, !slug.isEmpty { slug += "-" }
    isGap = false
    slug += letters
  }
  return slug
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
