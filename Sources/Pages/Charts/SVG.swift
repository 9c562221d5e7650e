/// A piece of SVG: its text is escaped, its numbers look the same in every locale.
struct SVG: Sendable {
  /// The markup.
  let markup: String

  /// An element around others; attributes without a value are left out.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [SVG] = []
  ) {
    let start = Self.tag(name, attributes)
    markup =
      children.isEmpty
      ? "<\(start)/>"
      : "<\(start)>\n" + children.map { $0.markup + "\n" }.joined() + "</\(name)>"
  }

  /// An element around text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    markup = "<\(Self.tag(name, attributes))>\(Self.escaped(text))</\(name)>"
  }

  /// A share of the picture's width, with two decimals at most.
  static func percent(_ value: Double) -> String {
    number(value) + "%"
  }

  /// A number with two decimals at most.
  static func number(_ value: Double) -> String {
    let text = ((value * 100).rounded() / 100).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> String {
    var tag = name
    for case (let name, let value?) in attributes { tag += " \(name)=\"\(escaped(value))\"" }
    return tag
  }

  private static func escaped(_ text: String) -> String {
    // Few texts have any of these, and copying the others scalar by scalar took half of the time of a
    // chart.
    guard text.utf8.contains(where: isSpecial) else { return text }
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
