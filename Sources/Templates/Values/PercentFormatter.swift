#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Python's `format % arguments`; in markup every argument is escaped.
struct PercentFormatter {
  private struct Conversion {
    var flags: Set<Unicode.Scalar> = []
    var width = 0
    var precision: Int?
    var letter: Unicode.Scalar = "s"
  }

  private var rest: ArraySlice<Unicode.Scalar>
  private let arguments: Value
  private let isMarkup: Bool
  private var positional: ArraySlice<Value>
  private var usesNames = false
  private var result = ""

  init(format: String, arguments: Value, isMarkup: Bool) {
    rest = Array(format.unicodeScalars)[...]
    self.arguments = arguments
    self.isMarkup = isMarkup
    if case .list = arguments {
      positional = [arguments]
    } else {
      positional = (arguments.sequence ?? [arguments])[...]
    }
  }

  mutating func run(_ limits: Limits) throws(TemplateError) -> String {
    while let scalar = rest.popFirst() {
      if scalar == "%" {
        try convert(limits)
        try limits.check(string: result.utf8.count)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    var isMapping = false
    if case .dict = arguments { isMapping = true }
    if case .list = arguments { isMapping = true }
    if !positional.isEmpty, !usesNames, !isMapping {
      throw .type("not all arguments are used by the format")
    }
    return result
  }

  private mutating func convert(_ limits: Limits) throws(TemplateError) {
    var conversion = Conversion()
    var named: Value?
    if rest.first == "(" { named = try argumentByName() }
    while let flag = rest.first, "-+ #0".unicodeScalars.contains(flag) {
      conversion.flags.insert(flag)
      rest.removeFirst()
    }
    conversion.width = number() ?? 0
    if rest.first == "." {
      rest.removeFirst()
      conversion.precision = number() ?? 0
    }
    try limits.check(string: conversion.width)
    try limits.check(string: conversion.precision ?? 0)
    guard let letter = rest.popFirst() else { throw .value("the format is incomplete") }
    conversion.letter = letter
    if letter == "%" {
      result += "%"
      return
    }
    guard let value = named ?? positional.popFirst() else {
      throw .type("the format has more conversions than arguments")
    }
    result += pad(try text(of: value, conversion), conversion)
  }

  private mutating func argumentByName() throws(TemplateError) -> Value {
    guard case .dict(let dict) = arguments else { throw .type("the format needs a dict") }
    guard let end = rest.firstIndex(of: ")") else { throw .value("the format is incomplete") }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: rest[(rest.startIndex + 1)..<end])
    rest = rest[(end + 1)...]
    usesNames = true
    guard let value = dict[String(name)] else {
      throw .value("the format's dict has no '\(String(name))'")
    }
    return value
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let digit = rest.first, ("0"..."9").contains(digit) {
      digits.unicodeScalars.append(digit)
      rest.removeFirst()
    }
    return digits.isEmpty ? nil : Int(digits) ?? .max
  }

  private func text(of value: Value, _ conversion: Conversion) throws(TemplateError) -> String {
    switch conversion.letter {
    case "s", "r":
      var text: String
      if conversion.letter == "r" {
        text = try value.representation()
        if isMarkup { text = try Value.string(text).escaped() }
      } else {
        text = isMarkup ? try value.escaped() : try value.string()
      }
      if let precision = conversion.precision {
        text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
      }
      return text
    case "d", "i", "u": return try integer(value, radix: 10, conversion)
    case "x" where !isMarkup: return try integer(value, radix: 16, conversion)
    case "X" where !isMarkup: return try integer(value, radix: 16, conversion).uppercased()
    case "o" where !isMarkup: return try integer(value, radix: 8, conversion)
    case "f", "F", "e", "E", "g", "G": return try float(value, conversion)
    default:
      throw .unsupported("the conversion '%\(conversion.letter)' is not supported here")
    }
  }

  private func integer(
    _ value: Value, radix: Int, _ conversion: Conversion
  ) throws(TemplateError) -> String {
    var number: Int
    switch value.number {
    case .int(let int)?: number = int
    case .float(let float)? where radix == 10:
      guard let int = Int(exactly: float.rounded(.towardZero)) else { throw .overflow }
      number = int
    default: throw .type("'%\(conversion.letter)' needs a number, not \(value.typeName)")
    }
    guard !conversion.flags.contains("#") else {
      throw .unsupported("the flag '#' of a format is not supported")
    }
    var digits = String(number.magnitude, radix: radix)
    if let precision = conversion.precision, precision > digits.count {
      digits = String(repeating: "0", count: precision - digits.count) + digits
    }
    return sign(number < 0, conversion) + digits
  }

  private func float(_ value: Value, _ conversion: Conversion) throws(TemplateError) -> String {
    guard let number = value.number?.double else {
      throw .type("'%\(conversion.letter)' needs a number, not \(value.typeName)")
    }
    guard !conversion.flags.contains("#"), conversion.precision ?? 0 <= 400 else {
      throw .unsupported("this format of a float is not supported")
    }
    let magnitude = number.magnitude.formatted(
      "%.*\(conversion.letter)", precision: conversion.precision ?? 6)
    return sign(number.sign == .minus && !number.isNaN, conversion) + magnitude
  }

  private func sign(_ isNegative: Bool, _ conversion: Conversion) -> String {
    if isNegative { return "-" }
    return conversion.flags.contains("+") ? "+" : conversion.flags.contains(" ") ? " " : ""
  }

  private func pad(_ text: String, _ conversion: Conversion) -> String {
    let missing = conversion.width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    if conversion.flags.contains("-") { return text + String(repeating: " ", count: missing) }
    let isNumber = !["s", "r"].contains(conversion.letter)
    guard conversion.flags.contains("0"), isNumber else {
      return String(repeating: " ", count: missing) + text
    }
    let sign = text.prefix { "+- ".contains($0) }
    return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
  }
}

extension Double {
  /// The number through the C library's `printf`, which rounds its exact value as Python does.
  func formatted(_ format: String, precision: Int) -> String {
    withVaList([Int32(precision), self]) { list in
      var buffer = [CChar](repeating: 0, count: 800)
      let length = vsnprintf(&buffer, buffer.count, format, list)
      return String(
        decoding: buffer.prefix(max(0, Int(length))).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
