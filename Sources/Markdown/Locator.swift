import CCmark
import Diagnostics

/// Tells the places of a tree's nodes in their file, each in the time of the way from the last one.
struct Locator {
  let source: SourceText
  private let start: Int
  private let givenLineStarts: [Int]?
  /// The last place told, from which the next is counted.
  private var offset = 0
  private var line = 1
  private var column = 1

  /// - Parameters:
  ///   - start: The byte of the source at which cmark's first line begins.
  ///   - lineStarts: Where its lines begin, if they are not simply those of the source.
  init(_ source: SourceText, from start: Int, lineStarts: [Int]?) {
    self.source = source
    self.start = start
    givenLineStarts = lineStarts
  }

  private lazy var starts =
    givenLineStarts ?? Self.lineStarts(of: source.bytes, from: start)

  /// The offsets at which cmark's lines begin; it ends a line at a lone carriage return too.
  static func lineStarts(of bytes: [UInt8], from start: Int) -> [Int] {
    var starts = [start]
    let hasReturns = firstIndex(of: UInt8(ascii: "\r"), in: bytes, from: start) != nil
    guard hasReturns else {
      while let newline = firstIndex(
        of: UInt8(ascii: "\n"), in: bytes, from: starts[starts.count - 1])
      {
        starts.append(newline + 1)
      }
      return starts
    }
    for index in start..<bytes.count {
      let isReturn = bytes[index] == UInt8(ascii: "\r")
      if isReturn, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { continue }
      if isReturn || bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    }
    return starts
  }

  /// The place of a byte of the source; past the end it is the end.
  mutating func location(atOffset target: Int) -> SourceLocation {
    let target = min(target, source.bytes.count)
    if target < offset { (offset, line, column) = (0, 1, 1) }
    let bytes = source.bytes
    while let newline = firstIndex(of: UInt8(ascii: "\n"), in: bytes, from: offset, to: target) {
      (offset, line, column) = (newline + 1, line + 1, 1)
    }
    while offset < target {
      if bytes[offset] & 0xC0 != 0x80 { column += 1 }
      offset += 1
    }
    return SourceLocation(file: source.name, line: line, column: column)
  }

  /// The offset of a line and a byte column of cmark's, both from 1.
  mutating func offset(line: Int, column: Int) -> Int {
    let range = lineRange(line)
    return min(range.lowerBound + max(column - 1, 0), range.upperBound)
  }

  /// The offset of a place in the text of a block.
  ///
  /// cmark counts the columns of a block's later lines as if they were indented like the first.
  mutating func offset(line: Int, column: Int, in block: Node) -> Int {
    guard line > block.startLine else { return offset(line: line, column: column) }
    let range = lineRange(line)
    let bytes = source.bytes
    let indent = range.first { bytes[$0] != 0x20 && bytes[$0] != 0x09 && bytes[$0] != 0x3E }
    let start = indent ?? range.lowerBound
    return min(start + max(column - block.startColumn, 0), range.upperBound)
  }

  /// The line around a place, cut out in the time that its window needs, however long it is.
  func excerpt(atOffset target: Int) -> Excerpt {
    let bytes = source.bytes
    let target = min(target, bytes.count)
    // The window reaches 100 scalars of at most four bytes to either side.
    var start = target
    while start > 0, target - start < 400, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    while start < target, bytes[start] & 0xC0 == 0x80 { start += 1 }
    var end = target
    while end < bytes.count, end - target < 400, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Excerpt(
      line: String(decoding: bytes[start..<max(start, end)], as: UTF8.self),
      column: String(decoding: bytes[start..<target], as: UTF8.self).unicodeScalars.count + 1)
  }

  /// The bytes of one of cmark's lines, from 1, with its line break.
  mutating func lineRange(_ line: Int) -> Range<Int> {
    let index = min(max(line - 1, 0), starts.count - 1)
    let end = index + 1 < starts.count ? starts[index + 1] : source.bytes.count
    return starts[index]..<end
  }
}
