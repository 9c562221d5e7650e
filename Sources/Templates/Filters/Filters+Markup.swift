/// Filters for HTML, URLs and JSON.
extension Vocabulary {
  static let markup: [String: TemplateFunction.OwnBody] = [
    "escape": { _, value, _ in .markup(try value.escaped()) },
    "forceescape": { _, value, _ in .markup(try Value.string(value.string()).escaped()) },
    "safe": { _, value, _ in .markup(try value.string()) },
    "striptags": { _, value, _ in .string(try value.string().withoutTags()) },
    "urlencode": { renderer, value, _ in
      if value.text == nil, value.sequence != nil || ["dict", "generator"].contains(value.typeName)
      {
        let pairs = try renderer.pairs(of: value, "'urlencode' needs pairs").map { name, value in
          try name.string().urlEncoded(inQuery: true) + "="
            + value.string().urlEncoded(inQuery: true)
        }
        return .string(pairs.joined(separator: "&"))
      }
      return .string(try value.string().urlEncoded(inQuery: false))
    },
    "xmlattr": { _, value, arguments in
      let spaces = try arguments.optional("autospace")?.isTrue() ?? true
      guard case .dict(let dict) = value else {
        throw value.unfit("'xmlattr' needs a dict, not \(value.typeName)")
      }
      let present = zip(dict.keys, dict.values).filter { !$1.isNone && $1.undefined == nil }
      let text = try present.map { try attribute($0, $1) }.joined(separator: " ")
      return .markup(spaces && !text.isEmpty ? " " + text : text)
    },
    "tojson": { renderer, value, arguments in
      let width = try arguments.optionalInt("indent", orNone: true)
      try renderer.limits.check(items: width ?? 0)
      let indent = width.map { String(repeating: " ", count: max($0, 0)) }
      return .markup(try value.representation(as: .json(indent: indent), renderer.limits))
    },
  ]

  private static func attribute(_ key: Value, _ value: Value) throws -> String {
    guard let name = key.text else {
      throw TemplateError.type("an attribute's name must be a text, not \(key.typeName)")
    }
    if name.utf8.contains(where: { " \t\n\r\u{B}\u{C}/>=".utf8.contains($0) }) {
      throw TemplateError.value(
        "the attribute name \(name.pythonLiteral) has a character that is not allowed")
    }
    return "\(try key.escaped())=\"\(try value.escaped())\""
  }
}

extension String {
  /// Percent-encoded UTF-8; in a query spaces become `+` and slashes are encoded too.
  fileprivate func urlEncoded(inQuery: Bool) -> String {
    let kept = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~".utf8
    return utf8.map { byte in
      if byte == UInt8(ascii: " "), inQuery { return "+" }
      if kept.contains(byte) || (byte == UInt8(ascii: "/") && !inQuery) {
        return String(Unicode.Scalar(byte))
      }
      return "%" + String(byte, radix: 16, uppercase: true).padded(to: 2)
    }.joined()
  }

  /// The text without tags and comments, white space collapsed, character references resolved.
  fileprivate func withoutTags() throws -> String {
    var result = ""
    var rest = self[...].utf8
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let isComment = rest[start...].starts(with: "<!--".utf8)
      let inside = rest[start...].dropFirst(isComment ? 4 : 1)
      guard let end = inside.firstIndex(of: isComment ? "-->" : ">") else { break }
      result += String(Substring(rest[..<start]))
      rest = rest[end...].dropFirst(isComment ? 3 : 1)
    }
    let words = (result + Substring(rest)).unicodeScalars.split(whereSeparator: \.isPythonSpace)
    return try words.map { String($0) }.joined(separator: " ").unescaped()
  }

  /// The commonest of the character references that Python's `html.unescape` knows.
  private static let references: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "shy": "\u{AD}", "laquo": "«", "raquo": "»", "ndash": "–", "mdash": "—", "hellip": "…",
    "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "copy": "©",
    "middot": "·", "times": "×", "minus": "−", "euro": "€",
  ]

  /// What may stand without a semicolon; some of it behind any letter.
  private static let unclosedReferences = """
    AElig AMP COPY ETH GT LT QUOT REG THORN acute aelig amp brvbar cedil cent copy curren deg divide \
    eth frac gt iexcl iquest laquo lt macr micro middot nbsp not ord para plusmn pound quot raquo \
    reg sect shy sup szlig thorn times uml yen
    """.split(separator: " ")
  private static let accents = ["acute", "cedil", "circ", "grave", "ring", "slash", "tilde", "uml"]

  /// Python's `html.unescape`, refusing the references that are not known here.
  private func unescaped() throws -> String {
    var result = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let name = rest[rest.index(after: start)...].prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#")
      }
      rest = rest[name.endIndex...]
      let isClosed = rest.first == ";" && !name.isEmpty
      if isClosed, let text = Self.references[name] ?? Self.character(name) {
        rest.removeFirst()
        result += text
      } else if isClosed || name.first == "#"
        || Self.unclosedReferences.contains(where: { name.hasPrefix($0) })
        || Self.accents.contains(where: { name.dropFirst().hasPrefix($0) })
      {
        throw TemplateError.unsupported(
          "'striptags' does not know the character reference '&\(name)'")
      } else {
        result += "&" + name
      }
    }
    return result + rest
  }

  /// What a numeric reference stands for; those that HTML bends to others are none.
  private static func character(_ name: Substring) -> String? {
    guard name.first == "#" else { return nil }
    let isHex = name.dropFirst().first?.lowercased() == "x"
    let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
    guard let code, code >= 0xA0 || (0x20..<0x7F).contains(code),
      !(0xFDD0...0xFDEF).contains(code), code & 0xFFFE != 0xFFFE
    else { return nil }
    return Unicode.Scalar(code).map { String($0) }
  }
}

extension Substring.UTF8View {
  fileprivate func firstIndex(of text: String) -> Index? {
    let first = text.utf8.first
    return indices.first { self[$0] == first && self[$0...].starts(with: text.utf8) }
  }
}
