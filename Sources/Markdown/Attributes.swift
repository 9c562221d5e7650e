/// Attributes written in braces: `{#id .class lang=it title="in quotes"}`.
struct Attributes: Equatable {
  var id: String?
  var classes: [String] = []
  var pairs: [Pair] = []

  struct Pair: Equatable {
    let name: String
    let value: String
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Reads the attributes at the beginning of a text, and how many bytes they take; nil if there
  /// are none, or if it is something else that stands in the braces.
  static func parse(_ text: some Collection<UInt8>) -> (attributes: Attributes, count: Int)? {
    var rest = Array(text.prefix(maximumCount))[...]
    guard rest.popFirst() == UInt8(ascii: "{") else { return nil }
    var attributes = Attributes()
    while true {
      rest = rest.drop(while: isSpace)
      if rest.first == UInt8(ascii: "}") { break }
      guard attributes.parseItem(&rest) else { return nil }
      guard let next = rest.first, isSpace(next) || next == UInt8(ascii: "}") else { return nil }
    }
    return attributes == Attributes() ? nil : (attributes, rest.startIndex + 1)
  }

  /// Those that are no attributes of HTML but ours: the credit of a figure, and the typographer's
  /// switch.
  static let ownNames = ["credit", "typographer"]

  /// Longer braces hold prose.
  private static let maximumCount = 500

  private mutating func parseItem(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let mark = rest.first
    if mark == UInt8(ascii: "#") || mark == UInt8(ascii: ".") {
      rest.removeFirst()
      guard let name = Self.takeName(&rest) else { return false }
      if mark == UInt8(ascii: "#") { id = name } else { classes.append(name) }
      return true
    }
    guard let name = Self.takeName(&rest), rest.popFirst() == UInt8(ascii: "=") else {
      return false
    }
    guard let value = Self.takeValue(&rest) else { return false }
    pairs.append(Pair(name: name, value: value))
    return true
  }

  private static func takeName(_ rest: inout ArraySlice<UInt8>) -> String? {
    let name = rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
        true
      default: false
      }
    }
    rest = rest[name.endIndex...]
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func takeValue(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard rest.first == UInt8(ascii: "\"") else {
      let value = rest.prefix { !isSpace($0) && !"\"'<>={}".utf8.contains($0) }
      rest = rest[value.endIndex...]
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
  }
}

extension HTMLWriter {
  /// Writes attributes for an opening tag, each after a space.
  mutating func write(_ attributes: Attributes) {
    if let id = attributes.id { write("id", id) }
    if !attributes.classes.isEmpty {
      write("class", attributes.classes.joined(separator: " "))
    }
    for pair in attributes.pairs where !Attributes.ownNames.contains(pair.name) {
      write(pair.name, pair.value)
    }
  }

  /// Writes one attribute after a space.
  mutating func write(_ name: String, _ value: String) {
    write(UInt8(ascii: " "))
    escape(name)
    write("=\"")
    escape(value)
    write(UInt8(ascii: "\""))
  }

  /// Writes a string escaped.
  mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }
}
