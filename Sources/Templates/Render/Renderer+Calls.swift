import Diagnostics

/// Calling functions, macros, filters and tests.
extension Renderer {
  /// Computes the arguments of a call.
  mutating func arguments(
    _ call: Int32, of function: String, _ scope: Scope
  ) throws(TemplateError) -> Arguments {
    if call == 0 { return Arguments(function: function, positional: []) }
    let syntax = scope.program.code.calls[Int(call)]
    var positional = try values(syntax.positional, scope)
    var named: [(name: String, value: Value)] = []
    for (name, id) in syntax.named {
      named.append((environment.names[name].text, try evaluate(id, scope)))
    }
    if let spread = syntax.spread {
      let value = try evaluate(spread, scope)
      position = spread
      positional += try items(of: value)
      try limits.check(items: positional.count)
    }
    if let spread = syntax.namedSpread {
      let value = try evaluate(spread, scope)
      position = spread
      guard case .dict(let dict) = value else {
        throw .type("'**' needs a dict")
      }
      for (key, value) in zip(dict.keys, dict.values) {
        guard let name = key.text else { throw .type("the keys after '**' must be texts") }
        guard !named.contains(where: { $0.name == name }) else {
          throw .type("the argument '\(name)' is given twice")
        }
        named.append((name, value))
      }
    }
    return Arguments(function: function, positional: positional, named: named)
  }

