import Diagnostics

/// A value that only templates make.
///
/// What can change during a render is kept by the renderer; the value holds its number.
public struct TemplateValue: Sendable {
  enum Kind: Sendable {
    /// What a variable holds before anything is assigned to it.
    case missing
    case undefined(Undefined)
    /// Python's `range`, and how it prints.
    indirect case range([Value], text: String)
    /// What `groupby` makes: a tuple of a key and its items, which have names.
    case group([Value])
    case cell(CellKind, Int32)
  }

  let kind: Kind
}

/// What the renderer's cells hold, as errors call it.
enum CellKind: String {
  /// What Python's lazy filters make: it can be walked through once.
  case generator
  case namespace = "Namespace"
  case macro = "Macro"
  case module = "TemplateModule"
  case loop = "LoopContext"
  /// The functions of a loop; their cell is the loop itself.
  case cycle = "loop.cycle"
  case changed = "loop.changed"
  /// `self`
  case blocks = "TemplateReference"
  /// `super()` or `self.name()`
  case block = "BlockReference"
}

/// Something that is not there: any use but asking for it is an error.
final class Undefined: Sendable {
  let error: @Sendable () -> TemplateError
  /// What an inline `if` without `else` gives: unlike all others it prints as nothing.
  static let elseless = Undefined {
    TemplateError(code: "undefined-value", "the inline 'if' was false and has no 'else'")
  }

  init(_ error: @escaping @Sendable () -> TemplateError) { self.error = error }
}

extension Value {
  static let missing = kind(.missing)

  static func kind(_ kind: TemplateValue.Kind) -> Value { .template(TemplateValue(kind: kind)) }

  static func undefined(_ error: @escaping @Sendable () -> TemplateError) -> Value {
    .kind(.undefined(Undefined(error)))
  }

  static func undefined(_ message: String) -> Value {
    .undefined { TemplateError(code: "undefined-value", message) }
  }

  /// A member that is not there, with the names that there are.
  static func undefined(
    member name: String, of owner: Value, _ names: @escaping @Sendable () -> [String]
  ) -> Value {
    .undefined {
      TemplateError(
        code: "undefined-member", "'\(owner.typeName)' has no member '\(name)'",
        hint: didYouMean(name, among: names()))
    }
  }

  var isMissing: Bool {
    if case .template(let value) = self, case .missing = value.kind { true } else { false }
  }

  var undefined: Undefined? {
    if case .template(let value) = self, case .undefined(let it) = value.kind { it } else { nil }
  }

  /// Refuses what is undefined, but not the `else` that an inline `if` lacks.
  func refuseUndefined() throws {
    if let undefined, undefined !== Undefined.elseless { throw undefined.error() }
  }

  /// The error that a value of this kind can't be used so; an undefined one has its own.
  func unfit(_ message: String, hint: String? = nil) -> TemplateError {
    undefined?.error() ?? .type(message, hint: hint)
  }

  var isNone: Bool { if case .none = self { true } else { false } }

  var isMarkup: Bool { if case .markup = self { true } else { false } }

  /// The text of a string or of markup.
  var text: String? {
    switch self {
    case .string(let text), .markup(let text): text
    default: nil
    }
  }

  /// A text of the same kind, markup or not.
  func withText(_ text: String) -> Value { isMarkup ? .markup(text) : .string(text) }

  enum SequenceKind {
    case list
    case tuple
    case range
  }

  /// The items of a list, a tuple, a group or a range.
  var sequence: (kind: SequenceKind, items: [Value])? {
    switch self {
    case .list(let items): return (.list, items)
    case .tuple(let items): return (.tuple, items)
    case .template(let value):
      switch value.kind {
      case .group(let items): return (.tuple, items)
      case .range(let items, _): return (.range, items)
      default: return nil
      }
    default: return nil
    }
  }

  /// A list if it is one, or else a tuple.
  func withItems(_ items: [Value]) -> Value {
    if case .list = self { .list(items) } else { .tuple(items) }
  }
}
