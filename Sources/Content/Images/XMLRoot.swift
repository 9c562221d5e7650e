/// The start tag of an XML document's root element.
struct XMLRoot {
  /// The element's name without a prefix.
  let name: String
  /// The attributes as written, by name; references such as `&amp;` are not resolved.
  let attributes: [String: String]

  /// Reads the start of a document in UTF-8; nil if it is not that, or ends within the tag.
  init?(_ bytes: ArraySlice<UInt8>) {
    var scanner = XMLScanner(rest: bytes)
    guard scanner.skipProlog(), scanner.skip("<"), let name = scanner.name() else { return nil }
    var attributes: [String: String] = [:]
    while true {
      scanner.skipSpace()
      if scanner.skip(">") || scanner.skip("/>") { break }
      guard let (key, value) = scanner.attribute() else { return nil }
      attributes[key] = value
    }
    self.name = name.split(separator: ":").last.map(String.init) ?? ""
    self.attributes = attributes
  }
}

/// Reads XML's markup from the front of the bytes that are left.
private struct XMLScanner {
  var rest: ArraySlice<UInt8>

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D
  }

  mutating func skipSpace() {
    rest = rest.drop(while: Self.isSpace)
  }

  /// Skips the text if it comes next, and says whether it did.
  mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  /// Skips everything through the next occurrence of the text, and says whether there was one.
  mutating func skip(past text: String) -> Bool {
    while let start = rest.firstIndex(where: { $0 == text.utf8.first }) {
      rest = rest[start...]
      if skip(text) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// Skips all that may stand before the root element; false if some of it has no end.
  mutating func skipProlog() -> Bool {
    _ = skip("\u{FEFF}")
    while true {
      skipSpace()
      if let ended = skipInstructionOrComment() {
        guard ended else { return false }
      } else if skip("<!DOCTYPE") {
        guard skipDoctype() else { return false }
      } else {
        return true
      }
    }
  }

  /// Skips one; nil if none comes next, false if it has no end.
  private mutating func skipInstructionOrComment() -> Bool? {
    if skip("<?") { return skip(past: "?>") }
    if skip("<!--") { return skip(past: "-->") }
    return nil
  }

  /// Skips the rest of a document type declaration, whose brackets, quotes and comments may hold
  /// the sign that ends it.
  private mutating func skipDoctype() -> Bool {
    var isInBrackets = false
    while let byte = rest.first {
      if let ended = skipInstructionOrComment() {
        guard ended else { return false }
        continue
      }
      rest = rest.dropFirst()
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard skip(past: String(UnicodeScalar(byte))) else { return false }
      case UInt8(ascii: "["): isInBrackets = true
      case UInt8(ascii: "]"): isInBrackets = false
      case UInt8(ascii: ">") where !isInBrackets: return true
      default: break
      }
    }
    return false
  }

  /// The name that comes next, up to a space or a sign of markup.
  mutating func name() -> String? {
    let name = rest.prefix { !Self.isSpace($0) && !"=/<>\"'".utf8.contains($0) }
    guard !name.isEmpty else { return nil }
    rest = rest.dropFirst(name.count)
    return String(decoding: name, as: UTF8.self)
  }

  mutating func attribute() -> (name: String, value: String)? {
    guard let name = name() else { return nil }
    skipSpace()
    guard skip("=") else { return nil }
    skipSpace()
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let value = rest.dropFirst().prefix { $0 != quote }
    guard value.endIndex < rest.endIndex else { return nil }
    rest = rest[value.endIndex...].dropFirst()
    return (name, String(decoding: value, as: UTF8.self))
  }
}
