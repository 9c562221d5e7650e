extension Unicode.Scalar {
  /// Reads one scalar of valid UTF-8, and its width; nil at the end.
  static func decode(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, width: Int)? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + width <= bytes.count else { return nil }
    return String(decoding: bytes[index..<index + width], as: UTF8.self).unicodeScalars.first
      .map { ($0, width) }
  }

  /// What Python's `str.isspace` and the `\s` of its regular expressions hold for white space.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Whether it begins a name of Python's, or goes on with one.
  func isPartOfName(isFirst: Bool) -> Bool {
    switch self {
    case "a"..."z", "A"..."Z", "_": true
    case "0"..."9": !isFirst
    default: !isASCII && (isFirst ? properties.isXIDStart : properties.isXIDContinue)
    }
  }

  /// What Python's `\w` matches.
  var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: self == "_"
    }
  }

  /// What Python's `repr` of a string shows as it is.
  var isPythonPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: true
    }
  }

  /// `\xe9`, `\u0435` or `\U0001f600`, as Python escapes it.
  var pythonEscape: String {
    let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(value, radix: 16).padded(to: width)
  }
}
