/// The grammar of expressions, with Jinja's precedences.
extension Parser {
  func parseExpression() throws -> ExpressionID { try nested(parseChoice) }

  /// `a if test else b`
  private func parseChoice() throws -> ExpressionID {
    var result = try parseOr()
    while isName("if") {
      let offset = current.offset
      advance()
      let test = try parseOr()
      let otherwise: ExpressionID
      if skip(name: "else") {
        otherwise = try parseExpression()
      } else {
        volatiles += 1
        otherwise = add(.absent, at: offset)
      }
      result = add(.choice(test: test, then: result, else: otherwise), at: offset)
    }
    return result
  }

  func parseOr() throws -> ExpressionID {
    var left = try parseAnd()
    while isName("or") {
      let offset = current.offset
      advance()
      left = add(.or(left, try parseAnd()), at: offset)
    }
    return left
  }

  private func parseAnd() throws -> ExpressionID {
    var left = try parseNot()
    while isName("and") {
      let offset = current.offset
      advance()
      left = add(.and(left, try parseNot()), at: offset)
    }
    return left
  }

  private func parseNot() throws -> ExpressionID {
    guard isName("not") else { return try parseComparison() }
    let offset = current.offset
    advance()
    return add(.not(try nested(parseNot)), at: offset)
  }

  private func parseComparison() throws -> ExpressionID {
    let first = try parseBinary()
    let offset = current.offset
    var parts: [Int32] = []
    while let comparison = skipComparison() {
      parts += [comparison, try parseBinary()]
    }
    return parts.isEmpty ? first : add(.compare(first, operands(parts)), at: offset)
  }

  private func skipComparison() -> Int32? {
    for (number, comparison) in Comparison.allCases.enumerated() {
      let isSkipped =
        switch comparison {
        case .contains: skip(name: "in")
        case .notContains: skip(names: "not", "in")
        default: skip(symbol: comparison.rawValue)
        }
      if isSkipped { return Int32(number) }
    }
    return nil
  }

  /// `+ -` bind less than `~`, that less than `* / // %`, and those less than `**`.
  private static let levels = [
    "+": 0, "-": 0, "~": 1, "*": 2, "/": 2, "//": 2, "%": 2, "**": 3,
  ]

  /// Operators of a level and of those above it, all of them from left to right.
  private func parseBinary(_ level: Int = 0) throws -> ExpressionID {
    let volatilesBefore = volatiles
    var left = try parseUnary(withFilters: true)
    while case .symbol(let symbol) = current.kind, let found = Self.levels[symbol],
      found >= level
    {
      let offset = current.offset
      if symbol == "~" {
        var parts = [left]
        while skip(symbol: "~") { parts.append(try parseBinary(found + 1)) }
        let isConstant = volatiles == volatilesBefore
        left = add(.concat(operands(parts), ofConstants: isConstant), at: offset)
      } else if let operation = Arithmetic(rawValue: symbol) {
        advance()
        left = add(.arithmetic(operation, left, try parseBinary(found + 1)), at: offset)
      }
    }
    return left
  }

  /// A sign binds closer than a filter, and a filter closer than an operator.
  private func parseUnary(withFilters: Bool) throws -> ExpressionID {
    var result: ExpressionID
    if isSymbol("-") || isSymbol("+") {
      let (isNegative, offset) = (isSymbol("-"), current.offset)
      advance()
      let operand = try nested { try parseUnary(withFilters: false) }
      result = add(.sign(operand, isNegative: isNegative), at: offset)
    } else {
      result = try parsePrimary()
    }
    result = try parsePostfix(result)
    return withFilters ? try parseFiltersAndTests(result) : result
  }

  func parsePrimary() throws -> ExpressionID {
    let (kind, offset) = (current.kind, current.offset)
    switch kind {
    case .name, .string, .integer, .float: advance()
    default: break
    }
    switch kind {
    case .name("true"), .name("True"): return constant(.bool(true), at: offset)
    case .name("false"), .name("False"): return constant(.bool(false), at: offset)
    case .name("none"), .name("None"): return constant(.none, at: offset)
    case .name(let name): return add(try read(name), at: offset)
    case .string(var text):
      while case .string(let more) = current.kind {
        text += more
        advance()
      }
      return constant(.string(text), at: offset)
    case .integer(let value): return constant(.int(value), at: offset)
    case .float(let value): return constant(.float(value), at: offset)
    case .symbol("("):
      advance()
      let inner = try parseTuple(isParenthesized: true)
      try expect(.symbol(")"))
      return inner
    case .symbol("["):
      return add(
        .list(operands(try parseItems(until: "]") { [try parseExpression()] })), at: offset)
    case .symbol("{"):
      let entries = try parseItems(until: "}") {
        let key = try parseExpression()
        try expect(.symbol(":"))
        return [key, try parseExpression()]
      }
      return add(.dict(operands(entries)), at: offset)
    default: throw unexpected("an expression")
    }
  }

  /// What stands in brackets, with commas between and one after the last if need be.
  func parseItems<T>(until close: String, _ item: () throws -> [T]) throws -> [T] {
    advance()
    var items: [T] = []
    var isFirst = true
    while !isSymbol(close) {
      if !isFirst { try expect(.symbol(",")) }
      if !isSymbol(close) { items += try item() }
      isFirst = false
    }
    advance()
    return items
  }

  /// One expression, or several with commas between them.
  func parseTuple(
    isParenthesized: Bool = false, withChoice: Bool = true
  ) throws -> ExpressionID {
    let offset = current.offset
    var items: [ExpressionID] = []
    var isTuple = false
    while ![.variableEnd, .blockEnd, .symbol(")")].contains(current.kind) {
      items.append(withChoice ? try parseExpression() : try parseOr())
      guard skip(symbol: ",") else { break }
      isTuple = true
    }
    if !isTuple, let only = items.first { return only }
    if !isTuple, !isParenthesized { throw unexpected("an expression") }
    return add(.tuple(operands(items)), at: offset)
  }
}
