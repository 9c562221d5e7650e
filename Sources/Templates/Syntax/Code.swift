import Diagnostics

/// A compiled template, ready to be read by any number of threads at once.
final class Program: Sendable {
  let name: String
  let source: SourceText
  let code: Code

  init(name: String, source: SourceText, code: Code) {
    self.name = name
    self.source = source
    self.code = code
  }
}

/// What a template is compiled to: flat tables without references between them, which the parser
/// fills and the resolver completes.
struct Code: Sendable {
  var expressions: [Expression] = []
  var offsets: [Int32] = []
  var statements: [Statement] = []
  var statementOffsets: [Int32] = []
  var texts: [[UInt8]] = []
  var constants: [Value] = []
  var calls: [CallSyntax] = [CallSyntax()]
  var comparisons: [Comparison] = []
  var filters: [Filter] = []
  var tests: [ValueTest] = []
  var targets: [Target] = []
  var loops: [Loop] = []
  var assignments: [Assignment] = []
  var captures: [Capture] = []
  var withs: [With] = []
  var includes: [Include] = []
  var blocks: [Block] = []
  var macros: [Macro] = []
  var imports: [Import] = []
  var hasExtends = false
  var body = Span.empty
  var frame = FrameLayout()
  var slotCount: Int32 = 0
  var selfSlot: Int32?
}

/// Every name of an environment's templates, numbered.
struct NameTable: Sendable {
  private(set) var names: [Name] = []
  private var ids: [String: NameID] = [:]

  init() {
    for name in WellKnown.allCases { _ = intern(name == .captured ? "|" : "\(name)") }
  }

  mutating func intern(_ text: String) -> NameID {
    if let id = ids[text] { return id }
    let id = NameID(names.count)
    ids[text] = id
    names.append(Name(text))
    return id
  }

  func id(_ text: String) -> NameID? { ids[text] }

  subscript(id: NameID) -> Name { names[Int(id)] }
}

/// The names that the engine itself knows, in the order of their numbers.
enum WellKnown: Int32, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem, cycle, changed
  case depth, depth0
  case loop, `super`, `self`, caller, varargs, kwargs
  case cycler, joiner, lipsum
  case grouper, list
  /// The text of a `set` block inside its filters; no template can spell its name.
  case captured
}
