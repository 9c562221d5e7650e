/// Cuts a source into tokens, by the rules of Jinja's lexer with its default delimiters.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  private var tokens: [Token] = []
  /// The closing brackets that are awaited; only without any is `}}` or `%}` an end.
  private var brackets: [(close: String, offset: Int)] = []

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of bytes: [UInt8]) throws -> [Token] {
    var lexer = Lexer(bytes)
    while lexer.position < bytes.count { try lexer.lexText() }
    lexer.add(.end, at: bytes.count)
    return lexer.tokens
  }

  /// Text up to the next tag, and that tag.
  private mutating func lexText() throws {
    let start = position
    while position < bytes.count, !isTag { position += 1 }
    let tag = position
    guard tag < bytes.count else { return addText(start..<tag) }
    position += 2
    let strips = skip("-")
    if !strips { _ = skip("+") }
    addText(start..<(strips ? trimmedEnd(start..<tag) : tag))
    switch bytes[tag + 1] {
    case UInt8(ascii: "#"): try skipComment(from: tag)
    case UInt8(ascii: "{"):
      add(.variableBegin, at: tag)
      try lexTag(from: tag, "}}", .variableEnd)
    default:
      if skipWordTag("raw", signs: "-") { return try lexRaw(from: tag) }
      add(.blockBegin, at: tag)
      try lexTag(from: tag, "%}", .blockEnd)
    }
  }

  private var isTag: Bool {
    bytes[position] == UInt8(ascii: "{") && (stands("{{") || stands("{%") || stands("{#"))
  }

  private mutating func skipComment(from start: Int) throws {
    let content = position
    while position < bytes.count, !stands("#}") { position += 1 }
    guard position < bytes.count else {
      throw TemplateError("the comment is not closed", at: start, hint: "close it with '#}'")
    }
    let strips = position > content && bytes[position - 1] == UInt8(ascii: "-")
    position += 2
    if strips { skipSpace() }
  }

  /// What stands up to `endraw` is text, tags and all.
  private mutating func lexRaw(from start: Int) throws {
    let body = position
    while position < bytes.count {
      let end = position
      if skip("{%") {
        let strips = skip("-")
        if !strips { _ = skip("+") }
        if skipWordTag("endraw", signs: "-+") {
          return addText(body..<(strips ? trimmedEnd(body..<end) : end))
        }
      }
      position = end + 1
    }
    throw TemplateError(
      "the block 'raw' is not closed", at: start, hint: "close it with '{% endraw %}'")
  }

  /// Skips the rest of a tag that holds one word, if that is what stands here.
  private mutating func skipWordTag(_ word: String, signs: String) -> Bool {
    let start = position
    skipSpace()
    if skip(word) {
      skipSpace()
      if skipEnd("%}", signs: signs) != nil { return true }
    }
    position = start
    return false
  }

  /// Skips the end of a tag, and white space if a minus asks for it; tells where it stood.
  private mutating func skipEnd(_ end: String, signs: String) -> Int? {
    let start = position
    if position < bytes.count, signs.utf8.contains(bytes[position]) { position += 1 }
    guard skip(end) else {
      position = start
      return nil
    }
    defer { if bytes[start] == UInt8(ascii: "-") { skipSpace() } }
    return position - end.utf8.count
  }

  /// The inside of `{{ }}` or `{% %}`.
  private mutating func lexTag(from start: Int, _ close: String, _ end: Token.Kind) throws {
    let signs = end == .blockEnd ? "-+" : "-"
    brackets = []
    while true {
      skipSpace()
      if brackets.isEmpty, let offset = skipEnd(close, signs: signs) {
        return add(end, at: offset)
      }
      guard position < bytes.count else {
        if let (close, open) = brackets.last {
          let name = Character(Unicode.Scalar(bytes[open]))
          throw TemplateError("the bracket '\(name)' is not closed by '\(close)'", at: open)
        }
        throw TemplateError("the tag is not closed", at: start, hint: "close it with '\(close)'")
      }
      try lexOne()
    }
  }

  private mutating func lexOne() throws {
    let start = position
    switch bytes[start] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): add(try lexNumber(), at: start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): add(.string(try lexString()), at: start)
    default:
      while let (scalar, width) = Unicode.Scalar.decode(bytes, at: position) {
        guard scalar.isPartOfName(isFirst: position == start) else { break }
        position += width
      }
      if position == start { return try lexSymbol() }
      add(.name(String(decoding: bytes[start..<position], as: UTF8.self)), at: start)
    }
  }

  private static let symbols = "+-/*%~[](){}><=.:|,;"
  private static let longSymbols = ["//", "**", "==", "!=", ">=", "<="]

  private mutating func lexSymbol() throws {
    let start = position
    let long = Self.longSymbols.first { stands($0) }
    let symbol = long ?? String(Unicode.Scalar(bytes[start]))
    guard long != nil || Self.symbols.utf8.contains(bytes[start]) else {
      let scalar = Unicode.Scalar.decode(bytes, at: start)?.scalar ?? "\u{FFFD}"
      throw TemplateError(
        "unexpected character \(String(scalar).pythonLiteral)", at: start,
        hint: "«»“”„‘’".unicodeScalars.contains(scalar) ? "put a text in \"…\" or '…'" : nil)
    }
    position += symbol.utf8.count
    switch symbol {
    case "(": brackets.append((")", start))
    case "[": brackets.append(("]", start))
    case "{": brackets.append(("}", start))
    case ")", "]", "}":
      let expected = brackets.popLast()?.close
      if expected != symbol {
        let hint = expected.map { ", expected '\($0)'" } ?? ""
        throw TemplateError("unexpected '\(symbol)'" + hint, at: start)
      }
    default: break
    }
    add(.symbol(symbol), at: start)
  }

  // MARK: Tools

  private mutating func add(_ kind: Token.Kind, at offset: Int) {
    tokens.append(Token(kind: kind, offset: offset))
  }

  private mutating func addText(_ range: Range<Int>) {
    if !range.isEmpty { add(.text(unixLines(range)), at: range.lowerBound) }
  }

  /// The bytes with every line break made `\n`, as Jinja reads sources.
  func unixLines(_ range: Range<Int>) -> [UInt8] {
    guard bytes[range].contains(0x0D) else { return Array(bytes[range]) }
    return range.compactMap { index in
      let isEnd = bytes[index] == 0x0A && index > range.lowerBound && bytes[index - 1] == 0x0D
      return isEnd ? nil : bytes[index] == 0x0D ? 0x0A : bytes[index]
    }
  }

  func stands(_ text: String) -> Bool {
    var index = position
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  mutating func skip(_ text: String) -> Bool {
    guard stands(text) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while let (scalar, width) = Unicode.Scalar.decode(bytes, at: position), scalar.isPythonSpace {
      position += width
    }
  }

  private func trimmedEnd(_ range: Range<Int>) -> Int {
    var (end, index) = (range.lowerBound, range.lowerBound)
    while index < range.upperBound, let (scalar, width) = Unicode.Scalar.decode(bytes, at: index) {
      index += width
      if !scalar.isPythonSpace { end = index }
    }
    return end
  }
}
