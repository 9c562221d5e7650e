/// Running statements.
extension Renderer {
  mutating func run(_ body: Span, _ scope: Scope) throws(TemplateError) {
    if body.count == 0 { return }
    try descend()
    for index in body.indices {
      steps += 1
      try run(scope.program.code.statements[index], scope)
    }
    depth -= 1
    try step(0)
    try checkOutput()
  }

  @inline(__always)
  private mutating func run(_ statement: Statement, _ scope: Scope) throws(TemplateError) {
    switch statement {
    case .text(let index):
      if scope.isSilenced, scope.context.extended != nil { return }
      output.append(contentsOf: scope.program.code.texts[Int(index)])
    case .output(let root):
      if scope.isSilenced, scope.context.extended != nil { return }
      try write(root.id, scope)
    default: try runTag(statement, scope)
    }
  }

  @inline(never)
  private mutating func runTag(_ statement: Statement, _ scope: Scope) throws(TemplateError) {
    switch statement {
    case .text, .output: break
    case .branch(let test, let then, let otherwise):
      try run(try isTrue(test.id, scope) ? then : otherwise, scope)
    case .loop(let index): try runLoop(Int(index), scope)
    case .assign(let index):
      let assignment = scope.program.code.assignments[Int(index)]
      try checkNamespaces(assignment.target, assignment.value.id, scope)
      let value = try evaluate(assignment.value.id, scope)
      position = assignment.value.id
      try value.checkNesting()
      try assign(value, to: assignment.target.id, scope)
      publish(assignment.published, scope, exported: true)
    case .capture(let index): try runCapture(scope.program.code.captures[Int(index)], scope)
    case .with(let index): try runWith(scope.program.code.withs[Int(index)], scope)
    case .include(let index): try runInclude(scope.program.code.includes[Int(index)], scope)
    case .extends(let root): try runExtends(root.id, scope)
    case .block(let index): try runBlockTag(Int(index), scope)
    case .macro(let index): define(Int(index), scope)
    case .import(let index): try runImport(scope.program.code.imports[Int(index)], scope)
    }
  }

  /// Prints a value; macros and blocks write their text straight to the output.
  private mutating func write(_ id: ExpressionID, _ scope: Scope) throws(TemplateError) {
    if case .call(let callee, let call) = scope.program.code.expressions[Int(id)] {
      let function = try evaluate(callee, scope)
      if case .template(let value) = function {
        switch value.kind {
        case .macro(let number):
          let arguments = try arguments(call, of: "macro", scope)
          position = id
          return try runMacro(Int(number), arguments, calledFrom: scope, at: id)
        case .block(let context, let entry):
          let arguments = try arguments(call, of: "block", scope)
          position = id
          try arguments.end()
          return try runBlock(
            Int(entry), of: contexts[Int(context)], calledFrom: scope, at: offset(id, scope))
        default: break
        }
      }
      let value = try self.call(function, call, id, scope)
      position = id
      return try write(value)
    }
    let value = try evaluate(id, scope)
    position = id
    try write(value)
  }

  @inline(__always)
  private mutating func write(_ value: Value) throws(TemplateError) {
    switch value {
    case .string(let text): output.append(escaping: text)
    case .markup(let text): output.append(raw: text)
    case .int(let number): output.append(raw: String(number))
    case .object(let object):
      if let printed = object.box.printed, printed.text != nil { return try write(printed) }
      output.append(escaping: try value.string())
    default: output.append(escaping: try value.string())
    }
  }

  func offset(_ id: ExpressionID, _ scope: Scope) -> Int32 {
    scope.program.code.offsets[Int(id)]
  }

  // MARK: Frames

  @inline(__always)
  func enter(_ layout: FrameLayout, _ scope: Scope) throws(TemplateError) {
    for load in layout.loads {
      switch load {
      case .resolve(let slot, let name): scope.frame[slot] = resolve(name, in: scope.context)
      case .copy(let slot, let from, let hops):
        scope.frame[slot] = scope.frame.outer(hops)[from]
      case .clear(let slot): scope.frame[slot] = .missing
      }
    }
  }

  func leave(_ layout: FrameLayout, _ scope: Scope) {
    for slot in layout.slots { scope.frame[slot] = .missing }
  }

  /// Shows variables to blocks, includes and importers.
  func publish(_ names: [Published], _ scope: Scope, exported: Bool) {
    for place in names {
      scope.context.set(place.name, scope.frame.outer(place.hops)[place.slot])
      let isPublic = !environment.names[place.name].text.hasPrefix("_")
      if isPublic { scope.context.export(place.name, exported) }
    }
  }

  /// The variables of a frame that an include or a scoped block sees.
  func locals(_ places: [Published], _ scope: Scope) -> [(NameID, Value)] {
    var result: [(NameID, Value)] = []
    result.reserveCapacity(places.count)
    for place in places {
      let value = scope.frame.outer(place.hops)[place.slot]
      if !value.isMissing { result.append((place.name, value)) }
    }
    return result
  }

  // MARK: Assignment

  /// Python looks at what is assigned to before it computes the value.
  private mutating func checkNamespaces(
    _ target: TargetRoot, _ value: ExpressionID, _ scope: Scope
  ) throws(TemplateError) {
    for index in Int(target.first)...Int(target.id) {
      guard case .member(let slot, let hops, let name, _) = scope.program.code.targets[index]
      else { continue }
      let owner = scope.frame.outer(hops)[slot]
      if case .template(let inner) = owner, case .namespace = inner.kind { continue }
      position = value
      let text = environment.names[name].text
      if owner.isMissing { throw TemplateError(undefinedName: text) }
      throw .type("'\(text)' is no namespace, so its members can't be set")
    }
  }

  mutating func assign(
    _ value: Value, to target: Int32, _ scope: Scope
  ) throws(TemplateError) {
    switch scope.program.code.targets[Int(target)] {
    case .variable(let slot, _): scope.frame[slot] = value
    case .member(let slot, let hops, _, let attribute):
      guard case .template(let owner) = scope.frame.outer(hops)[slot],
        case .namespace(let number) = owner.kind
      else { return }
      namespaces[Int(number)][environment.names[attribute].text] = value
    case .tuple(let span):
      let items = try items(of: value)
      guard items.count == Int(span.count) else {
        throw .value("can't unpack \(items.count) values into \(span.count) names")
      }
      for (index, item) in zip(span.indices, items) {
        try assign(item, to: Int32(index), scope)
      }
    case .name: break
    }
  }

  private mutating func runCapture(_ capture: Capture, _ scope: Scope) throws(TemplateError) {
    var inner = scope
    inner.isSilenced = false
    try enter(capture.frame, scope)
    let text = try captured { renderer throws(TemplateError) in
      try renderer.run(capture.body, inner)
    }
    var value = Value.markup(text)
    if let filter = capture.filter {
      scope.frame[capture.textSlot] = value
      value = try evaluate(filter.id, scope)
      position = filter.id
      if !value.isMarkup { value = .markup(try value.string()) }
    }
    try assign(value, to: capture.target.id, scope)
    publish(capture.published, scope, exported: true)
    leave(capture.frame, scope)
  }

  private mutating func runWith(_ with: With, _ scope: Scope) throws(TemplateError) {
    try enter(with.frame, scope)
    for (target, root) in zip(with.targets, with.values) {
      let value = try evaluate(root.id, scope)
      position = root.id
      try assign(value, to: target.id, scope)
    }
    try run(with.body, scope)
    leave(with.frame, scope)
  }
}
