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
    let words = text.split { $0 == " " || $0.isNewline }.map(String.init)
    for size in sizes {
      let lines = Self.lines(words, width: Double(width) / Double(size))
      let fits = lines.allSatisfy { Self.width(of: $0) * Double(size) <= Double(width) }
      if fits, lines.count * Self.leading(size) <= height {
        self.init(lines: lines, size: size)
        return
      }
    }
    let size = sizes.last ?? height
    let room = Double(width) / Double(size)
    var lines = Self.lines(words, width: room)
    let count = max(1, height / Self.leading(size))
    let isWhole = lines.count <= count
    lines = Array(lines.prefix(count))
    for (number, line) in lines.enumerated() {
      let mustEnd = !isWhole && number == lines.count - 1
      if mustEnd || Self.width(of: line) > room { lines[number] = Self.cut(line, to: room) }
    }
    self.init(lines: lines, size: size)
  }

  private init(lines: [String], size: Int) {
    self.lines = lines
    self.size = size
  }

  /// From one line to the next, in pixels.
  static func leading(_ size: Int) -> Int { size * 5 / 4 }

  private static func lines(_ words: [String], width: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      let longer = line.isEmpty ? word : line + " " + word
      if line.isEmpty || self.width(of: longer) <= width {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func cut(_ line: String, to width: Double) -> String {
    var rest = line[...]
    while !rest.isEmpty, self.width(of: rest + "…") > width { rest.removeLast() }
    let end = rest.lastIndex { $0.isLetter || $0.isNumber } ?? rest.startIndex
    return rest.isEmpty ? "…" : rest[...end] + "…"
  }

  /// The width of a text in ems: that of PT Serif Bold, rounded up, by classes of letters.
  static func width(of text: some StringProtocol) -> Double {
    text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Double {
    switch character {
    case " ", "\u{A0}", "\u{202F}", ".", ",", "’", "‘", "j", "'": 0.31
    case "f", "i", "l", "I", "J", ":", ";", "!", "/", "t", "(", ")", "-": 0.4
    case "г", "з", "с", "э", "r", "s", "c", "z", "?", "«", "»", "“", "”", "„", "0"..."9": 0.56
    case "ж", "м", "ф", "ы", "ю", "ш", "щ", "w", "m", "—", "œ", "æ": 0.92
    case "Ж", "Ш", "Щ", "Ю", "М", "Ы", "M", "W", "Ф", "…", "Æ", "Œ": 1.08
    case _ where character.isWideForm: 1.05
    case _ where character.isUppercase: 0.8
    default: 0.66
    }
  }
}

extension Character {
  /// Whether it is as wide as it is high, as the letters of East Asia and pictographs are.
  fileprivate var isWideForm: Bool {
    unicodeScalars.first.map { scalar in
      (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xD7A3).contains(scalar.value)
        || (0xF900...0xFAFF).contains(scalar.value) || (0xFE30...0xFE6F).contains(scalar.value)
        || (0xFF00...0xFF60).contains(scalar.value) || scalar.value >= 0x1F000
    } ?? false
  }
}
