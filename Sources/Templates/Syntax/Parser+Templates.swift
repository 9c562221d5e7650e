/// The grammar of the tags that tie templates together, and of what can be assigned to.
extension Parser {
  func parseExtends(at offset: Int) throws -> Statement {
    if scope.index != 0 {
      throw TemplateError("'extends' can't stand inside a block or a loop", at: offset)
    }
    code.extendsOffset = code.extendsOffset ?? Int32(offset)
    return .extends(try parseExpression())
  }

  func parseInclude() throws -> Statement {
    let template = try parseExpression()
    let ignoresMissing = skip(names: "ignore", "missing")
    let withContext = skipContext() ?? true
    scope.needsVisible = true
    return .include(
      template, ignoresMissing: ignoresMissing, scope: withContext ? scope.index : nil)
  }

  /// `import … as …` and `from … import …, … as …`, both with or without context.
  func parseImport(isFrom: Bool) throws -> Statement {
    let template = try parseExpression()
    var aliases: [NameID] = []
    var names: [NameID]?
    var withContext: Bool?
    if isFrom {
      guard skip(name: "import") else { throw unexpected("'import'") }
      (names, aliases, withContext) = try parseImportedNames()
    } else {
      guard skip(name: "as") else { throw unexpected("'as'") }
      aliases = [try parseAssignableName()]
      withContext = skipContext()
    }
    scope.needsVisible = true
    return .import(
      Import(
        template: template, withContext: withContext ?? false, names: names.map(operands),
        targets: operands(try aliases.map(store)), scope: scope.index,
        isTopLevel: scope.index == 0))
  }

  private func parseImportedNames() throws -> ([NameID], aliases: [NameID], withContext: Bool?) {
    var names: [NameID] = []
    var aliases: [NameID] = []
    var withContext: Bool?
    repeat {
      withContext = skipContext()
      if withContext != nil { break }
      let offset = current.offset
      let name = try parseAssignableName()
      if self.names[name].text.hasPrefix("_") {
        throw TemplateError("a name that begins with '_' can't be imported", at: offset)
      }
      names.append(name)
      aliases.append(skip(name: "as") ? try parseAssignableName() : name)
      withContext = skipContext()
    } while withContext == nil && skip(symbol: ",")
    return (names, aliases, withContext)
  }

  /// `with context` or `without context`, or nil if neither stands there.
  private func skipContext() -> Bool? {
    skip(names: "with", "context") ? true : skip(names: "without", "context") ? false : nil
  }

  // MARK: Targets

  private static let constants = ["true", "false", "none", "True", "False", "None"]

  func parseAssignableName() throws -> NameID {
    let offset = current.offset
    let name = try expectName()
    if Self.constants.contains(name) {
      throw TemplateError("'\(name)' can't be assigned to", at: offset)
    }
    return names.intern(name)
  }

  /// One name or several with commas between them, in parentheses or not.
  func parseTarget(
    withMembers: Bool = false, _ note: (NameID) throws -> Occurrence
  ) throws -> ExpressionID {
    try nested {
      let start = current.offset
      var items: [ExpressionID] = []
      var isTuple = false
      while !isSymbol(")"), current.kind != .blockEnd {
        items.append(try parseOneTarget(withMembers, note))
        guard skip(symbol: ",") else { break }
        isTuple = true
      }
      if !isTuple, let only = items.first { return only }
      guard isTuple else { throw unexpected("a name") }
      return add(.tuple(operands(items)), at: start)
    }
  }

  private func parseOneTarget(
    _ withMembers: Bool, _ note: (NameID) throws -> Occurrence
  ) throws -> ExpressionID {
    if skip(symbol: "(") {
      let inner = try parseTarget(note)
      try expect(.symbol(")"))
      return inner
    }
    let offset = current.offset
    guard case .name = current.kind else {
      throw TemplateError("\(current.kind.description) can't be assigned to", at: offset)
    }
    let name = try parseAssignableName()
    if withMembers, skip(symbol: ".") {
      let owner = add(try read(names[name].text), at: offset)
      return add(.attribute(owner, names.intern(try expectName())), at: offset)
    }
    if name == WellKnown.loop.id, loopDepth > 0 {
      throw TemplateError("'loop' can't be assigned to inside a loop", at: offset)
    }
    return add(.variable(try note(name)), at: offset)
  }
}
