import Yams

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

  init(_ text: String) {
    guard Self.mayHaveSeparators(text.utf8) else { return }
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
  private static func mayHaveSeparators(_ bytes: String.UTF8View) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      switch (previous, byte) {
      case (_, 0x0D), (0xC2, 0x85), (0x80, 0xA8), (0x80, 0xA9): return true
      default: previous = byte
      }
    }
    return false
  }

  func place(_ mark: Mark) -> YAMLPlace {
    guard starts.indices.contains(mark.line - 1) else {
      return YAMLPlace(line: mark.line, column: mark.column)
    }
    let start = starts[mark.line - 1]
    return YAMLPlace(line: start.line, column: start.column + mark.column)
  }
}
