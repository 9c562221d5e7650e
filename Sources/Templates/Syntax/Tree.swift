import Diagnostics

/// A name's place in the environment's table of names.
typealias NameID = Int32
/// A node's place in its template's table of expressions.
typealias ExpressionID = Int32
/// An occurrence of a variable in a template; where its value is at run time, ``Code/places`` tells.
typealias Occurrence = Int32

/// Consecutive entries of one of a template's tables.
struct Span {
  var start: Int32 = 0
  var count: Int32 = 0

  var indices: Range<Int> { Int(start)..<Int(start + count) }
}

/// An expression; it holds no references, so that reading it costs nothing. Spans are of
/// ``Code/operands``.
enum Expression {
  case constant(Int32)
  case variable(Occurrence)
  /// The text of a `set` block, inside its filters.
  case captured
  /// A missing part of a slice, a missing `else`.
  case absent
  case list(Span)
  case tuple(Span)
  /// Keys and values by turns.
  case dict(Span)
  case attribute(ExpressionID, NameID)
  case item(ExpressionID, key: ExpressionID)
  /// Start, stop and step.
  case slice(ExpressionID, Span)
  case call(ExpressionID, CallSyntax)
  /// A filter or a test.
  case apply(Int32, to: ExpressionID, CallSyntax)
  case sign(ExpressionID, isNegative: Bool)
  case not(ExpressionID)
  case arithmetic(Arithmetic, ExpressionID, ExpressionID)
  /// The operands behind the first, each after the number of its ``Comparison``.
  case compare(ExpressionID, Span)
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

enum Comparison: String, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contains = "in"
  case notContains = "not in"
}

/// The arguments of a call as they were written; the named ones are names and values by turns.
struct CallSyntax {
  var positional = Span()
  var named = Span()
}

/// A statement. What it assigns to is an expression too: a variable, a member or a tuple of these.
enum Statement {
  case text(Span)
  case output(ExpressionID)
  case branch(ExpressionID, then: Span, else: Span)
  case loop(Loop)
  /// At the top level, assignments are visible to blocks, includes and importers.
  case assign(ExpressionID, to: ExpressionID, isTopLevel: Bool)
  /// A `set` block, with its filters around the captured text.
  case capture(Unit, to: ExpressionID, filter: ExpressionID?, isTopLevel: Bool)
  /// Targets and values by turns.
  case with(Span, Unit)
  /// With context, the other template sees what the scope stores.
  case include(ExpressionID, ignoresMissing: Bool, scope: Int32?)
  case extends(ExpressionID)
  case block(Int32)
  case macro(Macro)
  case `import`(Import)
}

/// A body with variables of its own.
struct Unit {
  var body: Span
  var scope: Int32
  /// Where it begins in the source, in bytes.
  var offset: Int32 = 0
  /// `self`, if something asks for it.
  var selfReference: Occurrence?
}

struct Loop {
  var target: ExpressionID
  var items: ExpressionID
  /// The test, and the target once more in variables of the test's own.
  var test: (target: ExpressionID, condition: ExpressionID, scope: Int32)?
  var round: Unit
  var otherwise: Unit
  /// `loop`, if something asks for it.
  var state: Occurrence?
}

struct Block {
  var name: NameID
  var unit: Unit
  var isScoped: Bool
  /// Whether it is left to the parent if the template extends one.
  var isTopLevel: Bool
  /// The scope around it, whose variables a scoped block sees.
  var outerScope: Int32
  /// `super`, if something asks for it.
  var superReference: Occurrence?
}

struct Macro {
  var name: Occurrence
  /// Occurrences, and the defaults of the last of them.
  var parameters: Span
  var defaults: Span
  var unit: Unit
  var isTopLevel: Bool
}

struct Import {
  var template: ExpressionID
  var withContext: Bool
  /// The names that are taken out of the module, or nil if the only target is the whole of it.
  var names: Span?
  /// Occurrences
  var targets: Span
  var scope: Int32
  var isTopLevel: Bool
}

/// What a template is compiled to: flat tables without references between them.
struct Code: Sendable {
  var expressions: [Expression] = []
  /// Where expressions stand in the source, in bytes.
  var expressionOffsets: [Int32] = []
  var statements: [Statement] = []
  var operands: [Int32] = []
  var text: [UInt8] = []
  var constants: [Value] = []
  var functions: [TemplateFunction] = []
  var blocks: [Block] = []
  /// Of each occurrence of a name.
  var places: [Place] = []
  var scopes: [ScopeLayout] = []
  var root = Unit(body: Span(), scope: 0)
  var extendsOffset: Int32?
}

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
