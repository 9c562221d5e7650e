import Diagnostics

/// A value that only templates make.
///
/// What can change during a render is kept by the renderer; the value holds its number.
public struct TemplateValue: Sendable {
  enum Kind: Sendable {
    /// What a variable holds before anything is assigned to it.
    case missing
    indirect case undefined(Undefined)
    indirect case range(ValueRange)
    /// What Python's lazy filters make: it can be walked through once.
    case generator(Int32)
    case namespace(Int32)
    case macro(Int32)
    case module(Int32)
    case loop(Int32)
    case loopCycle(Int32)
    case loopChanged(Int32)
    /// `self`: the blocks of a context.
    case blocks(context: Int32)
    /// `super()` or `self.name()`: an entry of a context's blocks.
    case block(context: Int32, entry: Int32)
    case builtin(Builtin)
    /// What `groupby` makes: a tuple whose items have names.
    indirect case group(key: Value, items: [Value])
  }

  let kind: Kind
}

/// The functions that every template knows.
enum Builtin: String, CaseIterable {
  case range
  case dict
  case namespace
}

/// Something that is not there: any use but asking for it is an error.
enum Undefined: Sendable {
  case name(String)
  /// With the names that there are, unless the owner tells them.
  indirect case member(String, of: Value, names: [String] = [])
  indirect case item(Value, of: Value)
  case other(String, hint: String? = nil)
  /// What an inline `if` without `else` gives: unlike all others it prints as nothing.
  case elseless

  var error: TemplateError {
    switch self {
    case .name(let name): return TemplateError(undefinedName: name)
    case .member(let name, let owner, var names):
      if case .object(let object) = owner { names = object.box.memberNames }
      if case .dict(let dict) = owner {
        names = dict.keys.compactMap { if case .string(let key) = $0 { key } else { nil } }
      }
      return TemplateError(
        code: "undefined-member", "'\(owner.typeName)' has no member '\(name)'",
        hint: didYouMean(name, among: names))
    case .item(let key, let owner):
      return TemplateError(
        code: "undefined-member", "'\(owner.typeName)' has no item \(key.shown)")
    case .other(let message, let hint):
      return TemplateError(code: "undefined-value", message, hint: hint)
    case .elseless:
      return TemplateError(
        code: "undefined-value", "the inline 'if' was false and has no 'else'")
    }
  }
}

/// Python's `range`.
struct ValueRange: Sendable, Equatable {
  let start: Int
  let stop: Int
  let step: Int
  let count: Int

  /// Nil if there are more than 64 bits of items; a step of 0 is the caller's error.
  init?(start: Int, stop: Int, step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
    let isEmpty = step > 0 ? start >= stop : start <= stop
    if isEmpty {
      count = 0
    } else {
      let (width, overflow) = stop.subtractingReportingOverflow(start)
      guard !overflow, step != Int.min, width != Int.min else { return nil }
      count = (abs(width) - 1) / abs(step) + 1
    }
  }

  subscript(index: Int) -> Int { start + index * step }

  var items: [Value] { (0..<count).map { .int(self[$0]) } }

  func contains(_ number: Int) -> Bool {
    guard count > 0 else { return false }
    let (low, high) = (min(start, self[count - 1]), max(start, self[count - 1]))
    return number >= low && number <= high && (number - start) % step == 0
  }
}

extension Value {
  static let missing = Value.template(TemplateValue(kind: .missing))

  static func undefined(_ undefined: Undefined) -> Value {
    .template(TemplateValue(kind: .undefined(undefined)))
  }

  static func kind(_ kind: TemplateValue.Kind) -> Value { .template(TemplateValue(kind: kind)) }

  var isMissing: Bool {
    if case .template(let value) = self, case .missing = value.kind { true } else { false }
  }

  var undefined: Undefined? {
    if case .template(let value) = self, case .undefined(let undefined) = value.kind {
      undefined
    } else {
      nil
    }
  }

  /// The text of a string or of markup.
  var text: String? {
    switch self {
    case .string(let text), .markup(let text): text
    default: nil
    }
  }

  var isMarkup: Bool { if case .markup = self { true } else { false } }

  /// The items of a list, a tuple or a group.
  var sequence: [Value]? {
    switch self {
    case .list(let items), .tuple(let items): items
    case .template(let value):
      if case .group(let key, let items) = value.kind { [key, .list(items)] } else { nil }
    default: nil
    }
  }
}
