/// A value of JSON whose members keep their order.
enum JSON: Sendable, Hashable {
  case string(String)
  case number(Int)
  case list([JSON])
  case object([Member])
  /// A value that has been written before.
  case written([UInt8])

  /// One member of an object.
  struct Member: Sendable, Hashable {
    let name: String
    let value: JSON
  }

  /// An object without the members that have no value.
  static func object(_ members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }

  /// An object with other members in place of its own of their names, or after them.
  func adding(_ more: KeyValuePairs<String, JSON?>) -> JSON {
    guard case .object(var members) = self else { return self }
    for case (let name, let value?) in more {
      members.removeAll { $0.name == name }
      members.append(Member(name: name, value: value))
    }
    return .object(members)
  }

  /// A list, or nil if it is empty.
  static func some(_ values: [JSON]) -> JSON? { values.isEmpty ? nil : .list(values) }

  /// A text, or nil if there is none.
  static func some(_ text: String?) -> JSON? { text.map(JSON.string) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  init(stringLiteral text: String) { self = .string(text) }

  init(dictionaryLiteral members: (String, JSON?)...) {
    self = .object(
      members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }
}

extension JSON {
  /// Appends the value without needless spaces; `<` is escaped, so that no `</script>` or `<!--` in
  /// a text ends the element of HTML in which the value may stand.
  func write(into buffer: inout [UInt8]) {
    switch self {
    case .string(let text): Self.write(text, into: &buffer)
    case .number(let number): buffer.append(contentsOf: String(number).utf8)
    case .list(let values):
      buffer.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { buffer.append(UInt8(ascii: ",")) }
        value.write(into: &buffer)
      }
      buffer.append(UInt8(ascii: "]"))
    case .object(let members):
      buffer.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { buffer.append(UInt8(ascii: ",")) }
        Self.write(member.name, into: &buffer)
        buffer.append(UInt8(ascii: ":"))
        member.value.write(into: &buffer)
      }
      buffer.append(UInt8(ascii: "}"))
    case .written(let bytes): buffer.append(contentsOf: bytes)
    }
  }

  /// Appends the value with a line for each item and member, for people to read too.
  func writeLines(into buffer: inout [UInt8], indent: Int = 0) {
    func newLine(_ indent: Int) {
      buffer.append(UInt8(ascii: "\n"))
      buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }
    switch self {
    case .list(let values) where !values.isEmpty:
      buffer.append(UInt8(ascii: "["))
      for (position, value) in values.enumerated() {
        if position > 0 { buffer.append(UInt8(ascii: ",")) }
        newLine(indent + 2)
        value.writeLines(into: &buffer, indent: indent + 2)
      }
      newLine(indent)
      buffer.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      buffer.append(UInt8(ascii: "{"))
      for (position, member) in members.enumerated() {
        if position > 0 { buffer.append(UInt8(ascii: ",")) }
        newLine(indent + 2)
        Self.write(member.name, into: &buffer)
        buffer.append(contentsOf: " : ".utf8)
        member.value.writeLines(into: &buffer, indent: indent + 2)
      }
      newLine(indent)
      buffer.append(UInt8(ascii: "}"))
    default: write(into: &buffer)
    }
  }

  private static func write(_ text: String, into buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      // What needs no escape is copied in one piece: a feed is mostly texts.
      var copied = 0
      for index in bytes.indices where bytes[index] <= UInt8(ascii: "\\") {
        guard let escape = escape(bytes[index]) else { continue }
        buffer.append(contentsOf: bytes[copied..<index])
        buffer.append(contentsOf: escape.utf8)
        copied = index + 1
      }
      buffer.append(contentsOf: bytes[copied...])
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// What is written in the place of a byte; nil if it stands as it is.
  private static func escape(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\""): return #"\""#
    case UInt8(ascii: "\\"): return #"\\"#
    case UInt8(ascii: "\n"): return #"\n"#
    case UInt8(ascii: "<"): return #"\u003c"#
    case 0x00..<0x20:
      let digits = String(byte, radix: 16)
      return (digits.utf8.count == 1 ? #"\u000"# : #"\u00"#) + digits
    default: return nil
    }
  }
}
