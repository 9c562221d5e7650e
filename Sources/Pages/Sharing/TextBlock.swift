/// A text broken into lines that fit a width, in the largest of some sizes in which all of it fits.
struct TextBlock: Sendable, Hashable {
  let lines: [String]
  /// The size of the font, in pixels.
  let size: Int

  /// Sets a text; if it does not fit even in the last size, its end gives way to an ellipsis.
  ///
  /// - Parameters:
  ///   - width: Of the block, in pixels.
  ///   - height: Of the block, in pixels.
  ///   - sizes: Of the font, the largest first, one at least.
  init(_ text: String, width: Int, height: Int, sizes: [Int]) {
    let words = text.split { $0 == " " || $0.isNewline }.map { Word(String($0)) }
    for size in sizes {
      let room = Room(width: width, size: size)
      let lines = Self.lines(words, in: room)
      if lines.count * Self.leading(size) <= height, lines.allSatisfy({ room.holds($0.width) }) {
        self.init(lines: lines.map(\.text), size: size)
        return
      }
    }
    let size = sizes.last ?? height
    let room = Room(width: width, size: size)
    let lines = Self.lines(words, in: room)
    let count = max(1, height / Self.leading(size))
    let isWhole = lines.count <= count
    let shown = lines.prefix(count).enumerated().map { number, line in
      let mustEnd = !isWhole && number == count - 1
      return mustEnd || !room.holds(line.width) ? Self.cut(line.text, to: room) : line.text
    }
    self.init(lines: shown, size: size)
  }

  private init(lines: [String], size: Int) {
    self.lines = lines
    self.size = size
  }

  /// From one line to the next, in pixels.
  static func leading(_ size: Int) -> Int { size * 5 / 4 }

  /// Some words, or a part of one, with their width in hundredths of an em.
  private struct Word {
    var text: String
    var width: Int

    init(_ text: String) {
      self.text = text
      width = TextBlock.width(of: text)
    }

    /// The width with another word after a space.
    func width(with word: Word) -> Int { width + TextBlock.spaceWidth + word.width }

    /// Adds another word after a space.
    mutating func append(_ word: Word) {
      width = width(with: word)
      text += " "
      text += word.text
    }
  }

  private static let spaceWidth = width(of: " ")

  /// The width of a block, in pixels, for a size of letters.
  private struct Room {
    let width: Int
    let size: Int

    func holds(_ hundredths: Int) -> Bool { hundredths * size <= width * 100 }
  }

  private static func lines(_ words: [Word], in room: Room) -> [Word] {
    var lines: [Word] = []
    for word in words {
      if let last = lines.last, room.holds(last.width(with: word)) {
        lines[lines.count - 1].append(word)
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  private static func cut(_ line: String, to room: Room) -> String {
    var rest = line[...]
    while !rest.isEmpty, !room.holds(width(of: rest + "…")) { rest.removeLast() }
    let end = rest.lastIndex { $0.isLetter || $0.isNumber } ?? rest.startIndex
    return rest.isEmpty ? "…" : rest[...end] + "…"
  }

  /// The width of a text in hundredths of an em: that of PT Serif Bold, rounded up, by classes of
  /// letters.
  static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    // Scalars compare as numbers do; characters cost most of the time of a small build.
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar {
    case " ", "\u{A0}", "\u{202F}", ".", ",", "’", "‘", "j", "'": return 31
    case "f", "i", "l", "I", "J", ":", ";", "!", "/", "t", "(", ")", "-": return 40
    case "г", "з", "с", "э", "r", "s", "c", "z", "?", "«", "»", "“", "”", "„", "0"..."9": return 56
    case "ж", "м", "ф", "ы", "ю", "ш", "щ", "w", "m", "—", "œ", "æ": return 92
    case "Ж", "Ш", "Щ", "Ю", "М", "Ы", "M", "W", "Ф", "…", "Æ", "Œ": return 108
    case "а"..."я", "a"..."z": return 66
    case "А"..."Я", "A"..."Z": return 80
    case _ where scalar.isWideForm: return 105
    default: return character.isUppercase ? 80 : 66
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is as wide as it is high, as the letters of East Asia and pictographs are.
  fileprivate var isWideForm: Bool {
    (0x1100...0x115F).contains(value) || (0x2E80...0xD7A3).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value)
      || (0xFF00...0xFF60).contains(value) || value >= 0x1F000
  }
}
