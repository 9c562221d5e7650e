/// The grammar of the tags that tie templates together, and of what can be assigned to.
extension Parser {
  func parseBlock(at offset: Int) throws(SyntaxError) -> Statement {
    let nameOffset = current.offset
    let name = try expectName("a block's name")
    let id = intern(name)
    guard blockNames.insert(id).inserted else {
      throw SyntaxError("the block '\(name)' is defined twice", at: nameOffset)
    }
    let isScoped = skip(name: "scoped")
    let isRequired = skip(name: "required")
    if isSymbol("-") {
      throw SyntaxError(
        "a block's name can't contain a hyphen", at: current.offset, hint: "use an underscore")
    }
    // Its place is taken before its body's blocks take theirs.
    let index = code.blocks.count
    code.blocks.append(
      Block(
        name: id, offset: Int32(offset), isScoped: isScoped, isRequired: isRequired, body: .empty))
    let body = try parseBlockBody(until: "endblock")
    code.blocks[index].body = body
    if isRequired, !isBlank(body) {
      throw SyntaxError("a required block can only hold white space and comments", at: nameOffset)
    }
    _ = skip(name: name)
    return .block(Int32(index))
  }

  private func isBlank(_ body: Span) -> Bool {
    code.statements[body.indices].allSatisfy { statement in
      guard case .text(let index) = statement else { return false }
      let text = String(decoding: code.texts[Int(index)], as: UTF8.self)
      return text.unicodeScalars.allSatisfy(\.isPythonSpace)
    }
  }

  func parseExtends() throws(SyntaxError) -> Statement {
    code.hasExtends = true
    return .extends(try root { () throws(SyntaxError) in try parseExpression() })
  }

  func parseInclude() throws(SyntaxError) -> Statement {
    let template = try root { () throws(SyntaxError) in try parseExpression() }
    var ignoresMissing = false
    if isName("ignore"), next.kind == .name("missing") {
      advance()
      advance()
      ignoresMissing = true
    }
    let withContext = skipContext() ?? true
    code.includes.append(
      Include(template: template, ignoresMissing: ignoresMissing, withContext: withContext))
    return .include(Int32(code.includes.count - 1))
  }

  /// `with context` or `without context`, or nil if neither stands there.
  private func skipContext() -> Bool? {
    let isWith = isName("with")
    guard isWith || isName("without"), next.kind == .name("context") else { return nil }
    advance()
    advance()
    return isWith
  }

  func parseImport() throws(SyntaxError) -> Statement {
    let template = try root { () throws(SyntaxError) in try parseExpression() }
    guard skip(name: "as") else { throw unexpected("'as'") }
    let alias = try parseAssignableName()
    return add(
      Import(template: template, withContext: skipContext() ?? false, alias: alias, names: nil))
  }

  func parseFromImport() throws(SyntaxError) -> Statement {
    let template = try root { () throws(SyntaxError) in try parseExpression() }
    guard skip(name: "import") else { throw unexpected("'import'") }
    var names: [(name: NameID, alias: NameID)] = []
    var withContext: Bool?
    repeat {
      withContext = skipContext()
      if withContext != nil { break }
      let offset = current.offset
      let name = try parseAssignableName()
      if self.names[name].text.hasPrefix("_") {
        throw SyntaxError("a name that begins with '_' can't be imported", at: offset)
      }
      let alias = skip(name: "as") ? try parseAssignableName() : name
      names.append((name, alias))
      withContext = skipContext()
    } while withContext == nil && skip(symbol: ",")
    return add(
      Import(template: template, withContext: withContext ?? false, alias: 0, names: names))
  }

  private func add(_ item: Import) -> Statement {
    code.imports.append(item)
    return .import(Int32(code.imports.count - 1))
  }

  func parseMacro() throws(SyntaxError) -> Statement {
    let offset = current.offset
    let name = try parseAssignableName()
    try expect(symbol: "(")
    var parameters: [NameID] = []
    var defaults: [Root] = []
    while !isSymbol(")") {
      if !parameters.isEmpty { try expect(symbol: ",") }
      let offset = current.offset
      let parameter = try parseAssignableName()
      if parameters.contains(parameter) {
        let text = names[parameter].text
        throw SyntaxError("the parameter '\(text)' is declared twice", at: offset)
      }
      parameters.append(parameter)
      if skip(symbol: "=") {
        defaults.append(try root { () throws(SyntaxError) in try parseExpression() })
      } else if !defaults.isEmpty {
        throw SyntaxError("a parameter without default can't follow one with a default", at: offset)
      }
    }
    advance()
    let body = try parseBlockBody(until: "endmacro")
    let required = parameters.prefix(parameters.count - defaults.count)
    if required.contains(WellKnown.caller.rawValue) {
      throw SyntaxError("the parameter 'caller' needs a default", at: offset)
    }
    code.macros.append(Macro(name: name, parameters: parameters, defaults: defaults, body: body))
    return .macro(Int32(code.macros.count - 1))
  }

  // MARK: Targets

  private static let constants: Set<String> = ["true", "false", "none", "True", "False", "None"]

  private func parseAssignableName() throws(SyntaxError) -> NameID {
    let offset = current.offset
    let name = try expectName()
    if Self.constants.contains(name) {
      throw SyntaxError("'\(name)' can't be assigned to", at: offset)
    }
    return intern(name)
  }

  /// One name or several with commas between them, in parentheses or not.
  func parseTarget(namespaces: Bool = false) throws(SyntaxError) -> TargetRoot {
    let first = Int32(code.targets.count)
    let target = try nested { () throws(SyntaxError) in
      try parseTargets(namespaces: namespaces)
    }
    code.targets.append(target)
    return TargetRoot(first: first, id: Int32(code.targets.count - 1))
  }

  private func parseTargets(namespaces: Bool) throws(SyntaxError) -> Target {
    var items: [Target] = []
    var isTuple = false
    while true {
      switch current.kind {
      case .symbol(")"), .blockEnd: break
      default: items.append(try parseOneTarget(namespaces: namespaces))
      }
      guard skip(symbol: ",") else { break }
      guard items.last != nil else { throw unexpected("a name") }
      isTuple = true
    }
    if !isTuple, let only = items.first { return only }
    guard isTuple else { throw unexpected("a name") }
    let start = Int32(code.targets.count)
    code.targets += items
    return .tuple(Span(start: start, count: Int32(items.count)))
  }

  private func parseOneTarget(namespaces: Bool) throws(SyntaxError) -> Target {
    if skip(symbol: "(") {
      let inner = try nested { () throws(SyntaxError) in
        try parseTargets(namespaces: false)
      }
      try expect(symbol: ")")
      return inner
    }
    let offset = current.offset
    guard case .name = current.kind else {
      throw SyntaxError("\(current.description) can't be assigned to", at: offset)
    }
    let name = try parseAssignableName()
    guard namespaces, skip(symbol: ".") else { return .name(name) }
    let attribute = intern(try expectName())
    return .member(slot: -1, hops: 0, name: name, attribute: attribute)
  }
}
