import Diagnostics

/// Running whole templates and their blocks: inheritance, includes and imports.
extension Renderer {
  /// Runs a template's body, and then those of the templates that it extends.
  mutating func runTemplate(_ program: Program, _ context: Context) throws(TemplateError) {
    let frame = Frame.make(slots: program.code.slotCount)
    let scope = Scope(
      program: program, frame: frame, context: context, isSilenced: program.code.hasExtends)
    context.extended = nil
    do {
      if let slot = program.code.selfSlot {
        frame[slot] = .kind(.blocks(context: number(of: context)))
      }
      try enter(program.code.frame, scope)
      try run(program.code.body, scope)
    } catch { throw located(error, scope) }
    guard let parent = context.extended else { return }
    try descend()
    leave(program, for: parent)
    do { try runTemplate(parent, context) } catch {
      let offset = program.code.statementOffsets.indices.first { index in
        if case .extends = program.code.statements[index] { true } else { false }
      }
      let place = offset.map { program.code.statementOffsets[$0] } ?? 0
      throw passed(error, "extended by", at: place, in: program)
    }
    depth -= 1
  }

  mutating func runExtends(_ template: ExpressionID, _ scope: Scope) throws(TemplateError) {
    if scope.context.extended != nil {
      position = template
      throw TemplateError(code: "extends-twice", "the template extends more than one template")
    }
    let program = try program(template, scope)
    guard let program else { return }
    scope.context.add(program)
    scope.context.extended = program
  }

  // MARK: Blocks

  mutating func runBlockTag(_ index: Int, _ scope: Scope) throws(TemplateError) {
    let block = scope.program.code.blocks[index]
    if block.isTopLevel, scope.isSilenced, scope.context.extended != nil { return }
    guard let entry = scope.context.entry(block.name) else { return }
    if block.isRequired, scope.context.entry(block.name, after: entry) == nil {
      let name = environment.names[block.name].text
      let source = scope.program.source
      throw TemplateError(
        source.diagnostic(
          .error, code: "required-block", "the required block '\(name)' is not defined",
          at: source.location(atOffset: Int(block.offset))))
    }
    var context = scope.context
    if block.isScoped {
      context = Context(
        inside: context, locals: locals(block.locals, scope), blocks: context.blocks)
    }
    try runBlock(entry, of: context, calledFrom: scope, at: block.offset)
  }

  mutating func runBlock(
    _ index: Int, of context: Context, calledFrom caller: Scope, at offset: Int32
  ) throws(TemplateError) {
    let entry = context.blocks[index]
    let block = entry.program.code.blocks[entry.block]
    let frame = Frame.make(slots: block.slotCount)
    let scope = Scope(program: entry.program, frame: frame, context: context)
    try descend()
    do throws(TemplateError) {
      do throws(TemplateError) {
        if let slot = block.selfSlot {
          frame[slot] = .kind(.blocks(context: number(of: context)))
        }
        if let slot = block.superSlot { frame[slot] = parentBlock(of: context, index) }
        leave(caller.program, for: entry.program)
        try enter(block.frame, scope)
        try run(block.body, scope)
      } catch { throw located(error, scope) }
    } catch {
      // A block that stands where it is defined needs no explanation.
      if entry.program === caller.program, block.offset == offset { throw error }
      let name = environment.names[entry.name].text
      throw passed(error, "in block '\(name)' called from", at: offset, in: caller.program)
    }
    depth -= 1
  }

  /// `super` inside the block that is that entry of the context's.
  mutating func parentBlock(of context: Context, _ entry: Int) -> Value {
    let name = context.blocks[entry].name
    guard let parent = context.entry(name, after: entry) else {
      let text = environment.names[name].text
      return .undefined(.other("there is no parent block called '\(text)'"))
    }
    return .kind(.block(context: number(of: context), entry: Int32(parent)))
  }

  // MARK: Other templates

  mutating func runInclude(_ include: Include, _ scope: Scope) throws(TemplateError) {
    let program = try program(
      include.template.id, scope, list: true, ignoresMissing: include.ignoresMissing)
    guard let program else { return }
    let offset = offset(include.template.id, scope)
    try descend()
    do {
      if include.withContext {
        let context = Context(inside: scope.context, locals: locals(include.locals, scope))
        context.add(program)
        leave(scope.program, for: program)
        try runTemplate(program, context)
      } else {
        output.append(raw: modules[try module(program, scope, withContext: false, [])].text)
      }
    } catch { throw passed(error, "included from", at: offset, in: scope.program) }
    depth -= 1
  }

  mutating func runImport(_ item: Import, _ scope: Scope) throws(TemplateError) {
    guard let program = try program(item.template.id, scope) else { return }
    let offset = offset(item.template.id, scope)
    let number: Int
    try descend()
    do {
      let locals = item.withContext ? locals(item.locals, scope) : []
      number = try module(program, scope, withContext: item.withContext, locals)
    } catch { throw passed(error, "imported from", at: offset, in: scope.program) }
    depth -= 1
    if let names = item.names {
      for (name, target) in zip(names, item.targets) {
        scope.frame[target.slot] = imported(name.name, from: modules[number])
      }
    } else if let target = item.targets.first {
      scope.frame[target.slot] = .kind(.module(Int32(number)))
    }
    if item.isPublished { publish(item.targets, scope, exported: false) }
  }

  private func imported(_ name: NameID, from module: Module) -> Value {
    if module.context.exported.contains(name), let value = module.context.value(name) {
      return value
    }
    let text = environment.names[name].text
    let exported = module.context.exported.map { environment.names[$0].text }
    return .undefined(
      .other(
        "the template '\(module.program.name)' does not export '\(text)'",
        hint: didYouMean(text, among: exported)))
  }

  /// Runs a template for what it defines; without context once a render.
  private mutating func module(
    _ program: Program, _ scope: Scope, withContext: Bool, _ locals: [(NameID, Value)]
  ) throws(TemplateError) -> Int {
    if !withContext,
      let known = modules.firstIndex(where: { $0.program === program && !$0.withContext })
    {
      return known
    }
    let context = withContext ? Context(inside: scope.context, locals: locals) : Context()
    context.add(program)
    let text = try captured { renderer throws(TemplateError) in
      try renderer.runTemplate(program, context)
    }
    modules.append(
      Module(program: program, context: context, text: text, withContext: withContext))
    return modules.count - 1
  }

  /// The template that an expression names, or nil if it is missing and may be.
  private mutating func program(
    _ id: ExpressionID, _ scope: Scope, list: Bool = false, ignoresMissing: Bool = false
  ) throws(TemplateError) -> Program? {
    let value = try evaluate(id, scope)
    position = id
    var names = [value]
    if list, value.text == nil {
      names = try items(of: value)
    }
    var wanted: [String] = []
    for name in names {
      guard let text = name.text else {
        if let undefined = name.undefined { throw undefined.error }
        throw .type("a template's name is a text, not \(name.typeName)")
      }
      switch environment.templates[text] {
      case .compiled(let program)?: return program
      case .failed(let diagnostic)?: throw TemplateError(diagnostic)
      case nil: wanted.append(text)
      }
    }
    if ignoresMissing { return nil }
    throw environment.unknownTemplate(wanted)
  }
}
