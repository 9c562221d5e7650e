import Diagnostics

/// One render: the bytes written so far, and whatever changes while templates run.
struct Renderer {
  let environment: Environment.Storage
  let limits: Limits
  /// What every template of this render sees, imported ones too.
  let globals: [(NameID, Value)]
  var output: [UInt8] = []
  /// The most bytes that `output` may have.
  var outputLimit = 0
  /// The last expression that was computed: where errors of statements are.
  var position = Self.nowhere
  /// The position as long as no expression of the running unit has been computed.
  static let nowhere: ExpressionID = -1
  var depth = 0
  var steps = 0
  /// What values refer to by number because it can change.
  var cells: [Cell] = []
  /// What has been imported without context, by the template's name.
  var modules: [String: Value] = [:]
  /// The text of a `set` block, for its filters.
  var captured = Value.missing

  /// Where a statement or an expression runs.
  struct Scope {
    let program: Program
    let frame: Frame
    let context: Context
    /// Whether what it prints is dropped once the template extends another.
    var isSilenced = false
  }

  enum Cell {
    case generator([Value]?)
    case namespace(ValueDictionary)
    case macro(Macro, Scope)
    case module(Context, template: String)
    case loop(LoopState)
    case blocks(Context)
    case block(Context, Int)
  }

  /// A value that refers to a new cell.
  mutating func cell(_ kind: CellKind, _ cell: Cell) -> Value {
    cells.append(cell)
    return .kind(.cell(kind, Int32(cells.count - 1)))
  }

  /// What Python's lazy filters give.
  mutating func generator(_ items: [Value]) -> Value { cell(.generator, .generator(items)) }

  @inline(__always)
  mutating func step(_ count: Int = 1) throws {
    steps += count
    if steps > limits.steps {
      throw TemplateError.limit("the render takes more than \(limits.steps) steps")
    }
  }

  /// Goes one level deeper, unless that is too deep; every success needs a `depth -= 1`.
  @inline(__always)
  mutating func descend() throws {
    if depth >= limits.depth {
      throw TemplateError.limit("the render nests more than \(limits.depth) levels")
    }
    depth += 1
  }

  /// Runs what has a frame of its own; its errors get their place, and the step that led to it.
  mutating func run(
    _ unit: Unit, _ scope: Scope, _ start: (inout Renderer) throws -> Void = { _ in }
  ) throws {
    let caller = position
    position = Self.nowhere
    try descend()
    do {
      if let reference = unit.selfReference {
        set(reference, cell(.blocks, .blocks(scope.context)), scope)
      }
      try enter(unit.scope, scope)
      try start(&self)
      try run(unit.body, scope)
    } catch { throw located(error, at: position, scope, orAt: unit.offset) }
    depth -= 1
    position = caller
  }

  /// The error with the place of an expression, or else that of its unit, unless it has one.
  func located(
    _ error: any Error, at id: ExpressionID, _ scope: Scope, orAt unitOffset: Int32 = 0
  ) -> any Error {
    guard let error = error as? TemplateError, error.diagnostic == nil else { return error }
    let offset =
      id == Self.nowhere ? unitOffset : scope.program.code.expressionOffsets[Int(id)]
    let hint = error.undefinedName.flatMap { name in
      let known = scope.context.names + globals.map(\.0)
      let names = known.map { environment.names[$0].text } + environment.globalNames
      return didYouMean(name, among: names)
    }
    return TemplateError(error.located(in: scope.program.source, at: Int(offset), hint: hint))
  }

  /// Adds a step to the way that led to an error.
  func passed(_ error: any Error, _ step: String, at offset: Int32, in program: Program)
    -> any Error
  {
    guard var diagnostic = (error as? TemplateError)?.diagnostic else { return error }
    let next = Diagnostic.Step(step, at: program.source.location(atOffset: Int(offset)))
    // Of an endless recursion every step is shown once.
    if !diagnostic.trail.contains(next) { diagnostic.trail.append(next) }
    return TemplateError(diagnostic)
  }

  /// What is written while the body runs, instead of writing it.
  mutating func capture(_ body: (inout Renderer) throws -> Void) throws -> Value {
    let start = output.count
    try body(&self)
    let text = output.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[start...]), as: UTF8.self)
    }
    output.removeLast(output.count - start)
    return .markup(try limits.checked(text))
  }

  // MARK: Variables

  /// The meaning of a name that is no variable of the frame.
  func resolve(_ name: NameID, in context: Context) -> Value {
    if let value = context.value(name) { return value }
    for (id, value) in globals where id == name { return value }
    return environment.globals[Int(name)]
  }

  @inline(__always)
  func enter(_ index: Int32, _ scope: Scope) throws {
    for load in scope.program.code.scopes[Int(index)].loads {
      switch load {
      case .resolve(let slot, let name): scope.frame[slot] = resolve(name, in: scope.context)
      case .copy(let slot, let from): scope.frame[slot] = value(at: from, scope)
      case .clear(let slot): scope.frame[slot] = .missing
      }
    }
  }

  func leave(_ index: Int32, _ scope: Scope) {
    for slot in scope.program.code.scopes[Int(index)].slots { scope.frame[slot] = .missing }
  }

  @inline(__always)
  func value(at place: Place, _ scope: Scope) -> Value {
    place.hops == 0 ? scope.frame[place.slot] : scope.frame.outer(place.hops)[place.slot]
  }

  @inline(__always)
  func place(_ occurrence: Occurrence, _ scope: Scope) -> Place {
    scope.program.code.places[Int(occurrence)]
  }

  func set(_ occurrence: Occurrence?, _ value: Value, _ scope: Scope) {
    guard let occurrence else { return }
    let place = place(occurrence, scope)
    scope.frame.outer(place.hops)[place.slot] = value
  }

  /// Shows a variable of the top level to blocks, includes and importers.
  func publish(_ occurrence: Occurrence, _ scope: Scope, isExported: Bool = true) {
    let place = place(occurrence, scope)
    let isPrivate = environment.names[place.name].text.utf8.first == UInt8(ascii: "_")
    scope.context.set(
      place.name, value(at: place, scope), isExported: isExported && !isPrivate)
  }

  /// The variables that an include or a scoped block sees in a scope.
  func locals(_ index: Int32, _ scope: Scope) -> [(NameID, Value)] {
    var locals: [(NameID, Value)] = []
    for place in scope.program.code.scopes[Int(index)].visible {
      let value = value(at: place, scope)
      if !value.isMissing { locals.append((place.name, value)) }
    }
    return locals
  }
}
