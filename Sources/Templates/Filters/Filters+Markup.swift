/// Filters for HTML, URLs and JSON.
extension Filters {
  static let markup: [Filter] = [
    Filter("escape") { _, value, _ throws(TemplateError) in .markup(try value.escaped()) },
    Filter("forceescape") { _, value, _ throws(TemplateError) in
      .markup(try Value.string(try value.isMarkup ? value.string() : value.printedText()).escaped())
    },
    Filter("safe") { _, value, _ throws(TemplateError) in .markup(try value.printedText()) },
    Filter("striptags") { _, value, _ throws(TemplateError) in
      .string(try value.printedText().withoutTags())
    },
    Filter("urlencode", urlencode),
    Filter("xmlattr", xmlattr),
    Filter("tojson", tojson),
  ]

  private static func urlencode(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    var pairs: [(Value, Value)] = []
    switch value {
    case .dict(let dict): pairs = Array(zip(dict.keys, dict.values))
    case .list, .tuple, .template:
      for item in try renderer.items(of: value) {
        let pair = try renderer.items(of: item)
        guard pair.count == 2 else { throw .value("'urlencode' needs pairs") }
        pairs.append((pair[0], pair[1]))
      }
    default: return .string(try value.string().urlEncoded(inQuery: false))
    }
    var parts: [String] = []
    for (name, value) in pairs {
      let name = try name.string().urlEncoded(inQuery: true)
      parts.append("\(name)=\(try value.string().urlEncoded(inQuery: true))")
    }
    return .string(parts.joined(separator: "&"))
  }

  private static func xmlattr(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let autospace = try arguments.optionalBool("autospace") ?? true
    guard case .dict(let dict) = value else {
      throw value.undefined?.error ?? .type("'xmlattr' needs a dict, not \(value.typeName)")
    }
    var parts: [String] = []
    for (key, value) in zip(dict.keys, dict.values) {
      if value.isNone || value.undefined != nil { continue }
      guard let name = key.text else {
        throw .type("an attribute's name must be a text, not \(key.typeName)")
      }
      let isValid = name.utf8.allSatisfy { byte in
        !" \t\n\r\u{B}\u{C}/>=".utf8.contains(byte)
      }
      guard isValid else {
        throw .value("the attribute name \(name.pythonLiteral) has a character that is not allowed")
      }
      parts.append("\(try key.escaped())=\"\(try value.escaped())\"")
    }
    let text = parts.joined(separator: " ")
    return .markup(autospace && !text.isEmpty ? " " + text : text)
  }

  private static func tojson(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    var indent: String?
    if let given = try arguments.present("indent") {
      let width = try arguments.int(given, "indent")
      try renderer.limits.check(items: width ?? 0)
      indent = String(repeating: " ", count: max(width ?? 0, 0))
    }
    var writer = JSONWriter(indent: indent, limits: renderer.limits)
    try writer.write(value)
    return .markup(writer.text)
  }
}

extension Value {
  /// What `Markup(value)` holds: the markup of the value, or its text.
  fileprivate func printedText() throws(TemplateError) -> String { try string() }
}

extension String {
  /// Percent-encoded UTF-8; in a query spaces become `+` and slashes are encoded too.
  fileprivate func urlEncoded(inQuery: Bool) -> String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: " ") where inQuery: result += "+"
      case UInt8(ascii: "/") where !inQuery: result += "/"
      default:
        if "_.-~".utf8.contains(byte) {
          result.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16, uppercase: true)
          result += (digits.count == 1 ? "%0" : "%") + digits
        }
      }
    }
    return result
  }
}

/// Python's `json.dumps` with sorted keys, made safe for HTML as Jinja makes it.
private struct JSONWriter {
  let indent: String?
  let limits: Limits
  var text = ""
  private var depth = 0

  init(indent: String?, limits: Limits) {
    self.indent = indent
    self.limits = limits
  }

  mutating func write(_ value: Value) throws(TemplateError) {
    switch value {
    case .none: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .int(let number): text += String(number)
    case .float(let number): text += Self.number(number)
    case .string(let string), .markup(let string): write(string)
    case .list(let items), .tuple(let items):
      try write(items.count, "[", "]") { writer, index throws(TemplateError) in
        try writer.write(items[index])
      }
    case .dict(let dict): try write(dict)
    case .template(let inner):
      guard case .group(let key, let items) = inner.kind else { throw unserializable(value) }
      try write(.list([key, .list(items)]))
    default: throw unserializable(value)
    }
    try limits.check(string: text.utf8.count)
  }

  private func unserializable(_ value: Value) -> TemplateError {
    value.undefined?.error ?? .type("\(value.typeName) can't be written as JSON")
  }

  private static func number(_ number: Double) -> String {
    number.isNaN
      ? "NaN"
      : number.isInfinite
        ? (number < 0 ? "-Infinity" : "Infinity")
        : number.pythonText
  }

  private mutating func write(_ dict: ValueDictionary) throws(TemplateError) {
    // Python sorts the keys as they are, which fails for keys of kinds that have no order.
    var order = Array(dict.keys.indices)
    var failure: TemplateError?
    order.sort { a, b in
      do throws(TemplateError) { return try dict.keys[a].isLess(than: dict.keys[b]) } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    try write(order.count, "{", "}") { writer, index throws(TemplateError) in
      let key = dict.keys[order[index]]
      writer.write(try Self.name(key))
      writer.text += ": "
      try writer.write(dict.values[order[index]])
    }
  }

  private static func name(_ key: Value) throws(TemplateError) -> String {
    switch key {
    case .string(let text), .markup(let text): return text
    case .int(let number): return String(number)
    case .float(let number): return Self.number(number)
    case .bool(let bool): return bool ? "true" : "false"
    case .none: return "null"
    default: throw .type("\(key.typeName) can't be a key in JSON")
    }
  }

  private mutating func write(
    _ count: Int, _ open: String, _ close: String,
    _ item: (inout JSONWriter, Int) throws(TemplateError) -> Void
  ) throws(TemplateError) {
    if count == 0 {
      text += open + close
      return
    }
    depth += 1
    if depth > Value.deepest { throw .limit("a value nests more than \(Value.deepest) levels") }
    text += open
    for index in 0..<count {
      if index > 0 { text += indent == nil ? ", " : "," }
      breakLine()
      try item(&self, index)
    }
    depth -= 1
    breakLine()
    text += close
  }

  private mutating func breakLine() {
    guard let indent else { return }
    text += "\n" + String(repeating: indent, count: depth)
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case "<", ">", "&", "'": escape(UInt16(scalar.value))
      case " "..."~": text.unicodeScalars.append(scalar)
      default: for unit in UTF16.encode(scalar) ?? .init() { escape(unit) }
      }
    }
    text += "\""
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
