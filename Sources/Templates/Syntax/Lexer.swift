/// Cuts a source into tokens, by the rules of Jinja's lexer with its default delimiters.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []
  /// The closing brackets that are awaited; only without any is `}}` or `%}` an end.
  private var brackets: [(close: UInt8, offset: Int)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of bytes: [UInt8]) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(bytes)
    while lexer.position < bytes.count { try lexer.lexText() }
    lexer.add(.end, at: bytes.count)
    return lexer.tokens
  }

  /// Text up to the next tag, and that tag.
  private mutating func lexText() throws(SyntaxError) {
    let start = position
    var end = start
    while end < bytes.count, !isTagStart(end) { end += 1 }
    guard end < bytes.count else {
      position = end
      return addText(start..<end)
    }
    let kind = bytes[end + 1]
    position = end + 2
    var textEnd = end
    if byte(position) == UInt8(ascii: "-") { textEnd = trimmedEnd(start..<end) }
    if byte(position) == UInt8(ascii: "-") || byte(position) == UInt8(ascii: "+") { position += 1 }
    addText(start..<textEnd)
    switch kind {
    case UInt8(ascii: "#"): try skipComment(from: end)
    case UInt8(ascii: "%"):
      if let body = matchWordTag("raw", at: position, plusAllowed: false) {
        try lexRaw(from: end, body: body)
      } else {
        add(.blockBegin, at: end)
        try lexTag(from: end, closing: UInt8(ascii: "%"), end: .blockEnd)
      }
    default:
      add(.variableBegin, at: end)
      try lexTag(from: end, closing: UInt8(ascii: "}"), end: .variableEnd)
    }
  }

  private func isTagStart(_ index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "{"), index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
  }

  private mutating func skipComment(from start: Int) throws(SyntaxError) {
    var index = position
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "#"), bytes[index + 1] == UInt8(ascii: "}") {
        let strips = index > position && bytes[index - 1] == UInt8(ascii: "-")
        position = index + 2
        if strips { skipSpace() }
        return
      }
      index += 1
    }
    throw SyntaxError("the comment is not closed", at: start, hint: "close it with '#}'")
  }

  /// What stands up to `endraw` is text, tags and all.
  private mutating func lexRaw(from start: Int, body: Int) throws(SyntaxError) {
    var index = body
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "%") {
        var inner = index + 2
        let sign = byte(inner)
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { inner += 1 }
        if let after = matchWordTag("endraw", at: inner, plusAllowed: true) {
          let stripped = sign == UInt8(ascii: "-") ? trimmedEnd(body..<index) : index
          addText(body..<stripped)
          position = after
          return
        }
      }
      index += 1
    }
    throw SyntaxError(
      "the block 'raw' is not closed", at: start, hint: "close it with '{% endraw %}'")
  }

  /// The place after a tag that holds one word, or nil if that is not what stands there.
  private func matchWordTag(_ word: String, at start: Int, plusAllowed: Bool) -> Int? {
    var index = pastSpace(start)
    guard bytes[index...].starts(with: word.utf8) else { return nil }
    index = pastSpace(index + word.utf8.count)
    let sign = byte(index)
    let strips = sign == UInt8(ascii: "-")
    if strips || (plusAllowed && sign == UInt8(ascii: "+")) { index += 1 }
    guard byte(index) == UInt8(ascii: "%"), byte(index + 1) == UInt8(ascii: "}") else { return nil }
    return strips ? pastSpace(index + 2) : index + 2
  }

  /// The inside of `{{ }}` or `{% %}`.
  private mutating func lexTag(
    from start: Int, closing: UInt8, end: Token.Kind
  ) throws(SyntaxError) {
    brackets = []
    while true {
      skipSpace()
      guard let first = byte(position) else {
        if let open = brackets.last { throw unclosed(open) }
        let close = end == .blockEnd ? "%}" : "}}"
        throw SyntaxError("the tag is not closed", at: start, hint: "close it with '\(close)'")
      }
      if brackets.isEmpty, let after = matchEnd(closing) {
        add(end, at: after.offset)
        position = after.next
        return
      }
      try lexOne(first)
    }
  }

  private func unclosed(_ bracket: (close: UInt8, offset: Int)) -> SyntaxError {
    let open = Character(Unicode.Scalar(bytes[bracket.offset]))
    let close = Character(Unicode.Scalar(bracket.close))
    return SyntaxError("the bracket '\(open)' is not closed by '\(close)'", at: bracket.offset)
  }

  private func matchEnd(_ closing: UInt8) -> (offset: Int, next: Int)? {
    var index = position
    let sign = bytes[index]
    let strips = sign == UInt8(ascii: "-")
    if strips || (sign == UInt8(ascii: "+") && closing == UInt8(ascii: "%")) { index += 1 }
    guard byte(index) == closing, byte(index + 1) == UInt8(ascii: "}") else { return nil }
    return (index, strips ? pastSpace(index + 2) : index + 2)
  }

  private mutating func lexOne(_ first: UInt8) throws(SyntaxError) {
    let start = position
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let afterDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
      let literal = try NumberLiteral.scan(bytes, at: start, allowsFloat: !afterDot)
      position = literal.end
      add(literal.kind, at: start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      guard let end = StringLiteral.end(of: bytes, at: start) else {
        throw SyntaxError("the string is not closed", at: start)
      }
      position = end
      add(.string(try StringLiteral.value(of: bytes, in: start + 1..<end - 1)), at: start)
    default:
      if let end = nameEnd(at: start) {
        position = end
        add(.name(String(decoding: bytes[start..<end], as: UTF8.self)), at: start)
      } else {
        try lexSymbol(first)
      }
    }
  }

  /// The end of the identifier that begins here, or nil if none does.
  private func nameEnd(at start: Int) -> Int? {
    var end = start
    while let (scalar, width) = Unicode.Scalar.decode(bytes, at: end) {
      let properties = scalar.properties
      let fits =
        end == start
        ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
      guard fits else { break }
      end += width
    }
    return end == start ? nil : end
  }

  private static let pairs: Set<String> = ["//", "**", "==", "!=", ">=", "<="]

  private mutating func lexSymbol(_ first: UInt8) throws(SyntaxError) {
    let start = position
    let pair = String(decoding: bytes[start..<min(start + 2, bytes.count)], as: UTF8.self)
    let isPair = Self.pairs.contains(pair)
    guard isPair || "+-/*%~[](){}><=.:|,;".utf8.contains(first) else {
      let scalar = Unicode.Scalar.decode(bytes, at: start)?.scalar ?? "\u{FFFD}"
      throw SyntaxError(
        "unexpected character \(Value.string(String(scalar)).shown)", at: start,
        hint: "«»“”„‘’".unicodeScalars.contains(scalar) ? "put a text in \"…\" or '…'" : nil)
    }
    let symbol = isPair ? pair : String(Unicode.Scalar(first))
    position += symbol.utf8.count
    switch symbol {
    case "(": brackets.append((UInt8(ascii: ")"), start))
    case "[": brackets.append((UInt8(ascii: "]"), start))
    case "{": brackets.append((UInt8(ascii: "}"), start))
    case ")", "]", "}":
      guard let open = brackets.popLast() else {
        throw SyntaxError("unexpected '\(symbol)'", at: start)
      }
      if open.close != first {
        let expected = Character(Unicode.Scalar(open.close))
        throw SyntaxError("unexpected '\(symbol)', expected '\(expected)'", at: start)
      }
    default: break
    }
    add(.symbol(symbol), at: start)
  }

  private mutating func add(_ kind: Token.Kind, at offset: Int) {
    tokens.append(Token(kind: kind, offset: offset))
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { add(.text(StringLiteral.unixLines(bytes[range])), at: range.lowerBound) }
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() { position = pastSpace(position) }

  private func pastSpace(_ start: Int) -> Int {
    var index = start
    while let (scalar, width) = Unicode.Scalar.decode(bytes, at: index), scalar.isPythonSpace {
      index += width
    }
    return index
  }

  private func trimmedEnd(_ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard let scalar = Unicode.Scalar.decode(bytes, at: start)?.scalar, scalar.isPythonSpace
      else { break }
      end = start
    }
    return end
  }
}
