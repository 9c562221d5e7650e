/// A place in a piece of YAML: line and column count from 1, columns in Unicode scalars.
struct YAMLPlace {
  let line: Int
  let column: Int
}

/// Tells the parser's places in lines that end as editors end them, with a line feed.
///
/// To the parser a lone carriage return and Unicode's own line and paragraph separators, which text
/// from word processors has, end a line too (YAML 1.1, 5.4).
struct LineMap {
  /// Where each of the parser's lines begins; empty if its lines are ours.
  private var starts: [(line: Int, column: Int)] = []

  init(_ text: ArraySlice<UInt8>) {
    guard Self.mayHaveSeparators(text) else { return }
    let text = String(decoding: text, as: UTF8.self)
    let separators: [Unicode.Scalar] = ["\r", "\u{85}", "\u{2028}", "\u{2029}"]
    var (line, column) = (1, 0)
    var previous: Unicode.Scalar?
    starts = [(line, column)]
    for scalar in text.unicodeScalars {
      column += 1
      if scalar == "\n" {
        if previous == "\r" { starts.removeLast() }
        (line, column) = (line + 1, 0)
        starts.append((line, column))
      } else if separators.contains(scalar) {
        starts.append((line, column))
      }
      previous = scalar
    }
  }

  /// Whether there is a byte that only the parser's other ends of lines have, or hardly anything else.
  private static func mayHaveSeparators(_ bytes: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      switch (previous, byte) {
      case (_, 0x0D), (0xC2, 0x85), (0x80, 0xA8), (0x80, 0xA9): return true
      default: previous = byte
      }
    }
    return false
  }

  /// The place in our lines of one in the parser's.
  func place(_ place: YAMLPlace) -> YAMLPlace {
    guard starts.indices.contains(place.line - 1) else { return place }
    let start = starts[place.line - 1]
    return YAMLPlace(line: start.line, column: start.column + place.column)
  }
}
