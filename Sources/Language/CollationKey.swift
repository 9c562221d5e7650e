/// What a text is sorted by: people's order, not that of the code points.
///
/// First the letters alone count, then their marks, then their case, and last the code points, so
/// that the order is total. Punctuation, and so an opening quotation mark, counts only last.
public struct CollationKey: Sendable, Hashable, Comparable {
  private let weights: [UInt32]

  /// Orders as the language's readers expect.
  public static func < (a: CollationKey, b: CollationKey) -> Bool {
    a.weights.lexicographicallyPrecedes(b.weights)
  }

  fileprivate init(_ text: String, cyrillicFirst: Bool) {
    var letters: [UInt32] = []
    var marks: [UInt32] = []
    var cases: [UInt32] = []
    for character in text {
      guard let weight = Weight(character, cyrillicFirst: cyrillicFirst) else { continue }
      letters.append(weight.letter)
      marks.append(weight.mark)
      cases.append(weight.isUppercase ? 2 : 1)
    }
    let scalars = text.unicodeScalars.map { $0.value + 1 }
    weights = letters + [0] + marks + [0] + cases + [0] + scalars
  }
}

extension Language {
  /// The key that sorts a text among others of this language: Cyrillic before Latin in Russian, ё
  /// beside е.
  public func collationKey(_ text: String) -> CollationKey {
    CollationKey(text, cyrillicFirst: self == .russian)
  }
}

private struct Weight {
  let letter: UInt32
  let mark: UInt32
  let isUppercase: Bool

  /// The weight of a letter, a digit or white space; nil for anything else.
  init?(_ character: Character, cyrillicFirst: Bool) {
    if character.isWhitespace {
      (letter, mark, isUppercase) = (1, 1, false)
      return
    }
    guard character.isLetter || character.isNumber else { return nil }
    let lowered = character.lowercased()
    isUppercase = lowered != String(character)
    let scalars = Array(lowered.unicodeScalars)
    let base = Self.base(of: lowered, first: scalars[0])
    letter = Self.rank(of: base, cyrillicFirst: cyrillicFirst)
    // Any order of the marks will do, if composed and decomposed text share it.
    let isPlain = base == scalars[0] && scalars.count == 1 || lowered == "й"
    mark = isPlain ? 1 : lowered == "ё" ? 2 : 3
  }

  /// The letter that a lower-case one is sorted beside.
  private static func base(of letter: String, first: Unicode.Scalar) -> Unicode.Scalar {
    if letter == "й" { return "й" }
    if letter == "ё" { return "е" }
    return latinBase(of: first)?.unicodeScalars.first ?? first
  }

  /// Digits, then the reader's own script, the other of the two, and the rest of the world's.
  private static func rank(of scalar: Unicode.Scalar, cyrillicFirst: Bool) -> UInt32 {
    let group: UInt32 =
      switch scalar.value {
      case 0x30...0x39: 1
      case 0x41...0x24F, 0x1E00...0x1EFF: cyrillicFirst ? 3 : 2
      case 0x400...0x52F: cyrillicFirst ? 2 : 3
      default: 4
      }
    return group << 24 | scalar.value
  }
}
