/// A loop that runs: its items, and what `loop` tells about it.
struct LoopState {
  let number: Int32
  /// The items that have not been tested yet.
  var source: ArraySlice<Value>
  /// The items that have passed the test and wait for their round.
  var ready: ArraySlice<Value>
  var index0 = -1
  var current = Value.missing
  var previous = Value.missing
  var lastChanged: [Value]?
  let loop: Int
  let scope: Renderer.Scope
}

extension Renderer {
  mutating func runLoop(_ index: Int, _ scope: Scope) throws(TemplateError) {
    let loop = scope.program.code.loops[index]
    let iterable = try evaluate(loop.items.id, scope)
    position = loop.items.id
    let items = try items(of: iterable)
    let ran: Bool
    if loop.loopSlot != nil || loop.test != nil {
      ran = try runObserved(loop, index, items, scope)
    } else {
      ran = !items.isEmpty
      for item in items {
        try step()
        try runRound(loop, item, scope)
      }
    }
    if ran { leave(loop.bodyFrame, scope) }
    if !ran, loop.otherwise.count > 0 {
      try enter(loop.elseFrame, scope)
      try run(loop.otherwise, scope)
      leave(loop.elseFrame, scope)
    }
  }

  @inline(__always)
  private mutating func runRound(
    _ loop: Loop, _ item: Value, _ scope: Scope
  ) throws(TemplateError) {
    position = loop.items.id
    try assign(item, to: loop.target.id, scope)
    try enter(loop.bodyFrame, scope)
    try run(loop.body, scope)
  }

  /// A loop with a test, or one whose body asks for `loop`.
  private mutating func runObserved(
    _ loop: Loop, _ index: Int, _ items: [Value], _ scope: Scope
  ) throws(TemplateError) -> Bool {
    loopCount += 1
    let depth = loops.count
    loops.append(
      LoopState(
        number: loopCount, source: loop.test == nil ? [] : items[...],
        ready: loop.test == nil ? items[...] : [], loop: index, scope: scope))
    defer { loops.removeLast(loops.count - depth) }
    let value = Value.kind(.loop(loopCount))
    var ran = false
    while try prepare(1, depth), let item = loops[depth].ready.popFirst() {
      ran = true
      try step()
      loops[depth].index0 += 1
      loops[depth].previous = loops[depth].current
      loops[depth].current = item
      if let slot = loop.loopSlot { scope.frame[slot] = value }
      try runRound(loop, item, scope)
    }
    return ran
  }

  /// Tests items until that many wait for their round; false if there are not so many.
  ///
  /// Testing goes on only as far as is asked, since a test can depend on what rounds do.
  private mutating func prepare(_ count: Int, _ depth: Int) throws(TemplateError) -> Bool {
    while loops[depth].ready.count < count {
      guard let item = loops[depth].source.popFirst() else { return false }
      try step()
      let scope = loops[depth].scope
      let loop = scope.program.code.loops[loops[depth].loop]
      if let test = loop.test, let target = loop.testTarget {
        position = loop.items.id
        try assign(item, to: target.id, scope)
        try enter(loop.testFrame, scope)
        guard try isTrue(test.id, scope) else { continue }
      }
      loops[depth].ready.append(item)
    }
    return true
  }

  /// A member of `loop`.
  mutating func member(_ name: WellKnown, ofLoop number: Int32) throws(TemplateError) -> Value? {
    let depth = try runningLoop(number)
    let index0 = loops[depth].index0
    switch name {
    case .index: return .int(index0 + 1)
    case .index0: return .int(index0)
    case .first: return .bool(index0 == 0)
    case .last: return .bool(!(try prepare(1, depth)))
    case .length: return .int(try length(depth))
    case .revindex: return .int(try length(depth) - index0)
    case .revindex0: return .int(try length(depth) - index0 - 1)
    case .previtem:
      return index0 == 0 ? .undefined(.other("there is no previous item")) : loops[depth].previous
    case .nextitem:
      _ = try prepare(1, depth)
      return loops[depth].ready.first ?? .undefined(.other("there is no next item"))
    case .cycle: return .kind(.loopCycle(number))
    case .changed: return .kind(.loopChanged(number))
    case .depth: return .int(1)
    case .depth0: return .int(0)
    default: return nil
    }
  }

  mutating func length(ofLoop number: Int32) throws(TemplateError) -> Int {
    try length(try runningLoop(number))
  }

  private mutating func length(_ depth: Int) throws(TemplateError) -> Int {
    _ = try prepare(.max, depth)
    return loops[depth].index0 + 1 + loops[depth].ready.count
  }

  private func runningLoop(_ number: Int32) throws(TemplateError) -> Int {
    guard let depth = loops.lastIndex(where: { $0.number == number }) else {
      throw .unsupported("the loop is over, and 'loop' can't be used any more")
    }
    return depth
  }

  func cycle(_ items: [Value], ofLoop number: Int32) throws(TemplateError) -> Value {
    guard !items.isEmpty else { throw .type("'loop.cycle' needs items") }
    return items[loops[try runningLoop(number)].index0 % items.count]
  }

  mutating func changed(_ values: [Value], ofLoop number: Int32) throws(TemplateError) -> Value {
    let depth = try runningLoop(number)
    if let last = loops[depth].lastChanged,
      try Value.tuple(last).isEqual(to: .tuple(values))
    {
      return .bool(false)
    }
    loops[depth].lastChanged = values
    return .bool(true)
  }
}
