/// Computing expressions.
extension Renderer {
  /// Constants and variables at once; whatever has parts goes one level deeper.
  @inline(__always)
  mutating func evaluate(_ id: ExpressionID, _ scope: Scope) throws -> Value {
    position = id
    switch scope.program.code.expressions[Int(id)] {
    case .constant(let index): return scope.program.code.constants[Int(index)]
    case .variable(let occurrence):
      let place = place(occurrence, scope)
      let value = value(at: place, scope)
      return value.isMissing ? try undefined(place.name) : value
    case let expression:
      try descend()
      do {
        let value = try compute(expression, id, scope)
        depth -= 1
        position = id
        return value
      } catch { throw located(error, at: id, scope) }
    }
  }

  /// Names that Jinja knows and this language does not must not seem to be undefined.
  @inline(never)
  private func undefined(_ name: NameID) throws -> Value {
    let text = environment.names[name].text
    switch WellKnown(name) {
    case .cycler, .joiner, .lipsum:
      throw TemplateError.unsupported("Jinja's function '\(text)' is not part of this language")
    case .super: return .undefined("there is no parent block for 'super()'")
    default: return .undefined { .undefined(name: text) }
    }
  }

  @inline(never)
  private mutating func compute(
    _ expression: Expression, _ id: ExpressionID, _ scope: Scope
  ) throws -> Value {
    switch expression {
    case .constant, .variable, .absent: return .missing
    case .captured: return captured
    case .attribute(let base, let name):
      return try attribute(name, of: try evaluate(base, scope))
    case .item(let base, let key):
      let owner = try evaluate(base, scope)
      return try item(try evaluate(key, scope), of: owner)
    case .call(let callee, let syntax):
      return try call(try evaluate(callee, scope), syntax, id, scope)
    case .apply(let index, let base, let syntax):
      let function = scope.program.code.functions[Int(index)]
      let value = try evaluate(base, scope)
      var arguments = try arguments(syntax, of: function.name, scope)
      return try function.call(&self, value, &arguments)
    case .not(let operand): return .bool(!(try isTrue(operand, scope)))
    case .and(let left, let right):
      let value = try evaluate(left, scope)
      return try check(value, left, scope) ? try evaluate(right, scope) : value
    case .or(let left, let right):
      let value = try evaluate(left, scope)
      return try check(value, left, scope) ? value : try evaluate(right, scope)
    case .choice(let test, let then, let otherwise):
      if try isTrue(test, scope) { return try evaluate(then, scope) }
      if case .absent = scope.program.code.expressions[Int(otherwise)] {
        return .kind(.undefined(.elseless))
      }
      return try evaluate(otherwise, scope)
    default: return try computeValue(expression, scope)
    }
  }

  @inline(never)
  private mutating func computeValue(_ expression: Expression, _ scope: Scope) throws -> Value {
    switch expression {
    case .tuple(let span): return .tuple(try values(span, scope))
    case .list(let span): return .list(try values(span, scope))
    case .dict(let span):
      let parts = try values(span, scope)
      var dict = ValueDictionary()
      for index in stride(from: 0, to: parts.count, by: 2) {
        dict.set(try parts[index].key(), parts[index], parts[index + 1])
      }
      return .dict(dict)
    case .slice(let base, let bounds):
      let owner = try evaluate(base, scope)
      return try slice(try values(bounds, scope), of: owner)
    case .sign(let operand, let isNegative):
      return try evaluate(operand, scope).signed(isNegative: isNegative)
    case .arithmetic(let operation, let left, let right):
      let value = try evaluate(left, scope)
      return try value.applying(operation, try evaluate(right, scope), limits)
    case .concat(let span, let ofConstants):
      let parts = try values(span, scope)
      return try concatenated(parts, asMarkup: !ofConstants && parts.contains(where: \.isMarkup))
    case .compare(let first, let rest):
      // As in Python, no operand is computed once a comparison has failed.
      var left = try evaluate(first, scope)
      for index in stride(from: rest.indices.lowerBound, to: rest.indices.upperBound, by: 2) {
        let comparison = Comparison.allCases[Int(scope.program.code.operands[index])]
        let right = try evaluate(scope.program.code.operands[index + 1], scope)
        guard try compare(left, comparison, right) else { return .bool(false) }
        left = right
      }
      return .bool(true)
    default: return .missing
    }
  }

  /// The values of several expressions; what is absent is `none`.
  mutating func values(_ span: Span, _ scope: Scope) throws -> [Value] {
    if span.count == 0 { return [] }
    var result: [Value] = []
    result.reserveCapacity(Int(span.count))
    for index in span.indices {
      let id = scope.program.code.operands[index]
      if case .absent = scope.program.code.expressions[Int(id)] {
        result.append(.none)
      } else {
        result.append(try evaluate(id, scope))
      }
    }
    return result
  }

  mutating func isTrue(_ id: ExpressionID, _ scope: Scope) throws -> Bool {
    try check(try evaluate(id, scope), id, scope)
  }

  // Mutating, or else the renderer would be copied for it.
  private mutating func check(_ value: Value, _ id: ExpressionID, _ scope: Scope) throws -> Bool {
    do { return try value.isTrue() } catch { throw located(error, at: id, scope) }
  }

  mutating func compare(
    _ left: Value, _ comparison: Comparison, _ right: Value
  ) throws -> Bool {
    switch comparison {
    case .equal: try left.isEqual(to: right)
    case .notEqual: !(try left.isEqual(to: right))
    case .contains: try contains(left, in: right)
    case .notContains: !(try contains(left, in: right))
    default: try left.compare(comparison, with: right)
    }
  }

  private mutating func contains(_ value: Value, in container: Value) throws -> Bool {
    if let text = container.text {
      if let part = value.text { return text.containsText(part) }
      try value.refuseUndefined()
      throw TemplateError.type("'in' looks for texts in a text, not for \(value.typeName)")
    }
    if case .dict(let dict) = container { return dict[try value.key()] != nil }
    return try items(of: container).contains { try $0.isEqual(to: value) }
  }

  /// `a ~ b`: markup if one part is, and then the parts that are not are escaped.
  private func concatenated(_ parts: [Value], asMarkup isMarkup: Bool) throws -> Value {
    var result = ""
    for part in parts {
      result += isMarkup ? try part.escaped() : try part.string()
      try limits.check(string: result.utf8.count)
    }
    return isMarkup ? .markup(result) : .string(result)
  }
}
