/// The bytes of one source file with its name, able to tell places in it.
public struct SourceText: Sendable, Equatable {
  /// The file's path as the user would type it, or a template's name.
  public let name: String
  /// The file's UTF-8 bytes.
  public let bytes: [UInt8]

  /// Makes a source of bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Makes a source of a string.
  public init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The place of a byte, counted from 0; past the end it is the end.
  public func location(atOffset offset: Int) -> SourceLocation {
    let end = min(max(offset, 0), bytes.count)
    var line = 1
    var lineStart = 0
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return SourceLocation(
      file: name, line: line, column: scalarCount(in: lineStart..<end) + 1)
  }

  /// The place of a byte column, both counted from 1, as cmark gives them.
  public func location(line: Int, byteColumn: Int) -> SourceLocation {
    guard let range = byteRange(ofLine: line) else {
      return SourceLocation(file: name, line: line, column: max(byteColumn, 1))
    }
    let end = min(range.lowerBound + max(byteColumn - 1, 0), range.upperBound)
    return SourceLocation(
      file: name, line: line, column: scalarCount(in: range.lowerBound..<end) + 1)
  }

  /// The excerpt to show for a place, or nil if the source has no such line.
  public func excerpt(at location: SourceLocation) -> Excerpt? {
    guard let range = byteRange(ofLine: location.line) else { return nil }
    // A line can be megabytes long; a scalar has at most four bytes.
    let shown = range.prefix((location.column + Excerpt.width) * 4)
    return Excerpt(
      line: String(decoding: bytes[shown], as: UTF8.self), column: location.column)
  }

  /// A diagnostic about a place in this source, with its excerpt.
  public func diagnostic(
    _ severity: Severity, code: String, _ message: String, at location: SourceLocation,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, code: code, message, at: location, excerpt: excerpt(at: location), hint: hint)
  }

  /// The offset of the first byte that is not UTF-8, or nil if all of them are.
  public var firstInvalidByte: Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let first = bytes[offset]
        if first < 0x80 {
          offset &+= 1
        } else if first < 0xE0, first >= 0xC2, offset &+ 1 < bytes.count,
          bytes[offset &+ 1] & 0xC0 == 0x80
        {
          offset &+= 2
        } else {
          let length = Self.longScalarLength(at: offset, of: bytes)
          if length == 0 { return offset }
          offset += length
        }
      }
      return nil
    }
  }

  /// How many bytes the scalar at an offset takes, three or four, or 0 if there is none (Unicode,
  /// table 3-7).
  private static func longScalarLength(
    at offset: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let first = bytes[offset]
    let length = first < 0xF0 ? 3 : 4
    guard 0xE0...0xF4 ~= first, offset + length <= bytes.count else { return 0 }
    // Overlong forms, surrogates, and what is past U+10FFFF.
    let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
    guard lowest...highest ~= bytes[offset + 1], bytes[offset + 2] & 0xC0 == 0x80 else { return 0 }
    return length == 3 || bytes[offset + 3] & 0xC0 == 0x80 ? length : 0
  }

  /// What to tell of a file that is not text; nil if it is.
  public var encodingProblem: Diagnostic? {
    firstInvalidByte.map { offset in
      Diagnostic(
        .error, code: "not-utf8", "the file is not UTF-8 text", at: location(atOffset: offset),
        hint: "save it in the encoding UTF-8")
    }
  }

  private func byteRange(ofLine line: Int) -> Range<Int>? {
    guard line >= 1 else { return nil }
    var start = 0
    var current = 1
    while current < line {
      guard let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = newline + 1
      current += 1
    }
    var end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  private func scalarCount(in range: Range<Int>) -> Int {
    bytes[range].reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }
}
