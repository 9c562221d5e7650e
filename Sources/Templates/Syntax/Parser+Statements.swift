import Diagnostics

/// The grammar of a template's body, and of the tags that hold bodies.
extension Parser {
  func parseTemplate() throws -> Code {
    code.root.body = try parseBody(until: [])
    code.root.selfReference = try declare(.self)
    try resolve()
    return code
  }

  /// Statements up to one of the tags, which stays the current token.
  private func parseBody(until ends: [String]) throws -> Span {
    try nested {
      var body: [(Statement, Int)] = []
      while let statement = try parseStatement(until: ends) { body.append(statement) }
      return add(body)
    }
  }

  private func parseStatement(until ends: [String]) throws -> (Statement, Int)? {
    let offset = current.offset
    switch current.kind {
    case .text(let bytes):
      advance()
      let start = Int32(code.text.count)
      code.text += bytes
      return (.text(Span(start: start, count: Int32(bytes.count))), offset)
    case .variableBegin:
      advance()
      let value = try parseTuple()
      try expect(.variableEnd)
      return (.output(value), offset)
    case .blockBegin:
      advance()
      if case .name(let name) = current.kind, ends.contains(name) { return nil }
      let tagOffset = current.offset
      let statement = try parseTag(ends)
      try expect(.blockEnd)
      return (statement, tagOffset)
    default:
      guard let open = openTags.last else { return nil }
      throw TemplateError(
        "the block '\(open.name)' is not closed", at: open.offset,
        hint: "close it with '{% \(ends.last ?? "end\(open.name)") %}'")
    }
  }

  /// The end of a tag, what stands up to its end tag, and that tag but for its closing.
  private func parseBlockBody(until end: String) throws -> Span {
    try beginBody()
    let body = try parseBody(until: [end])
    advance()
    return body
  }

  private func beginBody() throws {
    _ = skip(symbol: ":")
    try expect(.blockEnd)
  }

