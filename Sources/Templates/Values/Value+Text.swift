extension Value {
  /// Python's `str` of the value.
  func string() throws -> String {
    switch self {
    case .string(let text), .markup(let text): return text
    case .object(let object):
      guard let printed = object.box.printed else { throw unprintable }
      return try printed.string()
    default:
      try refuseUndefined()
      return undefined == nil ? try representation() : ""
    }
  }

  /// Python's `repr` of the value, or what `json.dumps` makes of it with sorted keys.
  func representation(
    as style: ValueWriter.Style = .python, _ limits: Limits = Limits()
  ) throws -> String {
    var writer = ValueWriter(style: style, limits: limits)
    try writer.write(self)
    return writer.text
  }

  /// The value as error messages show it.
  var shown: String {
    let text = (try? representation()) ?? "<\(typeName)>"
    return text.count <= 60 ? text : "\(text.prefix(57))…"
  }

  fileprivate var unprintable: TemplateError {
    var hint: String?
    if case .object = self { hint = "print one of its members" }
    if case .template(let value) = self, case .cell(.generator, _) = value.kind {
      hint = "add the filter 'list' or 'join'"
    }
    return .unsupported("\(typeName) can't be printed", hint: hint)
  }

  /// The text with `& < > " '` escaped; markup is as it was, and other values as they print.
  func escaped() throws -> String {
    switch self {
    case .markup(let text): return text
    case .object(let object):
      if case .markup(let text)? = object.box.printed { return text }
    default: break
    }
    var bytes: [UInt8] = []
    bytes.append(escaping: try string())
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Writes values as Python's `repr` does, or as its `json.dumps` with sorted keys.
struct ValueWriter {
  enum Style {
    case python
    /// Safe in HTML, as Jinja makes it; indented by so much for each level.
    case json(indent: String?)
  }

  private let isJSON: Bool
  private var indent: String?
  private let limits: Limits
  private(set) var text = ""
  private var depth = 0

  init(style: Style, limits: Limits) {
    self.limits = limits
    if case .json(let indent) = style {
      (isJSON, self.indent) = (true, indent)
    } else {
      isJSON = false
    }
  }

  mutating func write(_ value: Value) throws {
    switch value {
    case .none: text += isJSON ? "null" : "None"
    case .bool(let bool): text += isJSON ? "\(bool)" : bool ? "True" : "False"
    case .int(let number): text += String(number)
    case .float(let number): text += isJSON ? number.jsonText : number.pythonText
    case .string(let string): text += isJSON ? string.jsonLiteral : string.pythonLiteral
    case .markup(let string):
      text += isJSON ? string.jsonLiteral : "Markup(\(string.pythonLiteral))"
    case .dict(let dict): try write(dict)
    case .list(let items): try write(items, "[", "]")
    default: try writeRest(value)
    }
    try limits.check(string: text.utf8.count)
  }

  private mutating func writeRest(_ value: Value) throws {
    if !isJSON, value.undefined != nil {
      text += "Undefined"
    } else if !isJSON, case .template(let inner) = value, case .range(_, let range) = inner.kind {
      text += range
    } else if let (kind, items) = value.sequence, kind == .tuple {
      if isJSON {
        try write(items, "[", "]")
      } else {
        try write(items, "(", items.count == 1 ? ",)" : ")")
      }
    } else {
      throw isJSON ? value.unfit("\(value.typeName) can't be written as JSON") : value.unprintable
    }
  }

  private mutating func write(_ dict: ValueDictionary) throws {
    var order = Array(dict.keys.indices)
    // Python sorts the keys as they are, which fails for keys of kinds that have no order.
    if isJSON { order = try Value.order(of: dict.keys) }
    try write("{", order, "}") { writer, index in
      if writer.isJSON {
        writer.text += try writer.jsonKey(dict.keys[index])
      } else {
        try writer.write(dict.keys[index])
      }
      writer.text += ": "
      try writer.write(dict.values[index])
    }
  }

  private mutating func write(
    _ items: [Value], _ open: String, _ close: String
  ) throws {
    try write(open, Array(items.indices), close) { writer, index in
      try writer.write(items[index])
    }
  }

  private mutating func write(
    _ open: String, _ places: [Int], _ close: String,
    _ item: (inout ValueWriter, Int) throws -> Void
  ) throws {
    depth += 1
    if depth > Value.deepest {
      throw TemplateError.limit("a value nests more than \(Value.deepest) levels")
    }
    text += open
    for (number, place) in places.enumerated() {
      if number > 0 { text += indent == nil ? ", " : "," }
      breakLine()
      try item(&self, place)
    }
    depth -= 1
    if !places.isEmpty { breakLine() }
    text += close
  }

  private mutating func breakLine() {
    if let indent { text += "\n" + String(repeating: indent, count: depth) }
  }

  private func jsonKey(_ key: Value) throws -> String {
    if let text = key.text { return text.jsonLiteral }
    switch key {
    case .none, .bool, .int, .float: return "\"\(try key.representation(as: .json(indent: nil)))\""
    default: throw TemplateError.type("\(key.typeName) can't be a key in JSON")
    }
  }
}

extension String {
  /// Python's `repr` of a string: single quotes unless only they stand in it.
  var pythonLiteral: String {
    let quote: Unicode.Scalar = utf8.contains(0x27) && !utf8.contains(0x22) ? "\"" : "'"
    return literal(quote) { scalar in
      switch scalar {
      case quote, "\\": "\\\(scalar)"
      default: scalar.isPythonPrintable ? nil : scalar.pythonEscape
      }
    }
  }

  fileprivate var jsonLiteral: String {
    literal("\"") { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{8}": "\\b"
      case "\u{C}": "\\f"
      case " "..."~" where !"<>&'".unicodeScalars.contains(scalar): nil
      default: String(scalar).utf16.map { "\\u" + String($0, radix: 16).padded(to: 4) }.joined()
      }
    }
  }

  private func literal(
    _ quote: Unicode.Scalar, _ escape: (Unicode.Scalar) -> String?
  ) -> String {
    let lineBreaks: [Unicode.Scalar: String] = ["\n": "\\n", "\r": "\\r", "\t": "\\t"]
    var result = String(quote)
    for scalar in unicodeScalars {
      result += lineBreaks[scalar] ?? escape(scalar) ?? String(scalar)
    }
    return result + String(quote)
  }

  /// With zeros before it, up to so many digits.
  func padded(to width: Int) -> String { String(repeating: "0", count: width - count) + self }
}

extension Double {
  fileprivate var jsonText: String {
    isNaN ? "NaN" : isInfinite ? (self < 0 ? "-Infinity" : "Infinity") : pythonText
  }
}
