/// The grammar of what follows a value: members, items, calls, filters and tests.
extension Parser {
  func parsePostfix(_ start: ExpressionID) throws -> ExpressionID {
    var result = start
    while case .symbol(let symbol) = current.kind {
      switch symbol {
      case ".": result = try parseMember(of: result)
      case "[": result = try parseItem(of: result)
      case "(": result = try parseCall(of: result)
      default: return result
      }
    }
    return result
  }

  func parseFiltersAndTests(_ start: ExpressionID) throws -> ExpressionID {
    var result = start
    while true {
      if isSymbol("|") {
        result = try parseFilter(on: result)
      } else if isName("is") {
        result = try parseTest(on: result)
      } else if isSymbol("(") {
        result = try parseCall(of: result)
      } else {
        return result
      }
    }
  }

  private func parseMember(of base: ExpressionID) throws -> ExpressionID {
    advance()
    let (kind, offset) = (current.kind, current.offset)
    guard case .integer(let index) = kind else {
      let name = try expectName("a name or a number")
      return add(.attribute(base, names.intern(name)), at: offset)
    }
    advance()
    return add(.item(base, key: constant(.int(index), at: offset)), at: offset)
  }

  private func parseItem(of base: ExpressionID) throws -> ExpressionID {
    let offset = current.offset
    advance()
    var keys: [ExpressionID] = []
    var slice: [ExpressionID]?
    var isTuple = false
    repeat {
      let first = isSymbol(":") ? add(.absent, at: current.offset) : try parseExpression()
      if isSymbol(":") {
        slice = [first, try parseBound(), try parseBound()]
      } else {
        keys.append(first)
      }
      isTuple = isTuple || isSymbol(",")
    } while skip(symbol: ",")
    if slice != nil, isTuple {
      throw TemplateError("a slice can't be part of a tuple", at: offset)
    }
    try expect(.symbol("]"))
    if let slice { return add(.slice(base, operands(slice)), at: offset) }
    let key = isTuple ? add(.tuple(operands(keys)), at: offset) : keys[0]
    return add(.item(base, key: key), at: offset)
  }

  private func parseBound() throws -> ExpressionID {
    guard skip(symbol: ":"), !isSymbol(":"), !isSymbol("]"), !isSymbol(",") else {
      return add(.absent, at: current.offset)
    }
    return try parseExpression()
  }

  private func parseCall(of callee: ExpressionID) throws -> ExpressionID {
    volatiles += 1
    let offset = Int(code.expressionOffsets[Int(callee)])
    return add(.call(callee, try parseArguments()), at: offset)
  }

  /// What stands in parentheses after a function, a filter or a test.
  private func parseArguments() throws -> CallSyntax {
    var named: [Int32] = []
    let positional: [ExpressionID] = try parseItems(until: ")") {
      let offset = current.offset
      if isSymbol("*") || isSymbol("**") {
        throw TemplateError.unsupported(
          "Python's arguments with '*' are not part of this language", at: offset)
      }
      guard case .name(let name) = current.kind, next == .symbol("=") else {
        if !named.isEmpty {
          throw TemplateError("a positional argument can't follow a named one", at: offset)
        }
        return [try parseExpression()]
      }
      let id = names.intern(name)
      if stride(from: 0, to: named.count, by: 2).contains(where: { named[$0] == id }) {
        throw TemplateError("the argument '\(name)' is given twice", at: offset)
      }
      advance()
      advance()
      named += [id, try parseExpression()]
      return []
    }
    return CallSyntax(positional: operands(positional), named: operands(named))
  }

  func parseFilter(on base: ExpressionID) throws -> ExpressionID {
    advance()
    let offset = current.offset
    let filter = try vocabulary.filter(try dottedName("a filter's name"), at: offset)
    if Vocabulary.choosers.contains(filter.name) { volatiles += 1 }
    return apply(
      filter, to: base, isSymbol("(") ? try parseArguments() : CallSyntax(), at: offset)
  }

  private func parseTest(on base: ExpressionID) throws -> ExpressionID {
    advance()
    let isNegated = skip(name: "not")
    let offset = current.offset
    let test = try vocabulary.test(try dottedName("a test's name"), at: offset)
    var syntax = CallSyntax()
    if isSymbol("(") {
      syntax = try parseArguments()
    } else if beginsTestArgument {
      if isName("is") {
        throw TemplateError("tests can't be chained with 'is'", at: current.offset)
      }
      syntax.positional = operands([try parsePostfix(try parsePrimary())])
    }
    let result = apply(test, to: base, syntax, at: offset)
    return isNegated ? add(.not(result), at: offset) : result
  }

  private func apply(
    _ function: TemplateFunction, to base: ExpressionID, _ syntax: CallSyntax, at offset: Int
  ) -> ExpressionID {
    code.functions.append(function)
    return add(.apply(Int32(code.functions.count - 1), to: base, syntax), at: offset)
  }

  /// A test's only argument may stand without parentheses: `x is divisibleby 3`.
  private var beginsTestArgument: Bool {
    switch current.kind {
    case .name("else"), .name("or"), .name("and"): false
    case .name, .string, .integer, .float, .symbol("["), .symbol("{"): true
    default: false
    }
  }

  private func dottedName(_ what: String) throws -> String {
    var name = try expectName(what)
    while skip(symbol: ".") { name += "." + (try expectName(what)) }
    return name
  }
}
