#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Filters for numbers.
extension Vocabulary {
  static let numbers: [String: TemplateFunction.OwnBody] = [
    "abs": { _, value, _ in
      guard let number = value.number else {
        throw value.unfit("'abs' needs a number, not \(value.typeName)")
      }
      if case .float(let float) = number { return .float(abs(float)) }
      return number.compare(.less, with: .int(0))
        ? try value.signed(isNegative: true) : number.value
    },
    "int": { _, value, arguments in
      let fallback = try arguments.optional("default") ?? 0
      let base = try arguments.optionalInt("base") ?? 10
      if let number = try value.text?.pythonInteger(base: base) { return .int(number) }
      if case .int(let number)? = value.number { return .int(number) }
      guard let number = try float(value), number.isFinite else { return fallback }
      guard let result = Int(exactly: number.rounded(.towardZero)) else {
        throw TemplateError.overflow
      }
      return .int(result)
    },
    "float": { _, value, arguments in
      let fallback = try arguments.optional("default") ?? 0.0
      return try float(value).map(Value.float) ?? fallback
    },
    "round": round,
    "sum": { renderer, value, arguments in
      let path = try AttributePath(try arguments.optional("attribute"))
      var total = try arguments.optional("start") ?? 0
      if total.text != nil {
        throw TemplateError.type("'sum' can't add texts", hint: "use the filter 'join'")
      }
      for item in try renderer.items(of: value) {
        try renderer.step()
        let part = try renderer.value(at: path, of: item)
        total = try total.applying(.add, part, renderer.limits)
      }
      return total
    },
  ]

  /// Python's `float`, or nil if it raises `ValueError` or `TypeError`.
  private static func float(_ value: Value) throws -> Double? {
    if let undefined = value.undefined { throw undefined.error() }
    return try value.text?.pythonFloat() ?? value.number?.double
  }

  private static func round(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let precision = try arguments.optionalInt("precision") ?? 0
    let method = try arguments.optionalString("method") ?? "common"
    guard ["common", "ceil", "floor"].contains(method) else {
      throw TemplateError.value("the method of 'round' must be 'common', 'ceil' or 'floor'")
    }
    guard let number = value.number else {
      throw value.unfit("'round' needs a number, not \(value.typeName)")
    }
    if method == "common" {
      switch number {
      case .int(let int): return .int(precision < 0 ? try rounded(int, -precision) : int)
      case .float(let float): return .float(try rounded(float, precision))
      }
    }
    let scale = try Number.int(10).applying(.power, .int(precision))
    var scaled = try number.applying(.multiply, scale)
    if case .float(let float) = scaled {
      guard let int = Int(exactly: float.rounded(method == "ceil" ? .up : .down)) else {
        throw TemplateError.overflow
      }
      scaled = .int(int)
    }
    return try scaled.applying(.divide, scale).value
  }

  /// Half to even, as Python rounds ints to tens and hundreds.
  private static func rounded(
    _ number: Int, _ zeros: Int, hasFraction: Bool = false
  ) throws -> Int {
    guard zeros < 19 else { return 0 }
    let unit = (0..<zeros).reduce(1) { unit, _ in unit * 10 }
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: unit)
    let (below, above) = (abs(rest), unit - abs(rest))
    let isUp = below > above || (below == above && (quotient % 2 != 0 || hasFraction))
    let whole = Number.int(isUp ? quotient + number.signum() : quotient)
    guard case .int(let result) = try whole.applying(.multiply, .int(unit)) else { return number }
    return result
  }

  /// The float's exact value is what is rounded, half to even.
  private static func rounded(_ number: Double, _ precision: Int) throws -> Double {
    if !number.isFinite || precision > 330 { return number }
    if precision >= 0 {
      return number.roundedFarFromTie(precision) ?? number.formatted(precision: precision)
    }
    let whole = number.rounded(.towardZero)
    guard let int = Int(exactly: whole), number.magnitude < 0x1p53 else {
      throw TemplateError.unsupported("'round' of such a number to tens is not supported")
    }
    let result = Double(try rounded(int, -precision, hasFraction: number != whole))
    return Double(signOf: number, magnitudeOf: result)
  }
}

extension Double {
  /// Rounded, unless the error of the multiplication might decide where to.
  ///
  /// Both a whole number and a power of ten are exact, and so the division gives what the decimal
  /// digits stand for. To print them takes a hundred times as long, for each argument of `printf`
  /// is looked up among all protocols.
  fileprivate func roundedFarFromTie(_ precision: Int) -> Double? {
    let scale = (0..<min(precision, 23)).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = self * scale
    let whole = scaled.rounded()
    let isCertain = ((scaled - whole).magnitude - 0.5).magnitude > 0x1p-12
    return precision <= 22 && scaled.magnitude < 0x1p40 && isCertain ? whole / scale : nil
  }

  /// Rounded by the C library's `printf`, which takes the exact value as Python does.
  fileprivate func formatted(precision: Int) -> Double {
    withVaList([Int32(precision), self]) { list in
      var buffer = [CChar](repeating: 0, count: 800)
      vsnprintf(&buffer, buffer.count, "%.*f", list)
      return strtod(buffer, nil)
    }
  }
}
