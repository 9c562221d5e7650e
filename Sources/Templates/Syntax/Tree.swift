/// A name's place in the environment's table of names.
typealias NameID = Int32
/// A node's place in its program's table of expressions.
typealias ExpressionID = Int32

/// Consecutive entries of one of a program's tables.
struct Span {
  var start: Int32
  var count: Int32

  static let empty = Span(start: 0, count: 0)

  var indices: Range<Int> { Int(start)..<Int(start + count) }
}

/// An expression; it holds no references, so that reading it costs nothing.
///
/// A node's children stand before it in the table, those of several in a row.
enum Expression {
  case constant(Int32)
  /// A name as it was written; ``Resolver`` makes it a `variable`.
  case name(NameID)
  /// A place in the frame, or in the frame `hops` macros further out.
  case variable(slot: Int32, hops: Int32, name: NameID)
  case tuple(Span)
  case list(Span)
  /// Keys and values by turns.
  case dict(Span)
  case attribute(ExpressionID, NameID)
  case item(ExpressionID, ExpressionID)
  /// Start, stop and step.
  case slice(ExpressionID, Span)
  /// A missing part of a slice, a missing `else`.
  case absent
  case call(ExpressionID, call: Int32)
  case filter(ExpressionID, filter: Int32, call: Int32)
  case test(ExpressionID, test: Int32, call: Int32)
  case negative(ExpressionID)
  case positive(ExpressionID)
  case not(ExpressionID)
  case arithmetic(Arithmetic, ExpressionID, ExpressionID)
  /// Operands, one more than the comparisons that begin at `operators`.
  case compare(Span, operators: Int32)
  /// Of constants only, Jinja makes a text that is no markup, whatever it is made of.
  case concat(Span, ofConstants: Bool)
  case and(ExpressionID, ExpressionID)
  case or(ExpressionID, ExpressionID)
  case choice(test: ExpressionID, then: ExpressionID, else: ExpressionID)
}

enum Arithmetic: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
}

enum Comparison: String {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "in"
  case notContains = "not in"
}

/// The arguments of a call as they were written.
struct CallSyntax {
  var positional = Span.empty
  var named: [(name: NameID, value: ExpressionID)] = []
  /// `*list` and `**dict`.
  var spread: ExpressionID?
  var namedSpread: ExpressionID?

  var isEmpty: Bool {
    positional.count == 0 && named.isEmpty && spread == nil && namedSpread == nil
  }
}

/// An expression that a statement holds, with the first of the nodes that it is made of.
struct Root {
  var first: ExpressionID
  var id: ExpressionID
}

/// What a value is assigned to.
enum Target {
  /// `name` until ``Resolver`` has made it a `variable`.
  case name(NameID)
  case variable(slot: Int32, name: NameID)
  case member(slot: Int32, hops: Int32, name: NameID, attribute: NameID)
  case tuple(Span)
}

/// A target with the first of the nodes that it is made of.
struct TargetRoot {
  var first: Int32
  var id: Int32
}

/// A statement; what does not fit into a word or two is in the program's tables.
enum Statement {
  case text(Int32)
  case output(Root)
  case branch(Root, then: Span, else: Span)
  case loop(Int32)
  case assign(Int32)
  case capture(Int32)
  case with(Int32)
  case include(Int32)
  case extends(Root)
  case block(Int32)
  case macro(Int32)
  case `import`(Int32)
}

struct Loop {
  var target: TargetRoot
  var items: Root
  var test: Root?
  /// The target once more, in variables of the test's own.
  var testTarget: TargetRoot?
  var body: Span
  var otherwise: Span
  /// Filled in by ``Resolver``; the loop's variable has a slot if something asks for it.
  var loopSlot: Int32?
  var bodyFrame = FrameLayout()
  var testFrame = FrameLayout()
  var elseFrame = FrameLayout()
}

struct Assignment {
  var target: TargetRoot
  var value: Root
  /// The names that become visible to blocks, includes and importers.
  var published: [Published] = []
}

struct Capture {
  var target: TargetRoot
  /// The filters after the target, and the expression that stands for the captured text.
  var filter: Root?
  var body: Span
  var textSlot: Int32 = 0
  var frame = FrameLayout()
  var published: [Published] = []
}

struct With {
  var targets: [TargetRoot]
  var values: [Root]
  var body: Span
  var frame = FrameLayout()
}

struct Include {
  var template: Root
  var ignoresMissing: Bool
  var withContext: Bool
  /// What the included template sees of the frame, beside the context.
  var locals: [Published] = []
}

struct Block {
  var name: NameID
  var offset: Int32
  var isScoped: Bool
  var isRequired: Bool
  /// Whether it is left to the parent if the template extends one.
  var isTopLevel = false
  var body: Span
  var frame = FrameLayout()
  var slotCount: Int32 = 0
  var superSlot: Int32?
  var selfSlot: Int32?
  /// What a scoped block sees of the frame around it.
  var locals: [Published] = []
}

struct Macro {
  var name: NameID
  var parameters: [NameID]
  /// Of the last parameters.
  var defaults: [Root]
  var body: Span
  var frame = FrameLayout()
  var slotCount: Int32 = 0
  var parameterSlots: [Int32] = []
  var callerSlot: Int32?
  var namedSlot: Int32?
  var positionalSlot: Int32?
  var target = Published(name: 0, slot: 0, hops: 0)
  var isPublished = false
}

struct Import {
  var template: Root
  var withContext: Bool
  /// The whole module under one name if `names` is nil.
  var alias: NameID
  var names: [(name: NameID, alias: NameID)]?
  var locals: [Published] = []
  var targets: [Published] = []
  var isPublished = false
}

/// A name with its place in the frame.
struct Published {
  var name: NameID
  var slot: Int32
  var hops: Int32
}

/// How the variables of a scope begin, and which are forgotten at its end.
struct FrameLayout {
  enum Load {
    case resolve(slot: Int32, name: NameID)
    case copy(slot: Int32, from: Int32, hops: Int32)
    case clear(slot: Int32)
  }

  var loads: [Load] = []
  var slots: [Int32] = []
}
