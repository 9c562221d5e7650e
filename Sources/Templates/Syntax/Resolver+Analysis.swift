/// What the scopes of a template read and store, before any name is made a slot.
extension Resolver {
  /// Notes what a scope's statements read and store; scopes within them are no part of it.
  func collect(_ body: Span, _ symbols: Symbols) {
    for statement in code.statements[body.indices] { collect(statement, symbols) }
  }

  func collect(_ root: Root, _ symbols: Symbols) {
    for expression in code.expressions[Int(root.first)...Int(root.id)] {
      if case .name(let name) = expression { symbols.load(name) }
    }
  }

  private func collect(_ statement: Statement, _ symbols: Symbols) {
    switch statement {
    case .text, .block: break
    case .output(let root), .extends(let root): collect(root, symbols)
    case .branch(let test, let then, let otherwise):
      collect(test, symbols)
      let branches = [then, otherwise].map { body in
        let copy = symbols.copy()
        collect(body, copy)
        return copy
      }
      symbols.merge(branches)
    case .loop(let index): collect(code.loops[Int(index)].items, symbols)
    case .assign(let index):
      collect(code.assignments[Int(index)].value, symbols)
      store(code.assignments[Int(index)].target, symbols)
    case .capture(let index): store(code.captures[Int(index)].target, symbols)
    case .with(let index):
      for value in code.withs[Int(index)].values { collect(value, symbols) }
    case .include(let index): collect(code.includes[Int(index)].template, symbols)
    case .macro(let index): symbols.store(code.macros[Int(index)].name)
    case .import(let index):
      let item = code.imports[Int(index)]
      collect(item.template, symbols)
      for alias in item.names?.map(\.alias) ?? [item.alias] { symbols.store(alias) }
    }
  }

  private func store(_ root: TargetRoot, _ symbols: Symbols) {
    for target in code.targets[Int(root.first)...Int(root.id)] {
      switch target {
      case .name(let name): symbols.store(name)
      case .member(_, _, let name, _): symbols.load(name)
      case .variable, .tuple: break
      }
    }
  }

  /// Declares a target's names as a scope's parameters.
  func declare(_ root: TargetRoot, _ symbols: Symbols) {
    for target in code.targets[Int(root.first)...Int(root.id)] {
      if case .name(let name) = target { _ = symbols.declareParameter(name) }
    }
  }

  /// Whether a body reads one of the special names, blocks within it aside.
  func mentions(_ special: WellKnown, in body: Span) -> Bool {
    code.statements[body.indices].contains { statement in
      let parts = parts(of: statement)
      return parts.roots.contains { mentions(special, in: $0) }
        || parts.bodies.contains { mentions(special, in: $0) }
    }
  }

  private func mentions(_ special: WellKnown, in root: Root) -> Bool {
    code.expressions[Int(root.first)...Int(root.id)].contains { expression in
      if case .name(let name) = expression { name == special.rawValue } else { false }
    }
  }

  func hasScopedBlock(_ body: Span) -> Bool {
    code.statements[body.indices].contains { statement in
      if case .block(let index) = statement {
        let block = code.blocks[Int(index)]
        return block.isScoped || hasScopedBlock(block.body)
      }
      return parts(of: statement).bodies.contains { hasScopedBlock($0) }
    }
  }

  private func parts(of statement: Statement) -> (roots: [Root], bodies: [Span]) {
    switch statement {
    case .text, .block: return ([], [])
    case .output(let root), .extends(let root): return ([root], [])
    case .branch(let test, let then, let otherwise): return ([test], [then, otherwise])
    case .loop(let index):
      let loop = code.loops[Int(index)]
      return ([loop.items] + (loop.test.map { [$0] } ?? []), [loop.body, loop.otherwise])
    case .assign(let index): return ([code.assignments[Int(index)].value], [])
    case .capture(let index):
      let capture = code.captures[Int(index)]
      return (capture.filter.map { [$0] } ?? [], [capture.body])
    case .with(let index): return (code.withs[Int(index)].values, [code.withs[Int(index)].body])
    case .include(let index): return ([code.includes[Int(index)].template], [])
    case .macro(let index):
      return (code.macros[Int(index)].defaults, [code.macros[Int(index)].body])
    case .import(let index): return ([code.imports[Int(index)].template], [])
    }
  }
}
