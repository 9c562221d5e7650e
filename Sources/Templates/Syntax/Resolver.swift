/// Turns the names of a parsed template into slots of frames, statement by statement.
struct Resolver {
  var code: Code
  private let loopName = WellKnown.loop.rawValue
  /// How many loops are around the statement.
  private var loopDepth = 0

  /// Where a statement stands.
  struct Scope {
    var symbols: Symbols
    /// Whether assignments are visible outside the template's own frame.
    var isTopLevel = false
  }

  static func resolve(_ code: Code) throws(SyntaxError) -> Code {
    var resolver = Resolver(code: code)
    try resolver.resolveRoot()
    for index in code.blocks.indices { try resolver.resolveBlock(index) }
    return resolver.code
  }

  private init(code: Code) { self.code = code }

  private mutating func resolveRoot() throws(SyntaxError) {
    let symbols = Symbols(in: nil)
    let body = code.body
    if mentions(.self, in: body) {
      code.selfSlot = symbols.declareParameter(WellKnown.`self`.rawValue)
    }
    collect(body, symbols)
    try resolve(body, Scope(symbols: symbols, isTopLevel: true))
    code.frame = symbols.layout
    code.slotCount = symbols.function.slotCount
  }

  private mutating func resolveBlock(_ index: Int) throws(SyntaxError) {
    let symbols = Symbols(in: nil)
    let body = code.blocks[index].body
    if mentions(.self, in: body) {
      code.blocks[index].selfSlot = symbols.declareParameter(WellKnown.`self`.rawValue)
    }
    if mentions(.super, in: body) {
      code.blocks[index].superSlot = symbols.declareParameter(WellKnown.super.rawValue)
    }
    collect(body, symbols)
    try resolve(body, Scope(symbols: symbols))
    code.blocks[index].frame = symbols.layout
    code.blocks[index].slotCount = symbols.function.slotCount
  }

  // MARK: Statements

  private mutating func resolve(_ body: Span, _ scope: Scope) throws(SyntaxError) {
    for index in body.indices {
      try resolve(code.statements[index], at: Int(code.statementOffsets[index]), scope)
    }
  }

  private mutating func resolve(
    _ statement: Statement, at offset: Int, _ scope: Scope
  ) throws(SyntaxError) {
    switch statement {
    case .text: break
    case .output(let root): rename(root, scope.symbols)
    case .branch(let test, let then, let otherwise):
      rename(test, scope.symbols)
      try resolve(then, scope)
      try resolve(otherwise, scope)
    case .loop(let index): try resolveLoop(Int(index), at: offset, scope)
    case .assign(let index):
      rename(code.assignments[Int(index)].value, scope.symbols)
      code.assignments[Int(index)].published = try rename(
        code.assignments[Int(index)].target, at: offset, scope)
    case .capture(let index): try resolveCapture(Int(index), at: offset, scope)
    case .with(let index): try resolveWith(Int(index), at: offset, scope)
    case .include(let index):
      rename(code.includes[Int(index)].template, scope.symbols)
      code.includes[Int(index)].locals = scope.symbols.visibleStores
    case .extends(let root):
      guard scope.isTopLevel else {
        throw SyntaxError("'extends' can't stand inside a block or a loop", at: offset)
      }
      rename(root, scope.symbols)
    case .block(let index):
      code.blocks[Int(index)].isTopLevel = scope.isTopLevel
      code.blocks[Int(index)].locals = scope.symbols.visibleStores
    case .macro(let index): try resolveMacro(Int(index), scope)
    case .import(let index): resolveImport(Int(index), scope)
    }
  }

  private mutating func resolveLoop(
    _ index: Int, at offset: Int, _ scope: Scope
  ) throws(SyntaxError) {
    var loop = code.loops[index]
    loopDepth += 1
    defer { loopDepth -= 1 }
    let bodySymbols = Symbols(in: scope.symbols)
    if mentions(.loop, in: loop.body) || hasScopedBlock(loop.body) {
      loop.loopSlot = bodySymbols.declareParameter(loopName)
    }
    declare(loop.target, bodySymbols)
    collect(loop.body, bodySymbols)
    let elseSymbols = Symbols(in: scope.symbols)
    collect(loop.otherwise, elseSymbols)
    if let test = loop.test {
      let testSymbols = Symbols(in: scope.symbols, apart: true)
      let copy = duplicate(loop.target)
      declare(copy, testSymbols)
      collect(test, testSymbols)
      rename(test, testSymbols)
      _ = try rename(copy, at: offset, Scope(symbols: testSymbols))
      loop.testTarget = copy
      loop.testFrame = testSymbols.layout
    }
    rename(loop.items, scope.symbols)
    _ = try rename(loop.target, at: offset, Scope(symbols: bodySymbols))
    try resolve(loop.body, Scope(symbols: bodySymbols))
    try resolve(loop.otherwise, Scope(symbols: elseSymbols))
    loop.bodyFrame = bodySymbols.layout
    loop.elseFrame = elseSymbols.layout
    code.loops[index] = loop
  }

