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

  func isEqual(to other: Number) -> Bool { order(other) == 0 }

  func compare(_ comparison: Comparison, with other: Number) -> Bool {
    order(other).map(comparison.holds) ?? false
  }

  /// Negative, zero or positive; exact even where an int has more digits than a float; nil for NaN.
  private func order(_ other: Number) -> Int? {
    switch (self, other) {
    case (.int(let a), .int(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.int, .float): return other.order(self).map { -$0 }
    case (.float(let a), .float(let b)):
      return a.isNaN || b.isNaN ? nil : a < b ? -1 : a == b ? 0 : 1
    case (.float(let a), .int(let b)):
      if a.isNaN { return nil }
      guard let whole = Int(exactly: a.rounded(.down)) else { return a < 0 ? -1 : 1 }
      return whole != b ? (whole < b ? -1 : 1) : a > a.rounded(.down) ? 1 : 0
    }
  }

  func applying(_ operation: Arithmetic, _ other: Number) throws -> Number {
    if case .int(let a) = self, case .int(let b) = other {
      if operation != .divide { return try Self.compute(operation, a, b) }
      // Past 53 bits Python divides ints exactly, which the hardware's division does not.
      guard Int(exactly: double) == a, Int(exactly: other.double) == b else {
        throw TemplateError.overflow
      }
    }
    return .float(try Self.compute(operation, double, other.double))
  }

  private static func refuse(division isByZero: Bool) throws {
    if isByZero { throw TemplateError(code: "division-by-zero", "division by zero") }
  }

  private static func compute(_ operation: Arithmetic, _ a: Int, _ b: Int) throws -> Number {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .floorDivide, .divide:
      try refuse(division: b == 0)
      result = a.dividedReportingOverflow(by: b)
      if !result.overflow, a % b != 0, (a < 0) != (b < 0) { return .int(result.partialValue - 1) }
    case .modulo:
      try refuse(division: b == 0)
      if b == -1 { return .int(0) }
      let remainder = a % b
      return .int(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
    case .power: return try power(a, b)
    }
    guard !result.overflow else { throw TemplateError.overflow }
    return .int(result.partialValue)
  }

  private static func power(_ base: Int, _ exponent: Int) throws -> Number {
    if exponent < 0 { return .float(try compute(.power, Double(base), Double(exponent))) }
    if (-1...1).contains(base) {
      return .int(exponent == 0 ? 1 : exponent % 2 == 0 ? base * base : base)
    }
    guard exponent < 64 else { throw TemplateError.overflow }
    var result = Number.int(1)
    for _ in 0..<exponent { result = try result.applying(.multiply, .int(base)) }
    return result
  }

  private static func compute(_ operation: Arithmetic, _ a: Double, _ b: Double) throws -> Double {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide:
      try refuse(division: b == 0)
      return a / b
    case .floorDivide, .modulo:
      try refuse(division: b == 0)
      let (quotient, remainder) = floorDivide(a, b)
      return operation == .modulo ? remainder : quotient
    case .power:
      try refuse(division: a == 0 && b < 0)
      if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
        throw TemplateError.unsupported("a negative number has no real power of \(b.pythonText)")
      }
      let result = pow(a, b)
      if result.isInfinite, a.isFinite, b.isFinite { throw TemplateError.overflow }
      return result
    }
  }

  /// CPython's `float_divmod`.
  private static func floorDivide(_ a: Double, _ b: Double) -> (Double, Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder == 0 {
      remainder = copysign(0, b)
    } else if (b < 0) != (remainder < 0) {
      remainder += b
      quotient -= 1
    }
    guard quotient != 0 else { return (copysign(0, a / b), remainder) }
    let floored = quotient.rounded(.down)
    return (quotient - floored > 0.5 ? floored + 1 : floored, remainder)
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

  /// The int that Python would take it for, where it asks for an index.
  var index: Int? { if case .int(let number)? = number { number } else { nil } }
}

extension Double {
  /// Python's `repr` of a float: the shortest digits that read back as the same number.
  var pythonText: String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    let (digits, exponent) = magnitude.shortestDigits
    let sign = self.sign == .minus ? "-" : ""
    if exponent < -4 || exponent >= 16 {
      let fraction = digits.count > 1 ? ".\(digits.dropFirst())" : ""
      let power = (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "") + "\(abs(exponent))"
      return "\(sign)\(digits.prefix(1))\(fraction)e\(power)"
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
    let all = mantissa.joined()
    let leading = all.prefix { $0 == "0" }.count
    var digits = String(all.dropFirst(leading))
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    return (digits, mantissa[0].count - 1 - leading + scale)
  }
}
