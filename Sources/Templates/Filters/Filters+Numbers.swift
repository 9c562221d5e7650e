#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Filters {
  static let numbers: [Filter] = [
    Filter("abs") { _, value, _ throws(TemplateError) in
      switch value.number {
      case .int(let number)?:
        guard number != .min else { throw .overflow }
        return .int(abs(number))
      case .float(let number)?: return .float(abs(number))
      case nil: throw value.undefined?.error ?? .type("'abs' needs a number, not \(value.typeName)")
      }
    },
    Filter("int", int),
    Filter("float") { _, value, arguments throws(TemplateError) in
      let fallback = try arguments.optional("default") ?? 0.0
      return try floatValue(value).map(Value.float) ?? fallback
    },
    Filter("round", round),
    Filter("sum", sum),
  ]

  /// Python's `float`, or nil if it raises `ValueError` or `TypeError`.
  private static func floatValue(_ value: Value) throws(TemplateError) -> Double? {
    if let text = value.text { return text.pythonFloat }
    if let undefined = value.undefined { throw undefined.error }
    return value.number?.double
  }

  private static func int(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let fallback = try arguments.optional("default") ?? 0
    let base = try arguments.optionalInt("base") ?? 10
    if let text = value.text, (base == 0 || (2...36).contains(base)),
      let digits = text.pythonInteger(base: base)
    {
      guard let number = digits.value else { throw .overflow }
      return .int(number)
    }
    if case .int(let number)? = value.number { return .int(number) }
    guard let number = try floatValue(value), !number.isNaN else { return fallback }
    if number.isInfinite { return fallback }
    guard let result = Int(exactly: number.rounded(.towardZero)) else { throw .overflow }
    return .int(result)
  }

  private static func round(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let precision = try arguments.optionalInt("precision") ?? 0
    let method = try arguments.optionalString("method") ?? "common"
    guard ["common", "ceil", "floor"].contains(method) else {
      throw .value("the method of 'round' must be 'common', 'ceil' or 'floor'")
    }
    guard let number = value.number else {
      throw value.undefined?.error ?? .type("'round' needs a number, not \(value.typeName)")
    }
    if method == "common" {
      switch number {
      case .int(let int): return .int(try rounded(int, precision))
      case .float(let float): return .float(try rounded(float, precision))
      }
    }
    let scale = try Number.int(10).applying(.power, .int(precision))
    let scaled = try number.applying(.multiply, scale).double
    let whole = scaled.rounded(method == "ceil" ? .up : .down)
    guard let int = Int(exactly: whole) else { throw .overflow }
    return try Number.int(int).applying(.divide, scale).value
  }

  /// Half to even, as Python rounds ints to tens and hundreds.
  private static func rounded(_ number: Int, _ precision: Int) throws(TemplateError) -> Int {
    if precision >= 0 { return number }
    guard precision > -19 else { return 0 }
    var unit = 1
    for _ in 0..<(-precision) { unit *= 10 }
    let rest = ((number % unit) + unit) % unit
    let (low, overflow) = number.subtractingReportingOverflow(rest)
    guard !overflow else { throw .overflow }
    let goesUp = rest > unit - rest || (rest == unit - rest && (low / unit) % 2 != 0)
    let (high, overflows) = low.addingReportingOverflow(goesUp ? unit : 0)
    guard !overflows else { throw .overflow }
    return high
  }

  /// The float's exact value is what is rounded, half to even.
  private static func rounded(_ number: Double, _ precision: Int) throws(TemplateError) -> Double {
    if !number.isFinite {
      return number
    }
    if precision > 330 { return number }
    if precision >= 0 {
      return Double(number.formatted("%.*f", precision: precision)) ?? number
    }
    guard number.magnitude < 0x1p53, precision > -16 else {
      throw .unsupported("'round' of such a number to such a precision is not supported")
    }
    let whole = number.rounded(.towardZero)
    guard let int = Int(exactly: whole) else { return number }
    // A fraction only matters at exactly half a unit, which it then lifts over the half.
    let unit = Int(pow(10, Double(-precision)))
    var result = try rounded(int, precision)
    if whole != number, abs(int % unit) * 2 == unit {
      result = (int / unit + (int < 0 ? -1 : 1)) * unit
    }
    return result == 0 ? Double(signOf: number, magnitudeOf: 0) : Double(result)
  }

  private static func sum(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let attribute = try arguments.optional("attribute")
    var total = try arguments.optional("start") ?? 0
    if total.text != nil { throw .type("'sum' can't add texts", hint: "use the filter 'join'") }
    let path = try AttributePath(attribute)
    for item in try renderer.items(of: value) {
      try renderer.step()
      let part = try renderer.value(at: path, of: item)
      total = try total.applying(.add, part, limits: renderer.limits)
    }
    return total
  }
}

extension String {
  /// What Python's `int` reads in a text: nil for none, no value for one past 64 bits.
  func pythonInteger(base: Int) -> (value: Int?, Void)? {
    var digits = withPlainDigits.stripped(\.isPythonSpace)[...]
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits.removeFirst()
    }
    var radix = base
    var hadPrefix = false
    let prefixes = ["0b": 2, "0o": 8, "0x": 16]
    if let prefix = prefixes[digits.prefix(2).lowercased()], base == 0 || base == prefix {
      radix = prefix
      digits = digits.dropFirst(2)
      hadPrefix = true
    }
    if radix == 0 {
      // Python reads no decimal number with a leading zero as a literal.
      guard digits.first != "0" || digits.allSatisfy({ $0 == "0" || $0 == "_" }) else { return nil }
      radix = 10
    }
    guard let plain = digits.withoutUnderscores(afterPrefix: hadPrefix),
      plain.utf8.allSatisfy({ byte in
        Character(Unicode.Scalar(byte)).isASCII
          && (Int(String(Unicode.Scalar(byte)), radix: radix) != nil)
      })
    else { return nil }
    return (Int((isNegative ? "-" : "") + plain, radix: radix), ())
  }

  /// The text with the decimal digits of all scripts made ASCII's.
  private var withPlainDigits: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return String(
      scalars: unicodeScalars.map { scalar in
        guard scalar.properties.generalCategory == .decimalNumber,
          let value = scalar.properties.numericValue, let digit = UInt8(exactly: value)
        else { return scalar }
        return Unicode.Scalar(UInt8(ascii: "0") + digit)
      })
  }

  /// What Python's `float` reads in a text.
  var pythonFloat: Double? {
    let text = withPlainDigits.stripped(\.isPythonSpace)
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    if ["inf", "infinity", "nan"].contains(unsigned.lowercased()) { return Double(text) }
    let isPlain = unsigned.utf8.allSatisfy { byte in
      (48...57).contains(byte) || "._eE+-".utf8.contains(byte)
    }
    guard isPlain, let first = unsigned.utf8.first, first == 46 || (48...57).contains(first) else {
      return nil
    }
    guard let plain = text[...].withoutUnderscores(afterPrefix: false) else { return nil }
    return Double(plain)
  }
}

extension Substring {
  /// The text without single underscores between digits; nil if one stands elsewhere.
  fileprivate func withoutUnderscores(afterPrefix: Bool) -> String? {
    var result = ""
    var previous: Character? = afterPrefix ? "0" : nil
    for character in self {
      if character == "_" {
        guard let last = previous, last.isHexDigit else { return nil }
      } else {
        if previous == "_", !character.isHexDigit { return nil }
        result.append(character)
      }
      previous = character
    }
    return previous == "_" || result.isEmpty ? nil : result
  }
}
