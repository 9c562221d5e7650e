/// The grammar of what follows a value: members, items, calls, filters and tests.
extension Parser {
  func parsePostfix(_ start: Node) throws(SyntaxError) -> Node {
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

  func parseFiltersAndTests(_ start: Node) throws(SyntaxError) -> Node {
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

  private func parseMember(of base: Node) throws(SyntaxError) -> Node {
    advance()
    let offset = current.offset
    switch current.kind {
    case .name(let name):
      advance()
      return try node(.attribute(store(base), intern(name)), at: offset, over: base)
    case .integer(let index):
      advance()
      let key = constant(.int(index), at: offset)
      return try node(.item(store(base), store(key)), at: offset, over: base)
    default: throw unexpected("a name or a number")
    }
  }

  private func parseItem(of base: Node) throws(SyntaxError) -> Node {
    let offset = current.offset
    advance()
    var parts: [Node] = []
    var isTuple = false
    var slice: [Node]?
    repeat {
      if let bounds = try parseSlice(&parts) { slice = bounds }
      isTuple = isTuple || isSymbol(",")
    } while skip(symbol: ",")
    if let slice {
      if isTuple { throw SyntaxError("a slice can't be part of a tuple", at: offset) }
      try expect(symbol: "]")
      let baseID = store(base)
      return try node(.slice(baseID, store(slice)), at: offset, over: slice + [base])
    }
    try expect(symbol: "]")
    let key = isTuple ? try node(.tuple(store(parts)), at: offset, over: parts) : parts[0]
    return try node(.item(store(base), store(key)), at: offset, over: base, key)
  }

  /// Adds one expression to the parts, or returns the three bounds of a slice.
  private func parseSlice(_ parts: inout [Node]) throws(SyntaxError) -> [Node]? {
    let absent = Node(expression: .absent, offset: current.offset, isConstant: true)
    var bounds = [absent, absent, absent]
    if !isSymbol(":") {
      let first = try parseExpression()
      guard isSymbol(":") else {
        parts.append(first)
        return nil
      }
      bounds[0] = first
    }
    advance()
    if !isSymbol(":"), !isSymbol("]"), !isSymbol(",") { bounds[1] = try parseExpression() }
    if skip(symbol: ":"), !isSymbol("]"), !isSymbol(",") { bounds[2] = try parseExpression() }
    return bounds
  }

  private func parseCall(of callee: Node) throws(SyntaxError) -> Node {
    let offset = callee.offset
    let (call, children) = try parseArguments()
    var result = try node(
      .call(store(callee), call: call), at: offset, over: children + [callee])
    result.isConstant = false
    return result
  }

  /// What stands in parentheses after a function, a filter or a test.
  private func parseArguments() throws(SyntaxError) -> (call: Int32, nodes: [Node]) {
    advance()
    var call = CallSyntax()
    var positional: [Node] = []
    var nodes: [Node] = []
    var isFirst = true
    while !isSymbol(")") {
      if !isFirst { try expect(symbol: ",") }
      isFirst = false
      if isSymbol(")") { break }
      let offset = current.offset
      if skip(symbol: "*") {
        guard call.spread == nil, call.namedSpread == nil else { throw badArgument(at: offset) }
        nodes.append(try parseExpression())
        call.spread = store(nodes[nodes.count - 1])
      } else if skip(symbol: "**") {
        guard call.namedSpread == nil else { throw badArgument(at: offset) }
        nodes.append(try parseExpression())
        call.namedSpread = store(nodes[nodes.count - 1])
      } else if case .name(let name) = current.kind, next.kind == .symbol("=") {
        guard call.namedSpread == nil else { throw badArgument(at: offset) }
        let id = intern(name)
        if call.named.contains(where: { $0.name == id }) {
          throw SyntaxError("the argument '\(name)' is given twice", at: offset)
        }
        advance()
        advance()
        nodes.append(try parseExpression())
        call.named.append((id, store(nodes[nodes.count - 1])))
      } else {
        guard call.spread == nil, call.namedSpread == nil, call.named.isEmpty else {
          throw badArgument(at: offset)
        }
        positional.append(try parseExpression())
      }
    }
    advance()
    call.positional = store(positional)
    return (add(call), nodes + positional)
  }

  private func add(_ call: CallSyntax) -> Int32 {
    if call.isEmpty { return 0 }
    code.calls.append(call)
    return Int32(code.calls.count - 1)
  }

  private func badArgument(at offset: Int) -> SyntaxError {
    SyntaxError("an argument can't stand here: first come positional, then named ones", at: offset)
  }

  func parseFilter(on base: Node) throws(SyntaxError) -> Node {
    advance()
    let offset = current.offset
    let name = try dottedName("a filter's name")
    guard let filter = known.filter(name) else { throw known.unknownFilter(name, at: offset) }
    let (call, nodes) = isSymbol("(") ? try parseArguments() : (0, [])
    code.filters.append(filter)
    let index = Int32(code.filters.count - 1)
    var result = try node(
      .filter(store(base), filter: index, call: call), at: offset, over: nodes + [base])
    if Filters.selections.contains(where: { $0.name == name }) { result.isConstant = false }
    return result
  }

  private func parseTest(on base: Node) throws(SyntaxError) -> Node {
    advance()
    let isNegated = skip(name: "not")
    let offset = current.offset
    let name = try dottedName("a test's name")
    guard let test = ValueTest(name) else { throw ValueTest.unknown(name, at: offset) }
    var (call, nodes) = (Int32(0), [Node]())
    if isSymbol("(") {
      (call, nodes) = try parseArguments()
    } else if beginsTestArgument {
      if isName("is") {
        throw SyntaxError("tests can't be chained with 'is'", at: current.offset)
      }
      let argument = try parsePostfix(try parsePrimary())
      nodes = [argument]
      var syntax = CallSyntax()
      syntax.positional = store(nodes)
      call = add(syntax)
    }
    code.tests.append(test)
    let index = Int32(code.tests.count - 1)
    let result = try node(
      .test(store(base), test: index, call: call), at: offset, over: nodes + [base])
    return isNegated ? try node(.not(store(result)), at: offset, over: result) : result
  }

  /// A test's only argument may stand without parentheses: `x is divisibleby 3`.
  private var beginsTestArgument: Bool {
    switch current.kind {
    case .name("else"), .name("or"), .name("and"): false
    case .name, .string, .integer, .float, .symbol("["), .symbol("{"): true
    default: false
    }
  }

  private func dottedName(_ what: String) throws(SyntaxError) -> String {
    var name = try expectName(what)
    while skip(symbol: ".") { name += "." + (try expectName(what)) }
    return name
  }
}
