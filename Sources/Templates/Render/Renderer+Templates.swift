import Diagnostics

/// Running whole templates and their blocks: inheritance, includes and imports.
extension Renderer {
  /// Runs a template's body, and then those of the templates that it extends.
  mutating func run(_ program: Program, _ context: Context) throws {
    let frame = Frame.make(slots: program.code.scopes[0].slotCount)
    let scope = Scope(
      program: program, frame: frame, context: context,
      isSilenced: program.code.extendsOffset != nil)
    context.extended = nil
    try run(program.code.root, scope)
    guard let parent = context.extended else { return }
    try descend()
    do { try run(parent, context) } catch {
      throw passed(error, "extended by", at: program.code.extendsOffset ?? 0, in: program)
    }
    depth -= 1
  }

  mutating func runExtends(_ template: ExpressionID, _ scope: Scope) throws {
    if scope.context.extended != nil {
      position = template
      throw TemplateError(code: "extends-twice", "the template extends more than one template")
    }
    guard let program = try program(template, scope) else { return }
    scope.context.add(program)
    scope.context.extended = program
  }

  // MARK: Blocks

  mutating func runBlockTag(_ block: Block, _ scope: Scope) throws {
    if block.isTopLevel, scope.isSilenced, scope.context.extended != nil { return }
    guard let entry = scope.context.entry(block.name) else { return }
    var context = scope.context
    if block.isScoped {
      context = Context(
        inside: context, locals: locals(block.outerScope, scope), blocks: context.blocks)
    }
    try runBlock(entry, of: context, calledFrom: scope, at: block.unit.offset)
  }

  mutating func runBlock(
    _ index: Int, of context: Context, calledFrom caller: Scope, at offset: Int32
  ) throws {
    let (program, block) = (context.blocks[index].program, context.blocks[index].block)
    let frame = Frame.make(slots: program.code.scopes[Int(block.unit.scope)].slotCount)
    let scope = Scope(program: program, frame: frame, context: context)
    do {
      try run(block.unit, scope) { renderer in
        if let reference = block.superReference {
          renderer.set(reference, renderer.parentBlock(of: context, index), scope)
        }
      }
    } catch {
      // A block that stands where it is defined needs no explanation.
      if program === caller.program, block.unit.offset == offset { throw error }
      let name = environment.names[block.name].text
      throw passed(error, "in block '\(name)' called from", at: offset, in: caller.program)
    }
  }

  /// `super` inside the block that is that entry of the context's.
  private mutating func parentBlock(of context: Context, _ entry: Int) -> Value {
    let name = context.blocks[entry].block.name
    guard let parent = context.entry(name, after: entry) else {
      return .undefined("there is no parent block called '\(environment.names[name].text)'")
    }
    return cell(.block, .block(context, parent))
  }

  // MARK: Other templates

  mutating func runInclude(
    _ template: ExpressionID, _ ignoresMissing: Bool, _ visible: Int32?, _ scope: Scope
  ) throws {
    guard
      let program = try program(template, scope, isList: true, ignoresMissing: ignoresMissing)
    else { return }
    let context =
      visible.map { Context(inside: scope.context, locals: locals($0, scope)) } ?? Context()
    context.add(program)
    try descend()
    do { try run(program, context) } catch {
      let offset = scope.program.code.expressionOffsets[Int(template)]
      throw passed(error, "included from", at: offset, in: scope.program)
    }
    depth -= 1
  }

  mutating func runImport(_ item: Import, _ scope: Scope) throws {
    guard let program = try program(item.template, scope) else { return }
    try descend()
    let module: Value
    do { module = try self.module(program, item, scope) } catch {
      let offset = scope.program.code.expressionOffsets[Int(item.template)]
      throw passed(error, "imported from", at: offset, in: scope.program)
    }
    depth -= 1
    for index in 0..<Int(item.targets.count) {
      let target = scope.program.code.operands[item.targets.indices.lowerBound + index]
      var value = module
      if let names = item.names {
        let name = scope.program.code.operands[names.indices.lowerBound + index]
        value = imported(name, from: module)
      }
      set(target, value, scope)
      if item.isTopLevel { publish(target, scope, isExported: false) }
    }
  }

  private func imported(_ name: NameID, from module: Value) -> Value {
    guard case .template(let value) = module, case .cell(_, let number) = value.kind,
      case .module(let context, let template) = cells[Int(number)]
    else { return .missing }
    if let value = context.exportedValue(name) { return value }
    let text = environment.names[name].text
    let exported = context.exported.map { environment.names[$0].text }
    return .undefined {
      TemplateError(
        code: "undefined-value", "the template '\(template)' does not export '\(text)'",
        hint: didYouMean(text, among: exported))
    }
  }

  /// Runs a template for what it defines; without context once a render.
  private mutating func module(
    _ program: Program, _ item: Import, _ scope: Scope
  ) throws -> Value {
    if !item.withContext, let known = modules[program.name] { return known }
    let context =
      item.withContext
      ? Context(inside: scope.context, locals: locals(item.scope, scope)) : Context()
    context.add(program)
    _ = try capture { try $0.run(program, context) }
    let module = cell(.module, .module(context, template: program.name))
    if !item.withContext { modules[program.name] = module }
    return module
  }

  /// The template that an expression names, or nil if it is missing and may be.
  private mutating func program(
    _ id: ExpressionID, _ scope: Scope, isList: Bool = false, ignoresMissing: Bool = false
  ) throws -> Program? {
    let value = try evaluate(id, scope)
    var wanted: [String] = []
    for name in isList && value.text == nil ? try items(of: value) : [value] {
      guard let text = name.text else {
        throw name.unfit("a template's name is a text, not \(name.typeName)")
      }
      switch environment.templates[text] {
      case .success(let program)?: return program
      case .failure(let error)?: throw error
      case nil: wanted.append(text)
      }
    }
    if ignoresMissing { return nil }
    throw environment.unknownTemplate(wanted)
  }
}
