extension String {
  /// The text without tags and comments, white space collapsed, character references resolved.
  func withoutTags() throws(TemplateError) -> String {
    try removingTags().pythonWords.joined(separator: " ").unescaped()
  }

  private func removingTags() -> String {
    let bytes = Array(utf8)
    func find(_ text: String, from start: Int) -> Int? {
      let pattern = Array(text.utf8)
      guard start + pattern.count <= bytes.count else { return nil }
      return (start...(bytes.count - pattern.count)).first { bytes[$0...].starts(with: pattern) }
    }
    var result: [UInt8] = []
    var position = 0
    while let start = find("<", from: position) {
      let isComment = bytes[start...].starts(with: "<!--".utf8)
      let close = isComment ? "-->" : ">"
      guard let end = find(close, from: isComment ? start + 4 : start) else { break }
      result += bytes[position..<start]
      position = end + close.utf8.count
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  /// Python's `html.unescape`.
  private func unescaped() throws(TemplateError) -> String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    var result = ""
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "&" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      if rest.first == "#" {
        result += Self.numericReference(&rest)
      } else {
        let name = rest.prefix(32).prefix { !"\t\n\u{C} <&#;".unicodeScalars.contains($0) }
        rest = rest[name.endIndex...]
        var reference = String(scalars: name)
        if rest.first == ";", !name.isEmpty {
          rest.removeFirst()
          reference += ";"
        }
        guard let text = Entities.text(reference) else {
          throw .unsupported("'striptags' does not know the character reference '&\(reference)'")
        }
        result += text
      }
    }
    return result
  }

  private static func numericReference(_ rest: inout Substring.UnicodeScalarView) -> String {
    var digits = rest.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    if isHex { digits.removeFirst() }
    let number = digits.prefix { scalar in
      scalar.isASCII
        && (isHex ? scalar.properties.isASCIIHexDigit : ("0"..."9").contains(scalar))
    }
    guard !number.isEmpty else {
      rest.removeFirst()
      return "&#"
    }
    rest = digits[number.endIndex...]
    if rest.first == ";" { rest.removeFirst() }
    return Entities.text(code: UInt32(String(number), radix: isHex ? 16 : 10))
  }
}
