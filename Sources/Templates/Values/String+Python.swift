/// Python's methods of strings, scalar by scalar.
extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    for scalar in scalars { view.append(scalar) }
    self = String(view)
  }

  var pythonUpper: String { unicodeScalars.map(\.properties.uppercaseMapping).joined() }

  /// With the final form of a sigma at the end of a word.
  var pythonLower: String {
    let scalars = Array(unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      guard scalar == "Σ" else {
        result += scalar.properties.lowercaseMapping
        continue
      }
      let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
      let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
      let isFinal = before?.properties.isCased ?? false && !(after?.properties.isCased ?? false)
      result += isFinal ? "ς" : "σ"
    }
    return result
  }

  var pythonCapitalized: String {
    guard let first = unicodeScalars.first else { return self }
    // The first letter counts for a sigma after it.
    let head = first.properties.lowercaseMapping.unicodeScalars.count
    return first.properties.titlecaseMapping
      + String(scalars: pythonLower.unicodeScalars.dropFirst(head))
  }

  /// Jinja's filter `title`: what follows a space, a hyphen or an opening bracket is a capital.
  var jinjaTitle: String {
    var result = ""
    var rest = unicodeScalars[...]
    while let first = rest.popFirst() {
      let word = rest.prefix { !$0.isTitleBoundary }
      if first.isTitleBoundary {
        result.unicodeScalars.append(first)
      } else {
        result += first.properties.uppercaseMapping + String(word).pythonLower
        rest = rest[word.endIndex...]
      }
    }
    return result
  }

  /// Whether all letters with case are lower (or upper) ones, and there is one.
  func isCased(upper: Bool) -> Bool {
    var found = false
    for scalar in unicodeScalars {
      let isTitle = scalar.properties.generalCategory == .titlecaseLetter
      let isUpper = scalar.properties.isUppercase
      guard isTitle || isUpper || scalar.properties.isLowercase else { continue }
      if isTitle || isUpper != upper { return false }
      found = true
    }
    return found
  }

  func stripped(_ isStripped: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isStripped($0) }),
      let last = scalars.lastIndex(where: { !isStripped($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Where another text, which is not empty, stands in this one, in bytes.
  private func places(of other: String, most: Int) -> [Int] {
    let (bytes, pattern) = (Array(utf8), Array(other.utf8))
    var places: [Int] = []
    var index = 0
    while index + pattern.count <= bytes.count, places.count < most {
      let isFound = bytes[index] == pattern[0] && bytes[index...].starts(with: pattern)
      if isFound { places.append(index) }
      index += isFound ? pattern.count : 1
    }
    return places
  }

  func containsText(_ other: String) -> Bool {
    other.isEmpty || !places(of: other, most: 1).isEmpty
  }

  /// Python's `str.replace`; an empty `old` stands around every scalar.
  func replacing(_ old: String, with new: String, most count: Int?) -> String {
    let most = count.map { $0 < 0 ? Int.max : $0 } ?? .max
    if old.isEmpty {
      let scalars = unicodeScalars.map { String($0) } + [""]
      return scalars.enumerated().map { $0 < most ? new + $1 : $1 }.joined()
    }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var start = 0
    for place in places(of: old, most: most) {
      result += bytes[start..<place]
      result += Array(new.utf8)
      start = place + old.utf8.count
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }

  /// What Python's `int` reads in a text of ASCII digits.
  func pythonInteger(base: Int) throws -> Int? {
    var digits = try checkedNumber().lowercased()[...]
    let sign = digits.first == "-" || digits.first == "+" ? String(digits.removeFirst()) : ""
    let radixes = ["0b": 2, "0o": 8, "0x": 16]
    var radix = base
    if let prefix = radixes[String(digits.prefix(2))], base == 0 || base == prefix {
      radix = prefix
      digits = digits.dropFirst(2)
    } else if base == 0 {
      // Python reads no decimal number with a leading zero as a literal.
      if digits.first == "0", digits.contains(where: { $0 != "0" }) { return nil }
      radix = 10
    }
    guard !digits.isEmpty, (2...36).contains(radix),
      digits.allSatisfy({ Int(String($0), radix: radix) != nil })
    else { return nil }
    guard let number = Int(sign + digits, radix: radix) else { throw TemplateError.overflow }
    return number
  }

  /// What Python's `float` reads in a text of ASCII digits.
  func pythonFloat() throws -> Double? {
    let text = try checkedNumber()
    let unsigned = text.drop { $0 == "-" || $0 == "+" }
    if ["inf", "infinity", "nan"].contains(unsigned.lowercased()) { return Double(text) }
    let isDecimal = unsigned.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
    return isDecimal ? Double(text) : nil
  }

  /// The text without white space around it; Python's other ways to write digits are refused.
  private func checkedNumber() throws -> String {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .decimalNumber
    }
    let beginsAsNumber = unicodeScalars.first { !$0.isPythonSpace && $0 != "-" && $0 != "+" }
      .map(isDigit)
    if beginsAsNumber ?? false,
      unicodeScalars.contains(where: { $0 == "_" || (!$0.isASCII && isDigit($0)) })
    {
      throw TemplateError.unsupported(
        "numbers with '_' or digits beyond ASCII are not part of this language")
    }
    return stripped(\.isPythonSpace)
  }
}

extension Unicode.Scalar {
  fileprivate var isTitleBoundary: Bool {
    isPythonSpace || "-({[<".unicodeScalars.contains(self)
  }
}
