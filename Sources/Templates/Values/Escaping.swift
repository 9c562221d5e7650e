extension [UInt8] {
  /// Appends UTF-8 bytes as they are.
  @inline(__always)
  mutating func append(raw text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends text with `& < > " '` escaped, in runs of bytes that need no escape.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { bytes in
      var run = 0
      for index in bytes.indices where Self.needsEscape(bytes[index]) {
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<index]))
        switch bytes[index] {
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): append(contentsOf: "&#34;".utf8)
        default: append(contentsOf: "&#39;".utf8)
        }
        run = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run...]))
    }
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
