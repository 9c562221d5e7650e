/// The part of a URL that a text gives: lower-case Latin letters, digits and single hyphens.
///
/// Cyrillic is transliterated as `transliteration` lists, Latin letters lose their marks, anything
/// else becomes a hyphen; empty if nothing is left. Composed and decomposed text give the same.
public func slug(_ text: String) -> String {
  // Finding the characters of a text takes ten times as long as finding its scalars.
  if let slug = RomanizedScalars.slug(text) { return slug }
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

/// What becomes of the ASCII and the Cyrillic scalars, which make characters of their own if all
/// of a text are such.
private enum RomanizedScalars {
  private static let longest = 4
  /// The letters of each of the scalars up to U+007F, then of those from U+0400 to U+045F: at most
  /// four bytes, the first one the lowest; nil for a gap.
  private static let table: [UInt32?] = ([0..<0x80, 0x400..<0x460] as [Range<UInt32>]).flatMap {
    $0.map { value in
      let letters = Unicode.Scalar(value).flatMap {
        romanized(Character($0.properties.lowercaseMapping))
      }
      return letters?.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// The slug of a text of such scalars only; nil for another.
  static func slug(_ text: String) -> String? {
    let table = table
    var isOther = false
    let slug = String(unsafeUninitializedCapacity: text.utf8.count * (longest + 1)) { bytes in
      var (count, isGap) = (0, false)
      for scalar in text.unicodeScalars {
        guard let index = index(of: scalar) else {
          isOther = true
          return 0
        }
        guard var letters = table[index] else {
          isGap = true
          continue
        }
        if letters != 0, isGap, count > 0 {
          bytes[count] = UInt8(ascii: "-")
          count += 1
        }
        if letters != 0 { isGap = false }
        while letters != 0 {
          bytes[count] = UInt8(truncatingIfNeeded: letters)
          letters >>= 8
          count += 1
        }
      }
      return count
    }
    return isOther ? nil : slug
  }

  private static func index(of scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0..<0x80: Int(scalar.value)
    case 0x400..<0x460: Int(scalar.value - 0x400 + 0x80)
    default: nil
    }
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
