/// Computing expressions.
extension Renderer {
  /// Constants and variables at once; whatever has parts goes one level deeper.
  @inline(__always)
  mutating func evaluate(_ id: ExpressionID, _ scope: Scope) throws(TemplateError) -> Value {
    switch scope.program.code.expressions[Int(id)] {
    case .constant(let index): return scope.program.code.constants[Int(index)]
    case .variable(let slot, let hops, let name):
      let value = hops == 0 ? scope.frame[slot] : scope.frame.outer(hops)[slot]
      if value.isMissing {
        position = id
        return try undefinedName(name)
      }
      return value
    case let expression:
      try descend()
      let value = try compute(expression, id, scope)
      depth -= 1
      return value
    }
  }

  /// Names that Jinja knows and this language does not must not seem to be undefined.
  @inline(never)
  private func undefinedName(_ name: NameID) throws(TemplateError) -> Value {
    let text = environment.names[name].text
    switch WellKnown(rawValue: name) {
    case .cycler, .joiner, .lipsum:
      throw .unsupported("Jinja's function '\(text)' is not part of this language")
    case .super: return .undefined(.other("there is no parent block for 'super()'"))
    default: return .undefined(.name(text))
    }
  }

  @inline(never)
  private mutating func compute(
    _ expression: Expression, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Value {
    switch expression {
    case .constant, .variable, .name, .absent: return .missing
    case .attribute(let base, let name):
      let owner = try evaluate(base, scope)
      position = id
      return try attribute(name, of: owner)
    case .item(let base, let key):
      let owner = try evaluate(base, scope)
      let key = try evaluate(key, scope)
      position = id
      return try item(key, of: owner)
    case .call(let callee, let call):
      let function = try evaluate(callee, scope)
      return try self.call(function, call, id, scope)
    case .filter(let base, let filter, let call):
      return try runFilter(Int(filter), on: base, call, id, scope)
    case .test, .not, .and, .or, .choice, .compare:
      return try computeLogic(expression, id, scope)
    default: return try computeValue(expression, id, scope)
    }
  }

  @inline(never)
  private mutating func computeLogic(
    _ expression: Expression, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Value {
    switch expression {
    case .test(let base, let test, let call):
      let value = try evaluate(base, scope)
      var arguments = try arguments(call, of: "", scope)
      position = id
      return .bool(try run(scope.program.code.tests[Int(test)], value, &arguments))
    case .not(let operand): return .bool(!(try isTrue(operand, scope)))
    case .and(let left, let right), .or(let left, let right):
      let value = try evaluate(left, scope)
      position = left
      var goesOn = try value.isTrue()
      if case .or = expression { goesOn.toggle() }
      return goesOn ? try evaluate(right, scope) : value
    case .choice(let test, let then, let otherwise):
      if try isTrue(test, scope) { return try evaluate(then, scope) }
      if case .absent = scope.program.code.expressions[Int(otherwise)] {
        return .undefined(.elseless)
      }
      return try evaluate(otherwise, scope)
    case .compare(let operands, let operators):
      return .bool(try holds(operands, Int(operators), id, scope))
    default: return .missing
    }
  }

  @inline(never)
  private mutating func computeValue(
    _ expression: Expression, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Value {
    switch expression {
    case .tuple(let span): return .tuple(try values(span, scope))
    case .list(let span): return .list(try values(span, scope))
    case .dict(let span):
      let parts = try values(span, scope)
      position = id
      var dict = ValueDictionary()
      for index in stride(from: 0, to: parts.count, by: 2) {
        dict.set(try parts[index].key(), parts[index], parts[index + 1])
      }
      return .dict(dict)
    case .slice(let base, let bounds):
      let owner = try evaluate(base, scope)
      var parts: [Value] = []
      for index in bounds.indices {
        if case .absent = scope.program.code.expressions[index] {
          parts.append(.none)
        } else {
          parts.append(try evaluate(ExpressionID(index), scope))
        }
      }
      position = id
      return try slice(parts, of: owner)
    case .negative(let operand), .positive(let operand):
      let value = try evaluate(operand, scope)
      position = id
      if case .negative = expression { return try value.signed(negative: true) }
      return try value.signed(negative: false)
    case .arithmetic(let operation, let left, let right):
      let a = try evaluate(left, scope)
      let b = try evaluate(right, scope)
      position = id
      return try a.applying(operation, b, limits: limits)
    case .concat(let span, let ofConstants):
      let parts = try values(span, scope)
      position = id
      return try concatenated(parts, asMarkup: !ofConstants && parts.contains(where: \.isMarkup))
    default: return .missing
    }
  }

  mutating func values(_ span: Span, _ scope: Scope) throws(TemplateError) -> [Value] {
    if span.count == 0 { return [] }
    var result: [Value] = []
    result.reserveCapacity(Int(span.count))
    for index in span.indices { result.append(try evaluate(ExpressionID(index), scope)) }
    return result
  }

  mutating func isTrue(_ id: ExpressionID, _ scope: Scope) throws(TemplateError) -> Bool {
    let value = try evaluate(id, scope)
    position = id
    return try value.isTrue()
  }

  /// `a < b < c`: as Python, no operand is computed once a comparison has failed.
  private mutating func holds(
    _ operands: Span, _ operators: Int, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Bool {
    var left = try evaluate(operands.start, scope)
    for index in 1..<Int(operands.count) {
      let right = try evaluate(operands.start + Int32(index), scope)
      position = id
      let comparison = scope.program.code.comparisons[operators + index - 1]
      guard try compare(left, comparison, right) else { return false }
      left = right
    }
    return true
  }

  mutating func compare(
    _ left: Value, _ comparison: Comparison, _ right: Value
  ) throws(TemplateError) -> Bool {
    switch comparison {
    case .equal: try left.isEqual(to: right)
    case .notEqual: !(try left.isEqual(to: right))
    case .contains: try contains(left, in: right)
    case .notContains: !(try contains(left, in: right))
    default: try left.compare(comparison, with: right)
    }
  }

  private mutating func contains(_ value: Value, in container: Value) throws(TemplateError) -> Bool
  {
    if let text = container.text {
      guard let part = value.text else {
        try value.refuseUndefined()
        throw .type("'in' looks for texts in a text, not for \(value.typeName)")
      }
      return text.containsText(part)
    }
    if case .dict(let dict) = container { return dict[try value.key()] != nil }
    if case .template(let inner) = container, case .range(let range) = inner.kind,
      let number = value.number
    {
      switch number {
      case .int(let int): return range.contains(int)
      case .float(let float): return Int(exactly: float).map(range.contains) ?? false
      }
    }
    if case .template(let inner) = container, case .generator(let number) = inner.kind {
      while let item = try next(number) {
        if try item.isEqual(to: value) { return true }
      }
      return false
    }
    for item in try items(of: container) where try item.isEqual(to: value) { return true }
    return false
  }

  /// `a ~ b`: markup if one part is, and then the parts that are not are escaped.
  private func concatenated(
    _ parts: [Value], asMarkup isMarkup: Bool
  ) throws(TemplateError) -> Value {
    var result = ""
    for part in parts {
      result += isMarkup ? try part.escaped() : try part.string()
      try limits.check(string: result.utf8.count)
    }
    return isMarkup ? .markup(result) : .string(result)
  }
}
