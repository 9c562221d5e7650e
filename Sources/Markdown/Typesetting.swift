/// A text of one block on its way through the typographer: its scalars, and what becomes of them.
///
/// Every rule looks at the text as it was written and changes single scalars, so that the order of
/// the rules doesn't matter and a change never crosses the border of a node.
struct Typesetting {
  /// The scalars; what is no text, such as code, is one `Scalar.object`, a hard line break is one
  /// `Scalar.lineBreak`.
  private(set) var text: [UInt32] = []
  private(set) var edits: [Edit] = []
  /// The quotation marks that lack their counterpart.
  var unbalanced: [Int] = []

  /// What is written in the place of a scalar: at most two, 0 standing for none.
  struct Edit {
    let index: Int
    let first: UInt32
    let second: UInt32
  }

  /// Begins another text in the memory of the last one.
  mutating func clear() {
    text.removeAll(keepingCapacity: true)
    edits.removeAll(keepingCapacity: true)
    unbalanced.removeAll(keepingCapacity: true)
  }

  mutating func append(_ scalar: UInt32) { text.append(scalar) }

  /// Appends the scalars of UTF-8; what is none becomes U+FFFD.
  mutating func append(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    // Decoded in a buffer of its own: an array asks at each append whether it is its only owner,
    // which takes longer than all the rest.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count) { buffer in
      let count = Scalar.decode(bytes, into: buffer)
      text.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The scalar at an index; 0 before the beginning and after the end.
  func at(_ index: Int) -> UInt32 {
    text.indices.contains(index) ? text[index] : 0
  }

  /// Writes other scalars in the place of one.
  mutating func set(_ index: Int, _ first: UInt32, _ second: UInt32 = 0) {
    edits.append(Edit(index: index, first: first, second: second))
  }

  /// Puts the edits into the order of the text; no rule changes what another has changed.
  mutating func sortEdits() {
    let isSorted = zip(edits, edits.dropFirst()).allSatisfy { $0.index < $1.index }
    if !isSorted { edits.sort { $0.index < $1.index } }
  }

  /// Whether a word begins at an index: after a gap, or two hyphens, which become a dash.
  func isBeginning(_ index: Int) -> Bool {
    Scalar.isGap(at(index - 1)) || at(index - 1) == 0x2D && at(index - 2) == 0x2D
  }

  /// Where a web address that begins with a scheme's colon ends; no rule applies within.
  func addressEnd(from colon: Int) -> Int {
    var end = colon
    while end < text.count, !Scalar.isSpace(text[end]),
      !"\"«»“”<>".unicodeScalars.contains(where: {
        $0.value == text[end]
      })
    {
      end += 1
    }
    return end
  }
}

/// The scalars that the typographer deals with.
enum Scalar {
  static let noBreakSpace: UInt32 = 0xA0
  static let enDash: UInt32 = 0x2013
  static let emDash: UInt32 = 0x2014
  static let apostrophe: UInt32 = 0x2019
  static let ellipsis: UInt32 = 0x2026
  static let lineBreak: UInt32 = 0x2028
  static let times: UInt32 = 0xD7
  /// What stands for something that is no text.
  static let object: UInt32 = 0xFFFC

  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009 || scalar == 0x0A
  }

  /// A space of any kind, or the beginning or end of a line.
  static func isGap(_ scalar: UInt32) -> Bool {
    scalar == 0 || scalar == lineBreak || isSpace(scalar)
  }

  static func isDigit(_ scalar: UInt32) -> Bool { 0x30...0x39 ~= scalar }

  static func isCyrillic(_ scalar: UInt32) -> Bool { 0x400...0x52F ~= scalar }

  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x400...0x52F, 0x41...0x5A, 0x61...0x7A, 0x300...0x36F: true
    case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
    default: false
    }
  }

  static func isUppercase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x400...0x42F: true
    case 0xC0...0xDE: scalar != 0xD7
    default: false
    }
  }

  static func isLowercase(_ scalar: UInt32) -> Bool { isLetter(scalar) && !isUppercase(scalar) }

  /// The small letter of a Cyrillic or an ASCII one.
  static func lowercased(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0x410...0x42F: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    default: scalar
    }
  }

  static func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2D || scalar == enDash || scalar == emDash
  }
}
