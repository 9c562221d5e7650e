/// Numbers as Jinja writes them: `1_000`, `0xff`, `0o17`, `0b1`, `1.5`, `1e-3`.
enum NumberLiteral {
  static func scan(
    _ bytes: [UInt8], at start: Int, allowsFloat: Bool
  ) throws(SyntaxError) -> (kind: Token.Kind, end: Int) {
    if allowsFloat, let end = floatEnd(bytes, start) {
      guard let value = Double(text(bytes[start..<end])), value.isFinite else {
        throw SyntaxError("the number is too large", at: start, code: "number-overflow")
      }
      return (.float(value), end)
    }
    let (radix, digits, end) = integer(bytes, start)
    guard let value = Int(text(bytes[digits..<end]), radix: radix) else {
      throw SyntaxError(
        "the number is too large", at: start, code: "number-overflow",
        hint: "whole numbers have 64 bits")
    }
    return (.integer(value), end)
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  /// Past digits with single underscores between them; nil if no digit stands there.
  private static func digitsEnd(
    _ bytes: [UInt8], _ start: Int, leadingUnderscore: Bool = false,
    where isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
  ) -> Int? {
    var end = start
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "_"), leadingUnderscore || end > start { index += 1 }
      guard index < bytes.count, isDigit(bytes[index]) else { break }
      index += 1
      end = index
    }
    return end == start ? nil : end
  }

  private static func floatEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard var end = digitsEnd(bytes, start) else { return nil }
    var isFloat = false
    if end < bytes.count, bytes[end] == UInt8(ascii: "."),
      let fraction = digitsEnd(bytes, end + 1)
    {
      end = fraction
      isFloat = true
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var index = end + 1
      if index < bytes.count, bytes[index] == 43 || bytes[index] == 45 { index += 1 }
      if let exponent = digitsEnd(bytes, index) {
        end = exponent
        isFloat = true
      }
    }
    return isFloat ? end : nil
  }

  private static func integer(_ bytes: [UInt8], _ start: Int) -> (Int, Int, Int) {
    if bytes[start] == UInt8(ascii: "0"), start + 1 < bytes.count {
      let radix = [UInt8(ascii: "b"): 2, UInt8(ascii: "o"): 8, UInt8(ascii: "x"): 16]
      if let radix = radix[bytes[start + 1] | 0x20],
        let end = digitsEnd(
          bytes, start + 2, leadingUnderscore: true,
          where: { Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < radix } ?? false })
      {
        return (radix, start + 2, end)
      }
      return (10, start, digitsEnd(bytes, start, where: { $0 == 48 }) ?? start + 1)
    }
    return (10, start, digitsEnd(bytes, start) ?? start + 1)
  }
}

/// Strings with Python's escapes.
enum StringLiteral {
  /// The place after the closing quote, or nil if there is none.
  static func end(of bytes: [UInt8], at start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case bytes[start]: return index + 1
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// The bytes with every line break made `\n`, as Jinja reads sources.
  static func unixLines(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x0D) else { return Array(bytes) }
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D {
        result.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  static func value(of bytes: [UInt8], in range: Range<Int>) throws(SyntaxError) -> String {
    let raw = String(decoding: unixLines(bytes[range]), as: UTF8.self)
    guard raw.utf8.contains(UInt8(ascii: "\\")) else { return raw }
    var result = String.UnicodeScalarView()
    var rest = raw.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escape = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      if let simple = simpleEscapes[escape] {
        result.append(contentsOf: simple.unicodeScalars)
      } else if let code = try number(escape, &rest, at: range.lowerBound) {
        result.append(code)
      } else {
        // Jinja spells what is not ASCII as an escape before it reads escapes.
        result.append("\\")
        let spelled = escape.isASCII ? String(escape) : String(escape.pythonEscape.dropFirst())
        result.append(contentsOf: spelled.unicodeScalars)
      }
    }
    return String(result)
  }

  private static let simpleEscapes: [Unicode.Scalar: String] = [
    "\n": "", "\\": "\\", "'": "'", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}",
    "n": "\n", "r": "\r", "t": "\t", "v": "\u{B}",
  ]

  private static func number(
    _ escape: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView, at offset: Int
  ) throws(SyntaxError) -> Unicode.Scalar? {
    var digits = ""
    func take(_ most: Int, _ radix: Int) {
      while digits.count < most, let next = rest.first,
        next.isASCII, let value = Character(next).hexDigitValue, value < radix
      {
        digits.unicodeScalars.append(next)
        rest.removeFirst()
      }
    }
    if ("0"..."7").contains(escape) {
      digits = String(escape)
      take(3, 8)
      return UInt32(digits, radix: 8).flatMap(Unicode.Scalar.init)
    }
    guard let length = ["x": 2, "u": 4, "U": 8, "N": 0][escape] else { return nil }
    if length == 0 {
      throw SyntaxError("'\\N' is not supported", at: offset, code: "unsupported")
    }
    take(length, 16)
    guard digits.count == length, let code = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(code)
    else {
      throw SyntaxError("the escape '\\\(escape)\(digits)' is no character", at: offset)
    }
    return scalar
  }
}