  private func parseTag(_ ends: [String]) throws -> Statement {
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
    case "extends": return try parseExtends(at: offset)
    case "include": return try parseInclude()
    case "import", "from": return try parseImport(isFrom: name == "from")
    case "macro": return try parseMacro()
    default: throw unknownTag(name, at: offset, ends)
    }
  }

  private func unknownTag(_ name: String, at offset: Int, _ ends: [String]) -> TemplateError {
    if Vocabulary.otherTags.contains(name) {
      return .unsupported("Jinja's tag '\(name)' is not part of this language", at: offset)
    }
    guard name.hasPrefix("end") || name == "else" || name == "elif" else {
      return TemplateError(
        "there is no tag '\(name)'", at: offset, code: "unknown-tag",
        hint: didYouMean(name, among: Vocabulary.tags))
    }
    guard openTags.count > 1 else {
      return TemplateError("unexpected '\(name)': there is no open block", at: offset)
    }
    let open = openTags[openTags.count - 2].name
    return TemplateError(
      "unexpected '\(name)': the innermost open block is '\(open)'", at: offset,
      hint: "expected " + ends.map { "'\($0)'" }.joined(separator: " or "))
  }

  private func parseIf() throws -> Statement {
    let test = try parseTuple(withChoice: false)
    try beginBody()
    let (then, events) = try collecting { try parseBody(until: ["elif", "else", "endif"]) }
    let (otherwise, otherEvents) = try collecting {
      let offset = current.offset
      switch try expectName() {
      case "elif": return add([(try nested(parseIf), offset)])
      case "else": return try parseBlockBody(until: "endif")
      default: return Span()
      }
    }
    scope.events.append(.branches([events, otherEvents]))
    return .branch(test, then: then, else: otherwise)
  }

  private func parseFor() throws -> Statement {
    loopDepth += 1
    defer { loopDepth -= 1 }
    let outer = scope
    let targetStart = position
    return try inScope(of: outer) { round in
      let target = try parseTarget { try declare($0) }
      let (items, test) = try inScope(sharing: outer) {
        guard skip(name: "in") else { throw unexpected("'in'") }
        return (try parseTuple(withChoice: false), try parseLoopTest(of: outer, targetStart))
      }
      if isName("recursive") {
        throw TemplateError.unsupported(
          "Jinja's recursive loops are not part of this language", at: current.offset)
      }
      try beginBody()
      let body = try parseBody(until: ["endfor", "else"])
      let otherwise = try inScope(of: outer) { scope in
        let hasElse = try expectName() == "else"
        return Unit(
          body: hasElse ? try parseBlockBody(until: "endfor") : Span(), scope: scope.index)
      }
      return .loop(
        Loop(
          target: target, items: items, test: test, round: Unit(body: body, scope: round.index),
          otherwise: otherwise, state: try declare(.loop)))
    }
  }

  /// The test of a loop, which has the loop's targets as variables of its own.
  private func parseLoopTest(
    of outer: Scope, _ targetStart: Int
  ) throws -> (target: ExpressionID, condition: ExpressionID, scope: Int32)? {
    guard skip(name: "if") else { return nil }
    let testStart = position
    return try inScope(of: outer) { scope in
      position = targetStart
      let target = try parseTarget { try declare($0) }
      position = testStart
      return (target, try parseExpression(), scope.index)
    }
  }

  private func parseSet() throws -> Statement {
    let isTopLevel = scope.index == 0
    let (target, events) = try collecting {
      try parseTarget(withMembers: true) { try store($0) }
    }
    // What is assigned is computed before.
    defer { scope.events += events }
    if skip(symbol: "=") { return .assign(try parseTuple(), to: target, isTopLevel: isTopLevel) }
    return try inScope(of: scope) { scope in
      var filter: ExpressionID?
      if isSymbol("|") {
        // Jinja does not look for names in these filters.
        (filter, _) = try collecting {
          var value = add(.captured, at: current.offset)
          while isSymbol("|") { value = try parseFilter(on: value) }
          return value
        }
      }
      let unit = Unit(body: try parseBlockBody(until: "endset"), scope: scope.index)
      return .capture(unit, to: target, filter: filter, isTopLevel: isTopLevel)
    }
  }

  private func parseWith() throws -> Statement {
    let outer = scope
    return try inScope(of: outer) { scope in
      var parts: [Int32] = []
      while current.kind != .blockEnd {
        if !parts.isEmpty { try expect(.symbol(",")) }
        parts.append(try parseTarget { try declare($0) })
        try expect(.symbol("="))
        parts.append(try inScope(sharing: outer) { try parseExpression() })
      }
      let body = try parseBlockBody(until: "endwith")
      return .with(operands(parts), Unit(body: body, scope: scope.index))
    }
  }

  private func parseMacro() throws -> Statement {
    let isTopLevel = scope.index == 0
    let nameOffset = current.offset
    let name = try store(try parseAssignableName())
    macroDepth += 1
    defer { macroDepth -= 1 }
    return try inScope(of: scope, isFunction: true) { scope in
      var defaults: [ExpressionID] = []
      guard isSymbol("(") else { throw unexpected("'('") }
      let parameters: [Occurrence] = try parseItems(until: ")") {
        let offset = current.offset
        let parameter = try parseAssignableName()
        if scope.parameters.contains(parameter) {
          let text = names[parameter].text
          throw TemplateError("the parameter '\(text)' is declared twice", at: offset)
        }
        let occurrence = try declare(parameter)
        if skip(symbol: "=") {
          defaults.append(try parseExpression())
        } else if !defaults.isEmpty {
          throw TemplateError(
            "a parameter without default can't follow one with a default", at: offset)
        }
        return [occurrence]
      }
      let body = try parseBlockBody(until: "endmacro")
      return .macro(
        Macro(
          name: name, parameters: operands(parameters), defaults: operands(defaults),
          unit: Unit(body: body, scope: scope.index, offset: Int32(nameOffset)),
          isTopLevel: isTopLevel))
    }
  }

  private func parseBlock(at offset: Int) throws -> Statement {
    let outer = scope
    let nameOffset = current.offset
    let name = try expectName("a block's name")
    let id = names.intern(name)
    guard blockNames.insert(id).inserted else {
      throw TemplateError("the block '\(name)' is defined twice", at: nameOffset)
    }
    let isScoped = skip(name: "scoped")
    if isName("required") {
      throw TemplateError.unsupported(
        "Jinja's required blocks are not part of this language", at: current.offset)
    }
    if isSymbol("-") {
      throw TemplateError(
        "a block's name can't contain a hyphen", at: current.offset, hint: "use an underscore")
    }
    outerScopes.append(outer)
    defer { outerScopes.removeLast() }
    // A scoped block may ask for the loop around it.
    if isScoped { for scope in outerScopes { scope.mention(WellKnown.loop.id) } }
    // Its place is taken before its body's blocks take theirs.
    let index = code.blocks.count
    code.blocks.append(
      Block(
        name: id, unit: Unit(body: Span(), scope: 0, offset: Int32(offset)), isScoped: isScoped,
        isTopLevel: outer.index == 0, outerScope: outer.index))
    outer.needsVisible = outer.needsVisible || isScoped
    try inScope(of: nil) { scope in
      let body = try parseBlockBody(until: "endblock")
      code.blocks[index].unit.body = body
      code.blocks[index].unit.scope = scope.index
      code.blocks[index].unit.selfReference = try declare(.self)
      code.blocks[index].superReference = try declare(.super)
    }
    _ = skip(name: name)
    return .block(Int32(index))
  }
}
