/// The grammar of expressions, with Jinja's precedences.
extension Parser {
  func parseExpression() throws(SyntaxError) -> Node {
    try nested { () throws(SyntaxError) in try parseChoice() }
  }

  /// `a if test else b`
  private func parseChoice() throws(SyntaxError) -> Node {
    var result = try parseOr()
    while isName("if") {
      let offset = current.offset
      advance()
      let test = try parseOr()
      var otherwise = Node(expression: .absent, offset: offset)
      if skip(name: "else") { otherwise = try parseExpression() }
      result = try node(
        .choice(test: store(test), then: store(result), else: store(otherwise)), at: offset,
        over: test, result, otherwise)
    }
    return result
  }

  func parseOr() throws(SyntaxError) -> Node {
    var left = try parseAnd()
    while isName("or") {
      let offset = current.offset
      advance()
      let right = try parseAnd()
      left = try node(.or(store(left), store(right)), at: offset, over: left, right)
    }
    return left
  }

  private func parseAnd() throws(SyntaxError) -> Node {
    var left = try parseNot()
    while isName("and") {
      let offset = current.offset
      advance()
      let right = try parseNot()
      left = try node(.and(store(left), store(right)), at: offset, over: left, right)
    }
    return left
  }

  private func parseNot() throws(SyntaxError) -> Node {
    guard isName("not") else { return try parseComparison() }
    let offset = current.offset
    advance()
    let operand = try nested { () throws(SyntaxError) in try parseNot() }
    return try node(.not(store(operand)), at: offset, over: operand)
  }

  private func parseComparison() throws(SyntaxError) -> Node {
    let first = try parseBinary(0)
    var operands = [first]
    var operators: [Comparison] = []
    let offset = current.offset
    while let comparison = skipComparison() {
      operators.append(comparison)
      operands.append(try parseBinary(0))
    }
    guard !operators.isEmpty else { return first }
    let start = Int32(code.comparisons.count)
    code.comparisons += operators
    return try node(.compare(store(operands), operators: start), at: offset, over: operands)
  }

  private func skipComparison() -> Comparison? {
    switch current.kind {
    case .symbol(let symbol):
      guard let comparison = Comparison(rawValue: symbol) else { return nil }
      advance()
      return comparison
    case .name("in"):
      advance()
      return .contains
    case .name("not") where next.kind == .name("in"):
      advance()
      advance()
      return .notContains
    default: return nil
    }
  }

  /// `+ -` bind less than `~`, that less than `* / // %`, and those less than `**`.
  private static let levels = [
    "+": 0, "-": 0, "~": 1, "*": 2, "/": 2, "//": 2, "%": 2, "**": 3,
  ]

  /// Operators of a level and of those above it, all of them from left to right.
  private func parseBinary(_ level: Int) throws(SyntaxError) -> Node {
    var left = try parseUnary(withFilters: true)
    while let (symbol, found) = currentOperator, found >= level {
      let offset = current.offset
      if symbol == "~" {
        var parts = [left]
        while skip(symbol: "~") { parts.append(try parseBinary(found + 1)) }
        let isConstant = parts.allSatisfy(\.isConstant)
        left = try node(
          .concat(store(parts), ofConstants: isConstant), at: offset, over: parts)
      } else if let operation = Arithmetic(rawValue: symbol) {
        advance()
        let right = try parseBinary(found + 1)
        left = try node(
          .arithmetic(operation, store(left), store(right)), at: offset, over: left, right)
      }
    }
    return left
  }

  private var currentOperator: (symbol: String, level: Int)? {
    get {
      guard case .symbol(let symbol) = current.kind, let level = Self.levels[symbol] else {
        return nil
      }
      return (symbol, level)
    }
  }

  /// A sign binds closer than a filter, and a filter closer than an operator.
  private func parseUnary(withFilters: Bool) throws(SyntaxError) -> Node {
    var result: Node
    if isSymbol("-") || isSymbol("+") {
      let isNegative = isSymbol("-")
      let offset = current.offset
      advance()
      let operand = try nested { () throws(SyntaxError) in
        try parseUnary(withFilters: false)
      }
      let id = store(operand)
      result = try node(isNegative ? .negative(id) : .positive(id), at: offset, over: operand)
    } else {
      result = try parsePrimary()
    }
    result = try parsePostfix(result)
    return withFilters ? try parseFiltersAndTests(result) : result
  }

  func parsePrimary() throws(SyntaxError) -> Node {
    let token = current
    switch token.kind {
    case .name(let name):
      advance()
      switch name {
      case "true", "True": return constant(.bool(true), at: token.offset)
      case "false", "False": return constant(.bool(false), at: token.offset)
      case "none", "None": return constant(.none, at: token.offset)
      default: return Node(expression: .name(intern(name)), offset: token.offset)
      }
    case .string(var text):
      advance()
      while case .string(let more) = current.kind {
        text += more
        advance()
      }
      return constant(.string(text), at: token.offset)
    case .integer(let value):
      advance()
      return constant(.int(value), at: token.offset)
    case .float(let value):
      advance()
      return constant(.float(value), at: token.offset)
    case .symbol("("):
      advance()
      let inner = try parseTuple(parenthesized: true)
      try expect(symbol: ")")
      return inner
    case .symbol("["): return try parseList()
    case .symbol("{"): return try parseDict()
    default: throw unexpected("an expression")
    }
  }

  /// One expression, or several with commas between them.
  func parseTuple(
    parenthesized: Bool = false, condition: Bool = true
  ) throws(SyntaxError) -> Node {
    let offset = current.offset
    var items: [Node] = []
    var isTuple = false
    while !isTupleEnd {
      items.append(condition ? try parseExpression() : try parseOr())
      guard skip(symbol: ",") else { break }
      isTuple = true
    }
    if !isTuple, let only = items.first { return only }
    if !isTuple, !parenthesized { throw unexpected("an expression") }
    return try node(.tuple(store(items)), at: offset, over: items)
  }

  private var isTupleEnd: Bool {
    switch current.kind {
    case .variableEnd, .blockEnd, .symbol(")"): true
    default: false
    }
  }

  private func parseList() throws(SyntaxError) -> Node {
    let offset = current.offset
    advance()
    var items: [Node] = []
    while !isSymbol("]") {
      if !items.isEmpty { try expect(symbol: ",") }
      if isSymbol("]") { break }
      items.append(try parseExpression())
    }
    advance()
    return try node(.list(store(items)), at: offset, over: items)
  }

  private func parseDict() throws(SyntaxError) -> Node {
    let offset = current.offset
    advance()
    var items: [Node] = []
    while !isSymbol("}") {
      if !items.isEmpty { try expect(symbol: ",") }
      if isSymbol("}") { break }
      items.append(try parseExpression())
      try expect(symbol: ":")
      items.append(try parseExpression())
    }
    advance()
    return try node(.dict(store(items)), at: offset, over: items)
  }
}