  private mutating func resolveCapture(
    _ index: Int, at offset: Int, _ scope: Scope
  ) throws(SyntaxError) {
    var capture = code.captures[index]
    let symbols = Symbols(in: scope.symbols)
    capture.textSlot = symbols.declareParameter(WellKnown.captured.rawValue)
    collect(capture.body, symbols)
    try resolve(capture.body, Scope(symbols: symbols))
    if let filter = capture.filter { try renameKnown(filter, symbols, at: offset) }
    capture.published = try rename(capture.target, at: offset, scope)
    capture.frame = symbols.layout
    code.captures[index] = capture
  }

  private mutating func resolveWith(
    _ index: Int, at offset: Int, _ scope: Scope
  ) throws(SyntaxError) {
    var with = code.withs[index]
    let symbols = Symbols(in: scope.symbols)
    for target in with.targets { declare(target, symbols) }
    collect(with.body, symbols)
    for value in with.values { rename(value, scope.symbols) }
    for target in with.targets {
      _ = try rename(target, at: nil, Scope(symbols: symbols))
    }
    try resolve(with.body, Scope(symbols: symbols))
    with.frame = symbols.layout
    code.withs[index] = with
  }

  private mutating func resolveMacro(_ index: Int, _ scope: Scope) throws(SyntaxError) {
    var macro = code.macros[index]
    let function = Symbols.Function(depth: scope.symbols.function.depth + 1)
    let symbols = Symbols(in: scope.symbols, function: function)
    macro.parameterSlots = macro.parameters.map { symbols.declareParameter($0) }
    for value in macro.defaults { collect(value, symbols) }
    func declare(_ special: WellKnown) -> Int32? {
      guard !macro.parameters.contains(special.rawValue), mentions(special, in: macro.body)
      else { return nil }
      return symbols.declareParameter(special.rawValue)
    }
    macro.callerSlot = declare(.caller)
    macro.namedSlot = declare(.kwargs)
    macro.positionalSlot = declare(.varargs)
    collect(macro.body, symbols)
    for value in macro.defaults { rename(value, symbols) }
    try resolve(macro.body, Scope(symbols: symbols))
    macro.frame = symbols.layout
    macro.slotCount = function.slotCount
    macro.isPublished = scope.isTopLevel
    if let target = scope.symbols.published(macro.name) { macro.target = target }
    code.macros[index] = macro
  }

  private mutating func resolveImport(_ index: Int, _ scope: Scope) {
    var item = code.imports[index]
    rename(item.template, scope.symbols)
    item.locals = scope.symbols.visibleStores
    let aliases = item.names?.map(\.alias) ?? [item.alias]
    item.targets = aliases.compactMap { scope.symbols.published($0) }
    item.isPublished = scope.isTopLevel
    code.imports[index] = item
  }

  // MARK: Names

  /// Makes the names of an expression variables.
  private mutating func rename(_ root: Root, _ symbols: Symbols) {
    for index in Int(root.first)...Int(root.id) {
      guard case .name(let name) = code.expressions[index],
        let place = symbols.published(name)
      else { continue }
      code.expressions[index] = .variable(slot: place.slot, hops: place.hops, name: name)
    }
  }

  /// Jinja forgets to look for the names in a `set` block's filters, and fails for those that
  /// nothing else mentions.
  private mutating func renameKnown(
    _ root: Root, _ symbols: Symbols, at offset: Int
  ) throws(SyntaxError) {
    for expression in code.expressions[Int(root.first)...Int(root.id)] {
      if case .name(let name) = expression, symbols.find(name) == nil {
        throw SyntaxError(
          "a 'set' block's filters can only use names that are used before it", at: offset,
          code: "unsupported")
      }
    }
    rename(root, symbols)
  }

  /// Makes the names of a target variables; returns those that the context must know of.
  private mutating func rename(
    _ root: TargetRoot, at offset: Int?, _ scope: Scope
  ) throws(SyntaxError) -> [Published] {
    var published: [Published] = []
    for index in Int(root.first)...Int(root.id) {
      switch code.targets[index] {
      case .name(let name):
        if let offset, name == loopName, loopDepth > 0 {
          throw SyntaxError("'loop' can't be assigned to inside a loop", at: offset)
        }
        guard let place = scope.symbols.published(name) else { continue }
        code.targets[index] = .variable(slot: place.slot, name: name)
        published.append(place)
      case .member(_, _, let name, let attribute):
        guard let place = scope.symbols.published(name) else { continue }
        code.targets[index] = .member(
          slot: place.slot, hops: place.hops, name: name, attribute: attribute)
      case .variable, .tuple: break
      }
    }
    return scope.isTopLevel ? published : []
  }

  private mutating func duplicate(_ root: TargetRoot) -> TargetRoot {
    let shift = Int32(code.targets.count) - root.first
    for index in Int(root.first)...Int(root.id) {
      var target = code.targets[index]
      if case .tuple(let span) = target {
        target = .tuple(Span(start: span.start + shift, count: span.count))
      }
      code.targets.append(target)
    }
    return TargetRoot(first: root.first + shift, id: root.id + shift)
  }
}
