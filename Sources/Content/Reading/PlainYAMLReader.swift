import Diagnostics

/// Reads YAML in the form that nearly every front matter has: keys of small Latin letters, each with a
/// plain word or sentence, one in quotes without escapes, or a list of such on one line.
///
/// What it reads, it reads as the parser does; of anything else, be it right or wrong, it knows
/// nothing. With it, reading a front matter takes a tenth of the parser's time.
struct PlainYAMLReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private var index = 0
  private var line: Int
  private var lineStart = 0

  /// - Parameter firstLine: The number of the first line in its file.
  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    line = firstLine
  }

  /// The mapping that all of the text is, or nil.
  mutating func mapping() -> YAMLNode? {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    while index < bytes.count {
      guard let key = key(), let value = value(), next == UInt8(ascii: "\n"),
        !pairs.contains(where: { $0.key.text == key.text })
      else { return nil }
      pairs.append((key, value))
      index += 1
      (line, lineStart) = (line + 1, index)
    }
    return pairs.first.map { YAMLNode(content: .mapping(pairs), location: $0.key.location) }
  }

  /// The byte at the index, or 0 at the end.
  private var next: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func skipSpaces() {
    while next == UInt8(ascii: " ") { index += 1 }
  }

  /// A word at the beginning of a line, with the colon and the spaces behind it.
  private mutating func key() -> YAMLNode? {
    let start = index
    while UInt8(ascii: "a")...UInt8(ascii: "z") ~= next { index += 1 }
    guard index > start, index - start <= 100, next == UInt8(ascii: ":") else { return nil }
    let key = scalar(start..<index, isPlain: true)
    index += 1
    guard next == UInt8(ascii: " ") else { return nil }
    skipSpaces()
    return key
  }

  private mutating func value() -> YAMLNode? {
    guard next == UInt8(ascii: "[") else { return item(isInList: false) }
    let location = location(of: index)
    var items: [YAMLNode] = []
    index += 1
    skipSpaces()
    while next != UInt8(ascii: "]") {
      guard let item = item(isInList: true) else { return nil }
      items.append(item)
      skipSpaces()
      if next == UInt8(ascii: "]") { break }
      guard next == UInt8(ascii: ",") else { return nil }
      index += 1
      skipSpaces()
      if next == UInt8(ascii: "]") { return nil }
    }
    index += 1
    return YAMLNode(content: .sequence(items), location: location)
  }

  private mutating func item(isInList: Bool) -> YAMLNode? {
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quoted()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0xD0...0xD3:
      plain(isInList: isInList)
    default: nil
    }
  }

  /// Text between two quotation marks that holds neither the mark nor a backslash.
  private mutating func quoted() -> YAMLNode? {
    let (start, mark) = (index, next)
    index += 1
    while next != mark {
      guard isText(next), next != UInt8(ascii: "\\") else { return nil }
      index += 1
    }
    index += 1
    return scalar(start..<index, isPlain: false)
  }

  /// Text up to the end of its line or, in a list, to what ends it there.
  private mutating func plain(isInList: Bool) -> YAMLNode? {
    let start = index
    var end = index
    while next != UInt8(ascii: "\n") {
      switch next {
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        if isInList { return scalar(start..<end, isPlain: true) }
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"):
        if isInList { return nil }
      case UInt8(ascii: ":"):
        // A score such as 2:1, or a web address.
        guard !isInList, index + 1 < bytes.count, bytes[index + 1] > 0x20 else { return nil }
      case UInt8(ascii: "#"): return nil
      case let byte where !isText(byte): return nil
      default: break
      }
      index += 1
      if bytes[index - 1] != UInt8(ascii: " ") { end = index }
    }
    // Spaces at the end of a line are left to the parser.
    return isInList || end < index ? nil : scalar(start..<end, isPlain: true)
  }

  /// Whether a byte can't be part of anything but text: neither a tab, the end of a line or of the
  /// bytes, nor the first byte of one of Unicode's own separators or of a byte order mark.
  private func isText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20..<0x7F, 0x80..<0xC0, 0xC3..<0xE0: true
    // « and » and a no-break space, but not U+0085.
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] >= 0xA0
    // Dashes and quotation marks, but not U+2028 and U+2029.
    case 0xE2: index + 2 < bytes.count && !(0xA8...0xA9 ~= bytes[index + 2])
    default: false
    }
  }

  private func scalar(_ range: Range<Int>, isPlain: Bool) -> YAMLNode {
    let text = isPlain ? range : range.dropFirst().dropLast()
    return YAMLNode(
      content: .scalar(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[text]), as: UTF8.self),
        isPlain: isPlain),
      location: location(of: range.lowerBound))
  }

  private func location(of start: Int) -> SourceLocation {
    var column = 1
    for byte in bytes[lineStart..<start] where byte & 0xC0 != 0x80 { column += 1 }
    return SourceLocation(file: file, line: line, column: column)
  }
}
