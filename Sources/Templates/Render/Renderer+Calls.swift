import Diagnostics

/// Calling functions, macros and blocks.
extension Renderer {
  /// Computes the arguments of a call.
  mutating func arguments(
    _ syntax: CallSyntax, of function: String, _ scope: Scope
  ) throws -> Arguments {
    var first = Value.missing
    var later: [Value] = []
    if syntax.positional.count > 0 {
      let rest = Span(start: syntax.positional.start + 1, count: syntax.positional.count - 1)
      first = try evaluate(scope.program.code.operands[Int(syntax.positional.start)], scope)
      later = try values(rest, scope)
    }
    if syntax.named.count == 0 {
      return Arguments(function: function, first: first, later: later)
    }
    var named: [(name: String, value: Value)] = []
    for index in stride(from: 0, to: Int(syntax.named.count), by: 2) {
      let place = Int(syntax.named.start) + index
      let name = environment.names[scope.program.code.operands[place]].text
      named.append((name, try evaluate(scope.program.code.operands[place + 1], scope)))
    }
    return Arguments(function: function, first: first, later: later, named: named)
  }

  mutating func call(
    _ callee: Value, _ syntax: CallSyntax, _ id: ExpressionID, _ scope: Scope
  ) throws -> Value {
    if case .function(let function) = callee {
      var arguments = try arguments(syntax, of: function.name, scope)
      return try function.call(&self, .missing, &arguments)
    }
    if let undefined = callee.undefined {
      _ = try arguments(syntax, of: "", scope)
      throw undefined.error()
    }
    if case .template(let value) = callee, case .cell(let kind, let number) = value.kind {
      switch (kind, cells[Int(number)]) {
      case (.cycle, .loop(let loop)):
        return try cycle(try arguments(syntax, of: kind.rawValue, scope), of: loop)
      case (.changed, .loop(let loop)):
        return try changed(try arguments(syntax, of: kind.rawValue, scope), of: loop)
      case (.loop, _):
        throw TemplateError.unsupported("Jinja's recursive loops are not part of this language")
      case (.macro, _), (.block, _):
        return try capture { try $0.write(callOf: callee, syntax, id, scope) }
      default: break
      }
    }
    throw TemplateError.type("\(callee.typeName) can't be called")
  }

  /// Writes what a macro or a block gives straight to the output.
  mutating func write(
    callOf callee: Value, _ syntax: CallSyntax, _ id: ExpressionID, _ scope: Scope
  ) throws {
    guard case .template(let value) = callee, case .cell(_, let number) = value.kind else { return }
    let arguments = try arguments(syntax, of: value.kind.name, scope)
    let offset = scope.program.code.expressionOffsets[Int(id)]
    switch cells[Int(number)] {
    case .macro(let macro, let home):
      do { try run(macro, arguments, home) } catch {
        let name = environment.names[place(macro.name, home).name].text
        throw passed(error, "in macro '\(name)' called from", at: offset, in: scope.program)
      }
    case .block(let context, let entry):
      try arguments.end()
      try runBlock(entry, of: context, calledFrom: scope, at: offset)
    default: break
    }
  }

  // MARK: Macros

  mutating func define(_ macro: Macro, _ scope: Scope) {
    var home = scope
    home.isSilenced = false
    set(macro.name, cell(.macro, .macro(macro, home)), scope)
    if macro.isTopLevel { publish(macro.name, scope) }
  }

  private mutating func run(_ macro: Macro, _ arguments: Arguments, _ home: Scope) throws {
    let layout = home.program.code.scopes[Int(macro.unit.scope)]
    let frame = Frame.make(slots: layout.slotCount, parent: home.frame)
    let scope = Scope(program: home.program, frame: frame, context: home.context)
    try bind(arguments, to: macro, scope)
    try run(macro.unit, scope) { try $0.fillDefaults(macro, scope) }
  }

  /// Jinja's way of matching a macro's parameters.
  private func bind(_ arguments: Arguments, to macro: Macro, _ scope: Scope) throws {
    var arguments = arguments
    for index in macro.parameters.indices {
      let parameter = scope.program.code.operands[index]
      let name = environment.names[place(parameter, scope).name].text
      if let value = arguments.popFirst() ?? arguments.takeNamed(name) {
        set(parameter, value, scope)
      }
    }
    let name = environment.names[place(macro.name, scope).name].text
    if let (unknown, _) = arguments.restNamed().first {
      let names = scope.program.code.operands[macro.parameters.indices].map {
        environment.names[place($0, scope).name].text
      }
      throw arguments.failure(
        "the macro '\(name)' has no parameter '\(unknown)'",
        hint: didYouMean(unknown, among: names))
    }
    if arguments.hasPositional {
      let count = macro.parameters.count
      throw arguments.failure(
        "the macro '\(name)' takes at most \(count) argument\(count == 1 ? "" : "s")")
    }
  }

  private mutating func fillDefaults(_ macro: Macro, _ scope: Scope) throws {
    let toDefaults =
      macro.defaults.indices.upperBound - macro.parameters.indices.upperBound
    for index in macro.parameters.indices {
      let place = place(scope.program.code.operands[index], scope)
      guard scope.frame[place.slot].isMissing else { continue }
      if index + toDefaults >= macro.defaults.indices.lowerBound {
        let value = try evaluate(scope.program.code.operands[index + toDefaults], scope)
        scope.frame[place.slot] = value
      } else {
        let name = environment.names[place.name].text
        scope.frame[place.slot] = .undefined("the parameter '\(name)' was not provided")
      }
    }
  }
}

extension TemplateValue.Kind {
  fileprivate var name: String {
    if case .cell(let kind, _) = self { kind.rawValue } else { "" }
  }
}
