/// A loop that runs and can be asked about: its items, and what `loop` tells.
final class LoopState {
  /// The items that have not been tested yet.
  var source: ArraySlice<Value>
  /// The items that have passed the test and wait for their round.
  var ready: ArraySlice<Value>
  var index0 = -1
  var current = Value.missing
  var previous = Value.missing
  var lastChanged: Value?
  var isOver = false
  let loop: Loop
  let scope: Renderer.Scope

  init(_ loop: Loop, _ items: [Value], _ scope: Renderer.Scope) {
    self.loop = loop
    self.scope = scope
    (source, ready) = loop.test == nil ? ([], items[...]) : (items[...], [])
  }
}

extension Renderer {
  mutating func run(_ loop: Loop, _ scope: Scope) throws {
    let items = try items(of: try evaluate(loop.items, scope))
    var ran = !items.isEmpty
    if loop.state == nil && loop.test == nil {
      for item in items { try runRound(loop, item, scope) }
    } else {
      ran = try runObserved(loop, items, scope)
    }
    if ran { leave(loop.round.scope, scope) }
    if !ran, loop.otherwise.body.count > 0 {
      try enter(loop.otherwise.scope, scope)
      try run(loop.otherwise.body, scope)
      leave(loop.otherwise.scope, scope)
    }
  }

  @inline(__always)
  private mutating func runRound(_ loop: Loop, _ item: Value, _ scope: Scope) throws {
    try step()
    position = loop.items
    try assign(item, to: loop.target, scope)
    try enter(loop.round.scope, scope)
    try run(loop.round.body, scope)
  }

  /// A loop with a test, or one whose body asks for `loop`.
  private mutating func runObserved(_ loop: Loop, _ items: [Value], _ scope: Scope) throws -> Bool {
    let state = LoopState(loop, items, scope)
    let value = loop.state == nil ? Value.missing : cell(.loop, .loop(state))
    while try prepare(1, state), let item = state.ready.popFirst() {
      state.index0 += 1
      state.previous = state.current
      state.current = item
      set(loop.state, value, scope)
      try runRound(loop, item, scope)
    }
    state.isOver = true
    return state.index0 >= 0
  }

  /// Tests items until that many wait for their round; false if there are not so many.
  ///
  /// Testing goes on only as far as is asked, since a test can depend on what rounds do.
  private mutating func prepare(_ count: Int, _ state: LoopState) throws -> Bool {
    while state.ready.count < count {
      guard let item = state.source.popFirst() else { return false }
      try step()
      if let test = state.loop.test {
        position = state.loop.items
        try assign(item, to: test.target, state.scope)
        try enter(test.scope, state.scope)
        guard try isTrue(test.condition, state.scope) else { continue }
      }
      state.ready.append(item)
    }
    return true
  }

  /// A member of `loop`.
  mutating func member(_ name: WellKnown, of loop: LoopState, _ number: Int32) throws -> Value? {
    try refuse(over: loop)
    switch name {
    case .index: return .int(loop.index0 + 1)
    case .index0: return .int(loop.index0)
    case .first: return .bool(loop.index0 == 0)
    case .last: return .bool(!(try prepare(1, loop)))
    case .length: return .int(try length(of: loop))
    case .revindex: return .int(try length(of: loop) - loop.index0)
    case .revindex0: return .int(try length(of: loop) - loop.index0 - 1)
    case .previtem:
      return loop.index0 == 0 ? .undefined("there is no previous item") : loop.previous
    case .nextitem:
      _ = try prepare(1, loop)
      return loop.ready.first ?? .undefined("there is no next item")
    case .cycle: return .kind(.cell(.cycle, number))
    case .changed: return .kind(.cell(.changed, number))
    case .depth: return 1
    case .depth0: return 0
    default: return nil
    }
  }

  mutating func length(of loop: LoopState) throws -> Int {
    try refuse(over: loop)
    _ = try prepare(.max, loop)
    return loop.index0 + 1 + loop.ready.count
  }

  private func refuse(over loop: LoopState) throws {
    if loop.isOver {
      throw TemplateError.unsupported("the loop is over, and 'loop' can't be used any more")
    }
  }

  func cycle(_ arguments: Arguments, of loop: LoopState) throws -> Value {
    var arguments = arguments
    let items = arguments.rest()
    try arguments.end()
    try refuse(over: loop)
    if items.isEmpty { throw TemplateError.type("'loop.cycle' needs items") }
    return items[loop.index0 % items.count]
  }

  func changed(_ arguments: Arguments, of loop: LoopState) throws -> Value {
    var arguments = arguments
    let values = Value.tuple(arguments.rest())
    try arguments.end()
    try refuse(over: loop)
    if let last = loop.lastChanged, try last.isEqual(to: values) { return .bool(false) }
    loop.lastChanged = values
    return .bool(true)
  }
}
