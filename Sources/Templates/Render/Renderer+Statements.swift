/// Running statements.
extension Renderer {
  mutating func run(_ body: Span, _ scope: Scope) throws {
    if body.count == 0 { return }
    try descend()
    for index in body.indices {
      switch scope.program.code.statements[index] {
      case .text(let span):
        if scope.isSilenced, scope.context.extended != nil { continue }
        scope.program.code.text.withUnsafeBufferPointer {
          output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[span.indices]))
        }
      case .output(let value):
        if scope.isSilenced, scope.context.extended != nil { continue }
        try write(value, scope)
      case let statement: try runTag(statement, scope)
      }
    }
    depth -= 1
    try step(Int(body.count))
    if output.count > outputLimit {
      throw TemplateError.limit("the output may have at most \(limits.output) bytes")
    }
  }

  @inline(never)
  private mutating func runTag(_ statement: Statement, _ scope: Scope) throws {
    switch statement {
    case .text, .output: break
    case .branch(let test, let then, let otherwise):
      try run(try isTrue(test, scope) ? then : otherwise, scope)
    case .loop(let loop): try run(loop, scope)
    case .assign(let expression, let target, let isTopLevel):
      try checkNamespaces(target, expression, scope)
      let value = try evaluate(expression, scope)
      try value.checkNesting()
      try assign(value, to: target, isTopLevel: isTopLevel, scope)
    case .capture(let unit, let target, let filter, let isTopLevel):
      try enter(unit.scope, scope)
      let home = Scope(program: scope.program, frame: scope.frame, context: scope.context)
      captured = try capture { try $0.run(unit.body, home) }
      let value = try filter.map { try evaluate($0, scope) } ?? captured
      leave(unit.scope, scope)
      try assign(.markup(try value.string()), to: target, isTopLevel: isTopLevel, scope)
    case .with(let parts, let unit):
      try enter(unit.scope, scope)
      for index in stride(from: parts.indices.lowerBound, to: parts.indices.upperBound, by: 2) {
        let value = try evaluate(scope.program.code.operands[index + 1], scope)
        try assign(value, to: scope.program.code.operands[index], scope)
      }
      try run(unit.body, scope)
      leave(unit.scope, scope)
    case .include(let template, let ignoresMissing, let visible):
      try runInclude(template, ignoresMissing, visible, scope)
    case .extends(let template): try runExtends(template, scope)
    case .block(let index): try runBlockTag(scope.program.code.blocks[Int(index)], scope)
    case .macro(let macro): define(macro, scope)
    case .import(let item): try runImport(item, scope)
    }
  }

  /// Prints a value; macros and blocks write their text straight to the output.
  private mutating func write(_ id: ExpressionID, _ scope: Scope) throws {
    guard case .call(let callee, let syntax) = scope.program.code.expressions[Int(id)] else {
      return try write(try evaluate(id, scope))
    }
    let function = try evaluate(callee, scope)
    if case .template(let value) = function, case .cell(let kind, _) = value.kind,
      kind == .macro || kind == .block
    {
      do { try write(callOf: function, syntax, id, scope) } catch {
        throw located(error, at: id, scope)
      }
      position = id
    } else {
      do {
        let value = try call(function, syntax, id, scope)
        position = id
        try write(value)
      } catch { throw located(error, at: id, scope) }
    }
  }

  @inline(__always)
  private mutating func write(_ value: Value) throws {
    switch value {
    case .string(let text): output.append(escaping: text)
    case .markup(let text): output.append(raw: text)
    case .int(let number): output.append(raw: String(number))
    case .object(let object):
      if case .markup(let text)? = object.box.printed { return output.append(raw: text) }
      output.append(escaping: try value.string())
    default: output.append(escaping: try value.string())
    }
  }

  // MARK: Assignment

  /// Python looks at what is assigned to before it computes the value.
  private mutating func checkNamespaces(
    _ target: ExpressionID, _ value: ExpressionID, _ scope: Scope
  ) throws {
    switch scope.program.code.expressions[Int(target)] {
    case .tuple(let span):
      for index in span.indices {
        try checkNamespaces(scope.program.code.operands[index], value, scope)
      }
    case .attribute(let owner, _):
      guard case .variable(let occurrence) = scope.program.code.expressions[Int(owner)] else {
        return
      }
      let found = try evaluate(owner, scope)
      position = value
      if namespace(found) == nil {
        let name = environment.names[place(occurrence, scope).name].text
        throw found.unfit("'\(name)' is no namespace, so its members can't be set")
      }
    default: break
    }
  }

  private func namespace(_ value: Value) -> Int? {
    if case .template(let inner) = value, case .cell(.namespace, let number) = inner.kind {
      Int(number)
    } else {
      nil
    }
  }

  mutating func assign(
    _ value: Value, to target: ExpressionID, isTopLevel: Bool = false, _ scope: Scope
  ) throws {
    switch scope.program.code.expressions[Int(target)] {
    case .variable(let occurrence):
      set(occurrence, value, scope)
      if isTopLevel { publish(occurrence, scope) }
    case .attribute(let owner, let name):
      guard let number = namespace(try evaluate(owner, scope)),
        case .namespace(var dict) = cells[number]
      else { return }
      dict[environment.names[name].text] = value
      cells[number] = .namespace(dict)
    case .tuple(let span):
      let items = try items(of: value)
      guard items.count == Int(span.count) else {
        throw TemplateError.value(
          "can't unpack \(items.count) values into \(span.count) names")
      }
      for (index, item) in zip(span.indices, items) {
        try assign(item, to: scope.program.code.operands[index], isTopLevel: isTopLevel, scope)
      }
    default: break
    }
  }
}
