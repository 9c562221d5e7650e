extension Value {
  /// Python's `str` of the value.
  func string() throws(TemplateError) -> String {
    switch self {
    case .string(let text), .markup(let text): return text
    case .object(let object):
      guard let printed = object.box.printed else { throw unprintable }
      return try printed.string()
    case .template(let value):
      if case .undefined(let undefined) = value.kind {
        if case .elseless = undefined { return "" }
        throw undefined.error
      }
      return try representation()
    default: return try representation()
    }
  }

  /// A string as it is; of all else Python's `str`, as a string that is no markup.
  func softString() throws(TemplateError) -> Value {
    text == nil ? .string(try string()) : self
  }

  /// Python's `repr` of the value.
  func representation() throws(TemplateError) -> String {
    var writer = RepresentationWriter()
    try writer.write(self)
    return writer.text
  }

  /// The value as error messages show it.
  var shown: String {
    let text = (try? representation()) ?? "<\(typeName)>"
    return text.count <= 60 ? text : "\(text.prefix(57))…"
  }

  fileprivate var unprintable: TemplateError {
    .unsupported("\(typeName) can't be printed", hint: unprintableHint)
  }

  private var unprintableHint: String? {
    switch self {
    case .template(let value):
      if case .generator = value.kind { "add the filter 'list' or 'join'" } else { nil }
    case .object: "print one of its members"
    default: nil
    }
  }

  /// The text with `& < > " '` escaped; markup is as it was, and other values as they print.
  func escaped() throws(TemplateError) -> String {
    switch self {
    case .markup(let text): return text
    case .object(let object):
      if case .markup(let text)? = object.box.printed { return text }
    default: break
    }
    let text = try string()
    var bytes: [UInt8] = []
    bytes.append(escaping: text)
    return String(decoding: bytes, as: UTF8.self)
  }
}

private struct RepresentationWriter {
  var text = ""
  private var depth = 0

  mutating func write(_ value: Value) throws(TemplateError) {
    switch value {
    case .none: text += "None"
    case .bool(let bool): text += bool ? "True" : "False"
    case .int(let number): text += String(number)
    case .float(let number): text += number.pythonText
    case .string(let string): text += string.pythonLiteral
    case .markup(let string): text += "Markup(\(string.pythonLiteral))"
    case .list(let items): try write(items, "[", "]")
    case .tuple(let items): try write(items, "(", items.count == 1 ? ",)" : ")")
    case .dict(let dict): try write(dict)
    case .object, .function: throw value.unprintable
    case .template(let inner):
      switch inner.kind {
      case .undefined: text += "Undefined"
      case .range(let range):
        text += "range(\(range.start), \(range.stop)\(range.step == 1 ? "" : ", \(range.step)"))"
      case .group(let key, let items): try write([key, .list(items)], "(", ")")
      default: throw value.unprintable
      }
    }
  }

  private mutating func write(
    _ items: [Value], _ open: String, _ close: String
  ) throws(TemplateError) {
    try enter()
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      try write(item)
    }
    text += close
    depth -= 1
  }

  private mutating func write(_ dict: ValueDictionary) throws(TemplateError) {
    try enter()
    text += "{"
    for (index, key) in dict.keys.enumerated() {
      if index > 0 { text += ", " }
      try write(key)
      text += ": "
      try write(dict.values[index])
    }
    text += "}"
    depth -= 1
  }

  private mutating func enter() throws(TemplateError) {
    depth += 1
    if depth > Value.deepest { throw .limit("a value nests more than \(Value.deepest) levels") }
  }
}

extension String {
  /// Python's `repr` of a string: single quotes unless only they stand in it.
  var pythonLiteral: String {
    let quote: Unicode.Scalar = utf8.contains(0x27) && !utf8.contains(0x22) ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in unicodeScalars {
      switch scalar {
      case quote, "\\": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: ["\\", "n"])
      case "\r": result.append(contentsOf: ["\\", "r"])
      case "\t": result.append(contentsOf: ["\\", "t"])
      default:
        if scalar.isPythonPrintable {
          result.append(scalar)
        } else {
          result.append(contentsOf: scalar.pythonEscape.unicodeScalars)
        }
      }
    }
    result.append(quote)
    return String(result)
  }
}

extension Double {
  /// Python's `repr` of a float: the shortest digits that read back as the same number.
  var pythonText: String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    let (digits, exponent) = magnitude.shortestDigits
    let sign = self.sign == .minus ? "-" : ""
    if exponent < -4 || exponent >= 16 {
      let fraction = digits.count > 1 ? ".\(digits.dropFirst())" : ""
      let width = abs(exponent) < 10 ? "0" : ""
      return
        "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(width)\(abs(exponent))"
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
    }
    return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
  }

  /// The significant digits, and the power of ten of the first.
  private var shortestDigits: (String, Int) {
    if self == 0 { return ("0", 0) }
    let parts = description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let all = mantissa[0] + fraction
    let leading = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leading))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (digits, mantissa[0].count - 1 - leading + scale)
  }
}
