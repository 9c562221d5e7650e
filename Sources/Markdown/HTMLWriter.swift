/// A buffer that HTML is written to.
struct HTMLWriter {
  private(set) var bytes: [UInt8]
  /// Where this document begins; what precedes it is somebody else's.
  private let start: Int

  init(appendingTo bytes: consuming [UInt8]) {
    start = bytes.count
    self.bytes = bytes
  }

  /// Begins a new line, unless one has just begun.
  mutating func breakLine() {
    if bytes.count > start, bytes.last != UInt8(ascii: "\n") { write(UInt8(ascii: "\n")) }
  }

  mutating func write(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func write(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
  }

  mutating func write(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
  }

  mutating func write(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Writes text with the characters escaped that mean something to HTML, as cmark does.
  mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var written = 0
    while let index = Self.firstSpecial(in: text, from: written) {
      write(UnsafeBufferPointer(rebasing: text[written..<index]))
      switch text[index] {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      default: write("&quot;")
      }
      written = index + 1
    }
    write(UnsafeBufferPointer(rebasing: text[written...]))
  }

  private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let bytes = UnsafeRawPointer(text.baseAddress) else { return nil }
    var index = start
    // Sixteen bytes at a time: one by one takes twice as many instructions for all of the HTML.
    while index + 16 <= text.count,
      !mayHoldSpecial(bytes.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self))
    {
      index += 16
    }
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return index
      default: index += 1
      }
    }
    return nil
  }

  /// Whether one of the bytes is special: `"` and `&` are 0x22 but for one bit, `<` and `>` 0x3C.
  private static func mayHoldSpecial(_ bytes: SIMD2<UInt64>) -> Bool {
    let ones = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101)
    let marks = bytes & (ones &* 0xFB) ^ (ones &* 0x22)
    let brackets = bytes & (ones &* 0xFD) ^ (ones &* 0x3C)
    // A borrow comes out of a byte that is zero.
    let found = ((marks &- ones) & ~marks | (brackets &- ones) & ~brackets) & (ones &* 0x80)
    return found[0] | found[1] != 0
  }

  /// Writes a URL for an attribute: what no URL may hold percent-encoded, as cmark does.
  mutating func escapeURL(_ url: some Sequence<UInt8>) {
    for byte in url {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "'"): write("&#x27;")
      case _ where Self.isPlainInURL(byte): write(byte)
      default:
        write(UInt8(ascii: "%"))
        write(Self.hexDigit(byte >> 4))
        write(Self.hexDigit(byte & 15))
      }
    }
  }

  private static func isPlainInURL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
      UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "(")...UInt8(ascii: ";"),
      UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
