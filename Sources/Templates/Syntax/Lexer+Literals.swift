/// Numbers as Jinja writes them: `1_000`, `0xff`, `0o17`, `0b1`, `1.5`, `1e-3`; strings with
/// Python's escapes.
extension Lexer {
  mutating func lexNumber() throws -> Token.Kind {
    let start = position
    var digits = ""
    var radix = 10
    for (letter, other) in [("b", 2), ("o", 8), ("x", 16)] {
      guard skip("0" + letter) || skip("0" + letter.uppercased()) else { continue }
      digits = takeDigits(radix: other, canLead: true)
      if digits.isEmpty { position = start } else { radix = other }
    }
    if digits.isEmpty {
      // A number that begins with a zero is that zero, unless it is a float.
      digits = takeDigits()
      if let float = try lexFraction(after: digits, from: start) { return .float(float) }
      if digits.hasPrefix("0") {
        position = start
        digits = takeDigits(radix: 1)
      }
    }
    if let number = Int(digits, radix: max(radix, 2)) { return .integer(number) }
    throw TemplateError(
      "the number is too large", at: start, code: "number-overflow",
      hint: "whole numbers have 64 bits")
  }

  private mutating func lexFraction(after digits: String, from start: Int) throws -> Double? {
    // What follows a dot is an index: `row.0.1`.
    if start > 0, bytes[start - 1] == UInt8(ascii: ".") { return nil }
    var text = digits
    var end = position
    let fraction = skip(".") ? takeDigits() : ""
    if fraction.isEmpty { position = end } else { text += "." + fraction }
    end = position
    if skip("e") || skip("E") {
      let sign = skip("-") ? "-" : skip("+") ? "+" : ""
      let exponent = takeDigits()
      if exponent.isEmpty { position = end } else { text += "e" + sign + exponent }
    }
    guard text != digits else { return nil }
    if let number = Double(text), number.isFinite { return number }
    throw TemplateError("the number is too large", at: start, code: "number-overflow")
  }

  /// Digits with single underscores between them, which are left out.
  private mutating func takeDigits(radix: Int = 10, canLead: Bool = false) -> String {
    var digits = ""
    while position < bytes.count {
      let start = position
      if canLead || !digits.isEmpty { _ = skip("_") }
      guard position < bytes.count,
        let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, digit < radix
      else {
        position = start
        break
      }
      digits += String(digit, radix: 16)
      position += 1
    }
    return digits
  }

  mutating func lexString() throws -> String {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != bytes[start] {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < bytes.count else {
      throw TemplateError("the string is not closed", at: start)
    }
    position += 1
    let raw = String(decoding: unixLines(start + 1..<position - 1), as: UTF8.self)
    return raw.utf8.contains(UInt8(ascii: "\\")) ? try unescaped(raw, at: start + 1) : raw
  }

  private func unescaped(_ raw: String, at offset: Int) throws -> String {
    var result = ""
    var rest = raw.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let escape = rest.popFirst() else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if let simple = Self.simpleEscapes[escape] {
        result += simple
      } else if let (length, radix) = Self.numericEscapes[escape] {
        let isOctal = radix == 8
        let digits =
          (isOctal ? String(escape) : "")
          + String(rest.prefix(length).prefix { Int(String($0), radix: radix) != nil })
        rest = rest.dropFirst(isOctal ? digits.count - 1 : digits.count)
        guard isOctal || digits.count == length,
          let scalar = UInt32(digits, radix: radix).flatMap(Unicode.Scalar.init)
        else {
          throw TemplateError("the escape '\\\(escape)\(digits)' is no character", at: offset)
        }
        result.unicodeScalars.append(scalar)
      } else if escape == "N" {
        throw TemplateError.unsupported("'\\N' is not supported", at: offset)
      } else {
        // Jinja spells what is not ASCII as an escape before it reads escapes.
        result += "\\" + (escape.isASCII ? String(escape) : String(escape.pythonEscape.dropFirst()))
      }
    }
    return result
  }

  private static let simpleEscapes: [Unicode.Scalar: String] = [
    "\n": "", "\\": "\\", "'": "'", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}",
    "n": "\n", "r": "\r", "t": "\t", "v": "\u{B}",
  ]

  /// How many digits follow, and of which radix; the first octal digit is the escape itself.
  private static let numericEscapes: [Unicode.Scalar: (length: Int, radix: Int)] = {
    var escapes: [Unicode.Scalar: (length: Int, radix: Int)] = [
      "x": (2, 16), "u": (4, 16), "U": (8, 16),
    ]
    for digit in "01234567".unicodeScalars { escapes[digit] = (2, 8) }
    return escapes
  }()
}