  mutating func call(
    _ callee: Value, _ call: Int32, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Value {
    switch callee {
    case .function(let function):
      var arguments = try arguments(call, of: function.name, scope)
      position = id
      let value = try function.storage.body(&arguments)
      try arguments.end()
      return value
    case .template(let value):
      var arguments = try arguments(call, of: value.kind.calledName, scope)
      position = id
      return try callInternal(value.kind, &arguments, id, scope)
    default:
      position = id
      throw .type("\(callee.typeName) can't be called")
    }
  }

  private mutating func callInternal(
    _ callee: TemplateValue.Kind, _ arguments: inout Arguments, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Value {
    switch callee {
    case .undefined(let undefined): throw undefined.error
    case .builtin(let builtin):
      let value = try call(builtin, &arguments)
      try arguments.end()
      return value
    case .loopCycle(let loop):
      let value = try cycle(arguments.rest(), ofLoop: loop)
      try arguments.end()
      return value
    case .loopChanged(let loop):
      let value = try changed(arguments.rest(), ofLoop: loop)
      try arguments.end()
      return value
    case .macro(let number):
      let given = arguments
      return .markup(
        try captured { renderer throws(TemplateError) in
          try renderer.runMacro(Int(number), given, calledFrom: scope, at: id)
        })
    case .block(let context, let entry):
      try arguments.end()
      let offset = offset(id, scope)
      let owner = contexts[Int(context)]
      return .markup(
        try captured { renderer throws(TemplateError) in
          try renderer.runBlock(Int(entry), of: owner, calledFrom: scope, at: offset)
        })
    case .loop: throw .unsupported("Jinja's recursive loops are not part of this language")
    default: throw .type("\(callee.typeName) can't be called")
    }
  }

  private mutating func call(
    _ builtin: Builtin, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    switch builtin {
    case .range:
      var numbers: [Int] = []
      for value in arguments.rest() {
        guard let number = value.index else {
          if let undefined = value.undefined { throw undefined.error }
          throw .type("range() needs ints, not \(value.typeName)")
        }
        numbers.append(number)
      }
      guard (1...3).contains(numbers.count) else {
        throw arguments.failure("range() takes one, two or three ints")
      }
      let step = numbers.count == 3 ? numbers[2] : 1
      if step == 0 { throw .value("the step of range() can't be 0") }
      let start = numbers.count == 1 ? 0 : numbers[0]
      let stop = numbers.count == 1 ? numbers[0] : numbers[1]
      guard let range = ValueRange(start: start, stop: stop, step: step) else {
        throw .limit("a range may have at most \(limits.items) items")
      }
      try limits.check(items: range.count)
      return .kind(.range(range))
    case .dict: return .dict(try dictionary(&arguments))
    case .namespace:
      namespaces.append(try dictionary(&arguments))
      return .kind(.namespace(Int32(namespaces.count - 1)))
    }
  }

  /// Python's `dict(mapping_or_pairs, **named)`.
  private mutating func dictionary(
    _ arguments: inout Arguments
  ) throws(TemplateError) -> ValueDictionary {
    var result = ValueDictionary()
    let positional = arguments.rest()
    if positional.count > 1 {
      throw arguments.failure("\(arguments.function)() got too many arguments")
    }
    if let source = positional.first {
      if case .dict(let dict) = source {
        result = dict
      } else {
        for item in try items(of: source) {
          let pair = try items(of: item)
          guard pair.count == 2 else { throw .value("a dict is made of pairs") }
          result.set(try pair[0].key(), pair[0], pair[1])
        }
      }
    }
    for (name, value) in arguments.restNamed() { result[name] = value }
    return result
  }

  // MARK: Macros

  func makeMacro(_ index: Int, _ scope: Scope) -> MacroClosure {
    MacroClosure(
      program: scope.program, macro: index, frame: scope.frame, context: scope.context)
  }

  mutating func define(_ index: Int, _ scope: Scope) {
    let macro = scope.program.code.macros[index]
    macros.append(makeMacro(index, scope))
    let value = Value.kind(.macro(Int32(macros.count - 1)))
    scope.frame.outer(macro.target.hops)[macro.target.slot] = value
    if macro.isPublished { publish([macro.target], scope, exported: true) }
  }

  mutating func runMacro(
    _ number: Int, _ arguments: Arguments, calledFrom caller: Scope, at id: ExpressionID
  ) throws(TemplateError) {
    let closure = macros[number]
    let macro = closure.program.code.macros[closure.macro]
    let frame = Frame.make(slots: macro.slotCount, parent: closure.frame)
    let scope = Scope(program: closure.program, frame: frame, context: closure.context)
    try bind(arguments, to: macro, frame)
    try descend()
    let label = "in macro '\(environment.names[macro.name].text)' called from"
    do throws(TemplateError) {
      do throws(TemplateError) {
        leave(caller.program, for: closure.program)
        try enter(macro.frame, scope)
        try fillDefaults(macro, scope)
        try run(macro.body, scope)
      } catch { throw located(error, scope) }
    } catch { throw passed(error, label, at: offset(id, caller), in: caller.program) }
    depth -= 1
  }

  /// Jinja's way of matching a macro's parameters.
  private func bind(
    _ arguments: Arguments, to macro: Macro, _ frame: Frame
  ) throws(TemplateError) {
    var arguments = arguments
    let name = environment.names[macro.name].text
    let positional = arguments.rest()
    var named = arguments.restNamed()
    func take(_ id: NameID) -> Value? {
      let text = environment.names[id].text
      return named.firstIndex { $0.name == text }.map { named.remove(at: $0).value }
    }
    for (index, slot) in macro.parameterSlots.enumerated() {
      if index < positional.count {
        frame[slot] = positional[index]
      } else if let value = take(macro.parameters[index]) {
        frame[slot] = value
      }
    }
    if let slot = macro.callerSlot {
      frame[slot] = take(WellKnown.caller.rawValue) ?? .undefined(.other("no caller is defined"))
    }
    let surplus = positional.dropFirst(macro.parameters.count)
    if let slot = macro.namedSlot {
      var dict = ValueDictionary()
      for (name, value) in named { dict[name] = value }
      frame[slot] = .dict(dict)
    } else if let first = named.first {
      let names = macro.parameters.map { environment.names[$0].text }
      throw TemplateError(
        code: "bad-argument", "the macro '\(name)' has no parameter '\(first.name)'",
        hint: didYouMean(first.name, among: names))
    }
    if let slot = macro.positionalSlot {
      frame[slot] = .tuple(Array(surplus))
    } else if !surplus.isEmpty {
      let count = macro.parameters.count
      throw TemplateError(
        code: "bad-argument",
        "the macro '\(name)' takes at most \(count) argument\(count == 1 ? "" : "s")")
    }
  }

  private mutating func fillDefaults(_ macro: Macro, _ scope: Scope) throws(TemplateError) {
    let required = macro.parameters.count - macro.defaults.count
    for (index, slot) in macro.parameterSlots.enumerated() where scope.frame[slot].isMissing {
      if index >= required {
        scope.frame[slot] = try evaluate(macro.defaults[index - required].id, scope)
      } else {
        let name = environment.names[macro.parameters[index]].text
        scope.frame[slot] = .undefined(.other("the parameter '\(name)' was not provided"))
      }
    }
  }

  // MARK: Filters

  mutating func runFilter(
    _ index: Int, on base: ExpressionID, _ call: Int32, _ id: ExpressionID, _ scope: Scope
  ) throws(TemplateError) -> Value {
    let filter = scope.program.code.filters[index]
    let value = try evaluate(base, scope)
    var arguments = try arguments(call, of: filter.name, scope)
    position = id
    return try run(filter, value, &arguments)
  }

  mutating func run(
    _ filter: Filter, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let result = try filter.body(&self, value, &arguments)
    try arguments.end()
    return result
  }
}

extension TemplateValue.Kind {
  fileprivate var calledName: String {
    switch self {
    case .builtin(let builtin): builtin.rawValue
    case .loopCycle: "loop.cycle"
    case .loopChanged: "loop.changed"
    default: typeName
    }
  }
}
