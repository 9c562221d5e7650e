#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An int or a float, computed with by Python's rules.
enum Number {
  case int(Int)
  case float(Double)

  var double: Double {
    switch self {
    case .int(let number): Double(number)
    case .float(let number): number
    }
  }

  var value: Value {
    switch self {
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    }
  }

  func isEqual(to other: Number) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.int(let a), .float(let b)), (.float(let b), .int(let a)): Int(exactly: b) == a
    }
  }

  func compare(_ comparison: Comparison, with other: Number) -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): return comparison.holds(a < b ? -1 : a == b ? 0 : 1)
    case (.float(let a), .int(let b)): return Self.order(a, b).map(comparison.holds) ?? false
    case (.int(let a), .float(let b)):
      return Self.order(b, a).map { comparison.holds(-$0) } ?? false
    case (.float(let a), .float(let b)):
      guard !a.isNaN, !b.isNaN else { return false }
      return comparison.holds(a < b ? -1 : a == b ? 0 : 1)
    }
  }

  /// Exact even where an int has more digits than a float; nil for NaN.
  private static func order(_ a: Double, _ b: Int) -> Int? {
    if a.isNaN { return nil }
    let rounded = a.rounded(.down)
    guard let whole = Int(exactly: rounded) else { return a < 0 ? -1 : 1 }
    if whole != b { return whole < b ? -1 : 1 }
    return a > rounded ? 1 : 0
  }

  func applying(_ operation: Arithmetic, _ other: Number) throws(TemplateError) -> Number {
    if case .int(let a) = self, case .int(let b) = other, operation != .divide {
      return try Self.compute(operation, a, b)
    }
    // Past 53 bits Python divides ints exactly, which the hardware's division does not.
    if case .int(let a) = self, case .int(let b) = other,
      Int(exactly: double) != a || Int(exactly: other.double) != b
    {
      throw .overflow
    }
    return .float(try Self.compute(operation, double, other.double))
  }

  private static var divisionByZero: TemplateError {
    TemplateError(code: "division-by-zero", "division by zero")
  }

  private static func compute(
    _ operation: Arithmetic, _ a: Int, _ b: Int
  ) throws(TemplateError) -> Number {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .floorDivide, .divide:
      guard b != 0 else { throw divisionByZero }
      result = a.dividedReportingOverflow(by: b)
      if !result.overflow, a % b != 0, (a < 0) != (b < 0) { return .int(result.partialValue - 1) }
    case .modulo:
      guard b != 0 else { throw divisionByZero }
      if b == -1 { return .int(0) }
      let remainder = a % b
      return .int(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
    case .power: return try power(a, b)
    }
    guard !result.overflow else { throw .overflow }
    return .int(result.partialValue)
  }

  private static func power(_ base: Int, _ exponent: Int) throws(TemplateError) -> Number {
    guard exponent >= 0 else {
      guard base != 0 else { throw divisionByZero }
      return .float(pow(Double(base), Double(exponent)))
    }
    if base == 0 || base == 1 { return .int(exponent == 0 ? 1 : base) }
    if base == -1 { return .int(exponent % 2 == 0 ? 1 : -1) }
    guard exponent < 64 else { throw .overflow }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { throw .overflow }
      result = product
    }
    return .int(result)
  }

  private static func compute(
    _ operation: Arithmetic, _ a: Double, _ b: Double
  ) throws(TemplateError) -> Double {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide:
      guard b != 0 else { throw divisionByZero }
      return a / b
    case .floorDivide, .modulo:
      guard b != 0 else { throw divisionByZero }
      let (quotient, remainder) = floorDivide(a, b)
      return operation == .modulo ? remainder : quotient
    case .power: return try power(a, b)
    }
  }

  /// CPython's `float_divmod`.
  private static func floorDivide(_ a: Double, _ b: Double) -> (Double, Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    guard quotient != 0 else { return (copysign(0, a / b), remainder) }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, remainder)
  }

  private static func power(_ a: Double, _ b: Double) throws(TemplateError) -> Double {
    if a == 0, b < 0 { throw divisionByZero }
    if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
      throw .unsupported("a negative number has no real power of \(b.pythonText)")
    }
    let result = pow(a, b)
    if result.isInfinite, a.isFinite, b.isFinite { throw .overflow }
    return result
  }
}

extension Value {
  /// The number that a bool, an int or a float is.
  var number: Number? {
    switch self {
    case .bool(let bool): .int(bool ? 1 : 0)
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    default: nil
    }
  }

  static func numbers(_ a: Value, _ b: Value) -> (Number, Number)? {
    guard let a = a.number, let b = b.number else { return nil }
    return (a, b)
  }

  /// The int that Python would take it for, where it asks for an index.
  var index: Int? {
    if case .int(let number)? = number { number } else { nil }
  }
}
