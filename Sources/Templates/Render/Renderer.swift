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
  /// The expression that is being worked on, for errors.
  var position: ExpressionID = Self.nowhere
  /// The position as long as no expression of the template at hand has been at work.
  static let nowhere: ExpressionID = -1
  var depth = 0
  var steps = 0
  var generators: [Generator] = []
  var namespaces: [ValueDictionary] = []
  var macros: [MacroClosure] = []
  var modules: [Module] = []
  var contexts: [Context] = []
  /// The loops that are running and can be asked about, innermost last.
  var loops: [LoopState] = []
  var loopCount: Int32 = 0

  /// Where a statement or an expression runs.
  struct Scope {
    let program: Program
    let frame: Frame
    let context: Context
    /// Whether what it prints is dropped once the template extends another.
    var isSilenced = false
  }

  /// What is left of a lazy filter's items, and the error that comes after them.
  struct Generator {
    var items: ArraySlice<Value>
    var failure: TemplateError?
  }

  struct MacroClosure {
    let program: Program
    let macro: Int
    let frame: Frame
    let context: Context
  }

  struct Module {
    let program: Program
    let context: Context
    let text: String
    let withContext: Bool
  }

  mutating func step(_ count: Int = 1) throws(TemplateError) {
    steps += count
    if steps > limits.steps { throw .limit("the render takes more than \(limits.steps) steps") }
  }

  /// Goes one level deeper, unless that is too deep; every success needs a `depth -= 1`.
  @inline(__always)
  mutating func descend() throws(TemplateError) {
    if depth >= limits.depth {
      throw .limit("the render nests more than \(limits.depth) levels")
    }
    depth += 1
  }

  @inline(__always)
  func checkOutput() throws(TemplateError) {
    if output.count > outputLimit {
      throw .limit("the output may have at most \(limits.output) bytes")
    }
  }

  /// Forgets the expression at work when another template's is next: its number means nothing there.
  mutating func leave(_ program: Program, for next: Program) {
    if program !== next { position = Self.nowhere }
  }

  /// The error with the place of the expression at work, unless it has a place already.
  func located(_ error: TemplateError, _ scope: Scope) -> TemplateError {
    guard error.diagnostic == nil else { return error }
    let source = scope.program.source
    let offsets = scope.program.code.offsets
    // Before the first expression of a template nothing is at work yet: it is the template's start.
    let isKnown = offsets.indices.contains(Int(position))
    let location = source.location(atOffset: isKnown ? Int(offsets[Int(position)]) : 0)
    var hint = error.hint
    if let name = error.undefinedName {
      hint = didYouMean(name, among: definedNames(in: scope.context))
    }
    return TemplateError(
      source.diagnostic(.error, code: error.code, error.message, at: location, hint: hint))
  }

  /// Adds a step to the way that led to an error.
  func passed(
    _ error: TemplateError, _ step: String, at offset: Int32, in program: Program
  ) -> TemplateError {
    guard var diagnostic = error.diagnostic else { return error }
    let location = program.source.location(atOffset: Int(offset))
    let next = Diagnostic.Step(step, at: location)
    // Of an endless recursion every step is shown once.
    if !diagnostic.trail.contains(next) { diagnostic.trail.append(next) }
    return TemplateError(diagnostic)
  }

  /// What is written while the body runs, instead of writing it.
  mutating func captured(
    _ body: (inout Renderer) throws(TemplateError) -> Void
  ) throws(TemplateError) -> String {
    let start = output.count
    try body(&self)
    let text = output.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[start...]), as: UTF8.self)
    }
    output.removeLast(output.count - start)
    try limits.check(string: text.utf8.count)
    return text
  }

  /// The meaning of a name that is no variable of the frame.
  func resolve(_ name: NameID, in context: Context) -> Value {
    if let value = context.value(name) { return value }
    for (id, value) in globals where id == name { return value }
    return environment.globals[Int(name)]
  }

  /// A candidate for each name that is defined here, to suggest for a mistyped one.
  func definedNames(in context: Context) -> [String] {
    let ids = context.names + globals.map(\.0)
    return ids.map { environment.names[$0].text } + environment.globalNames
  }

  mutating func number(of context: Context) -> Int32 {
    if let number = context.number { return number }
    let number = Int32(contexts.count)
    contexts.append(context)
    context.number = number
    return number
  }
}
