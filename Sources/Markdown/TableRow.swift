/// A row of a table: the ranges of its cells in the source, without the white space around them.
struct TableRow {
  private(set) var cells: [Range<Int>] = []

  /// Cuts a line at its bars; one that a backslash stands before belongs to a cell.
  init(_ line: Range<Int>, of source: [UInt8]) {
    var line = Self.trimmed(line, of: source)
    if let first = line.first, source[first] == bar { line = line.dropFirst() }
    var start = line.lowerBound
    var index = start
    while index < line.upperBound {
      if source[index] == UInt8(ascii: "\\") {
        index += 1
      } else if source[index] == bar {
        cells.append(Self.trimmed(start..<index, of: source))
        start = index + 1
      }
      index += 1
    }
    if start < line.upperBound { cells.append(Self.trimmed(start..<line.upperBound, of: source)) }
  }

  /// What a cell's Markdown is: bars need no backslash any more.
  static func content(of cell: Range<Int>, in source: [UInt8]) -> [UInt8] {
    var content: [UInt8] = []
    for index in cell {
      if source[index] == bar, content.last == UInt8(ascii: "\\") { content.removeLast() }
      content.append(source[index])
    }
    return content
  }

  private static func trimmed(_ range: Range<Int>, of source: [UInt8]) -> Range<Int> {
    var range = range
    while let last = range.last, isSpace(source[last]) { range = range.dropLast() }
    while let first = range.first, isSpace(source[first]) { range = range.dropFirst() }
    return range
  }
}

/// How the cells of a table's column are aligned; the second line of a table tells.
enum TableAlignment: String {
  case none
  case left
  case center
  case right

  /// Reads the line below the head; nil if it is something else.
  static func parse(_ line: Range<Int>, of source: [UInt8]) -> [TableAlignment]? {
    let marks = source[line]
    guard marks.contains(UInt8(ascii: "-")),
      marks.allSatisfy({ isSpace($0) || "|:-".utf8.contains($0) })
    else { return nil }
    var alignments: [TableAlignment] = []
    for cell in TableRow(line, of: source).cells {
      var dashes = source[cell]
      let isLeft = dashes.first == UInt8(ascii: ":")
      if isLeft { dashes.removeFirst() }
      let isRight = dashes.last == UInt8(ascii: ":")
      if isRight { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : .none)
    }
    return alignments.isEmpty ? nil : alignments
  }
}

private let bar = UInt8(ascii: "|")
