import Diagnostics

/// The grammar of a template's body, and of the tags that hold bodies.
extension Parser {
  /// Compiles a source as far as its names.
  static func parse(
    _ source: SourceText, names: inout NameTable, known: KnownFilters, limits: Limits
  ) throws(SyntaxError) -> Code {
    let parser = try Parser(source, names: names, known: known, limits: limits)
    defer { names = parser.names }
    parser.code.body = try parser.parseBody(until: [])
    return parser.code
  }

  /// Statements up to one of the tags, which stays the current token.
  func parseBody(until ends: [String]) throws(SyntaxError) -> Span {
    try nested { () throws(SyntaxError) in try parseStatements(until: ends) }
  }

  private func parseStatements(until ends: [String]) throws(SyntaxError) -> Span {
    var body: [(Statement, Int)] = []
    loop: while true {
      let offset = current.offset
      switch current.kind {
      case .text(let bytes):
        advance()
        code.texts.append(bytes)
        body.append((.text(Int32(code.texts.count - 1)), offset))
      case .variableBegin:
        advance()
        let root = try root { () throws(SyntaxError) in try parseTuple() }
        try expect(.variableEnd)
        body.append((.output(root), offset))
      case .blockBegin:
        advance()
        if case .name(let name) = current.kind, ends.contains(name) { break loop }
        let tagOffset = current.offset
        body.append((try parseTag(ends), tagOffset))
        try expect(.blockEnd)
      default:
        if let open = openTags.last { throw unclosed(open, ends) }
        break loop
      }
    }
    let start = Int32(code.statements.count)
    code.statements += body.map(\.0)
    code.statementOffsets += body.map { Int32($0.1) }
    return Span(start: start, count: Int32(body.count))
  }

  private func unclosed(_ open: (name: String, offset: Int), _ ends: [String]) -> SyntaxError {
    let close = ends.last ?? "end\(open.name)"
    return SyntaxError(
      "the block '\(open.name)' is not closed", at: open.offset,
      hint: "close it with '{% \(close) %}'")
  }

  /// A tag's body and its end tag.
  func parseBlockBody(until end: String) throws(SyntaxError) -> Span {
    _ = skip(symbol: ":")
    try expect(.blockEnd)
    let body = try parseBody(until: [end])
    advance()
    return body
  }

  private func parseTag(_ ends: [String]) throws(SyntaxError) -> Statement {
    let offset = current.offset
    let name = try expectName("a tag's name")
    openTags.append((name, offset))
    defer { openTags.removeLast() }
    switch name {
    case "if": return try parseIf()
    case "for": return try parseFor()
    case "set": return try parseSet()
    case "with": return try parseWith()
    case "block": return try parseBlock(at: offset)
    case "extends": return try parseExtends()
    case "include": return try parseInclude()
    case "import": return try parseImport()
    case "from": return try parseFromImport()
    case "macro": return try parseMacro()
    default: throw unknownTag(name, at: offset, ends)
    }
  }

  static let tags = [
    "block", "extends", "for", "from", "if", "import", "include", "macro", "raw", "set", "with",
  ]
  private static let unsupportedTags: Set<String> = [
    "autoescape", "break", "call", "continue", "debug", "do", "filter", "pluralize", "print",
    "trans",
  ]

  private func unknownTag(_ name: String, at offset: Int, _ ends: [String]) -> SyntaxError {
    if Self.unsupportedTags.contains(name) {
      return SyntaxError(
        "Jinja's tag '\(name)' is not part of this language", at: offset, code: "unsupported")
    }
    let isEnd = name.hasPrefix("end") || name == "else" || name == "elif"
    if isEnd, openTags.count > 1 {
      let open = openTags[openTags.count - 2]
      let expected = ends.map { "'\($0)'" }.joined(separator: " or ")
      return SyntaxError(
        "unexpected '\(name)': the innermost open block is '\(open.name)'", at: offset,
        hint: "expected \(expected)")
    }
    if isEnd {
      return SyntaxError("unexpected '\(name)': there is no open block", at: offset)
    }
    return SyntaxError(
      "there is no tag '\(name)'", at: offset, code: "unknown-tag",
      hint: didYouMean(name, among: Self.tags))
  }

  private func parseIf() throws(SyntaxError) -> Statement {
    let test = try root { () throws(SyntaxError) in try parseTuple(condition: false) }
    _ = skip(symbol: ":")
    try expect(.blockEnd)
    let then = try parseBody(until: ["elif", "else", "endif"])
    let offset = current.offset
    let word = try expectName()
    switch word {
    case "elif":
      let rest = try nested { () throws(SyntaxError) in try parseIf() }
      let start = Int32(code.statements.count)
      code.statements.append(rest)
      code.statementOffsets.append(Int32(offset))
      return .branch(test, then: then, else: Span(start: start, count: 1))
    case "else": return .branch(test, then: then, else: try parseBlockBody(until: "endif"))
    default: return .branch(test, then: then, else: .empty)
    }
  }

  private func parseFor() throws(SyntaxError) -> Statement {
    let target = try parseTarget()
    guard skip(name: "in") else { throw unexpected("'in'") }
    let items = try root { () throws(SyntaxError) in try parseTuple(condition: false) }
    var test: Root?
    if skip(name: "if") {
      test = try root { () throws(SyntaxError) in try parseExpression() }
    }
    if isName("recursive") {
      throw SyntaxError(
        "Jinja's recursive loops are not part of this language", at: current.offset,
        code: "unsupported")
    }
    _ = skip(symbol: ":")
    try expect(.blockEnd)
    let body = try parseBody(until: ["endfor", "else"])
    var otherwise = Span.empty
    if try expectName() == "else" { otherwise = try parseBlockBody(until: "endfor") }
    code.loops.append(
      Loop(target: target, items: items, test: test, body: body, otherwise: otherwise))
    return .loop(Int32(code.loops.count - 1))
  }

  private func parseSet() throws(SyntaxError) -> Statement {
    let target = try parseTarget(namespaces: true)
    if skip(symbol: "=") {
      let value = try root { () throws(SyntaxError) in try parseTuple() }
      code.assignments.append(Assignment(target: target, value: value))
      return .assign(Int32(code.assignments.count - 1))
    }
    var filter: Root?
    if isSymbol("|") {
      // The name is no template's own, so that the captured text can't be mistaken for another.
      let captured = Node(expression: .name(WellKnown.captured.rawValue), offset: current.offset)
      filter = try root { () throws(SyntaxError) in
        var node = captured
        while self.isSymbol("|") { node = try parseFilter(on: node) }
        return node
      }
    }
    let body = try parseBlockBody(until: "endset")
    code.captures.append(Capture(target: target, filter: filter, body: body))
    return .capture(Int32(code.captures.count - 1))
  }

  private func parseWith() throws(SyntaxError) -> Statement {
    var targets: [TargetRoot] = []
    var values: [Root] = []
    while current.kind != .blockEnd {
      if !targets.isEmpty { try expect(symbol: ",") }
      targets.append(try parseTarget())
      try expect(symbol: "=")
      values.append(try root { () throws(SyntaxError) in try parseExpression() })
    }
    let body = try parseBlockBody(until: "endwith")
    code.withs.append(With(targets: targets, values: values, body: body))
    return .with(Int32(code.withs.count - 1))
  }
}
