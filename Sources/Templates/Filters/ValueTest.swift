import Diagnostics

/// The tests behind `is`.
enum ValueTest: String, CaseIterable {
  case boolean, defined, divisibleby, eq, escaped, even, float, ge, gt, integer, iterable, le, lower
  case lt, mapping, ne, none, number, odd, sequence, string, undefined, upper
  case `true`, `false`, `in`

  /// The other names under which filters can ask for tests.
  private static let aliases: [String: ValueTest] = [
    "==": .eq, "equalto": .eq, "!=": .ne, "<": .lt, "lessthan": .lt, "<=": .le, ">": .gt,
    "greaterthan": .gt, ">=": .ge,
  ]

  init?(_ name: String) {
    guard let test = ValueTest(rawValue: name) ?? Self.aliases[name] else { return nil }
    self = test
  }

  static func unknown(_ name: String, at offset: Int) -> SyntaxError {
    if ["callable", "filter", "sameas", "test"].contains(name) {
      return SyntaxError(
        "Jinja's test '\(name)' is not part of this language", at: offset, code: "unsupported")
    }
    return SyntaxError(
      "there is no test '\(name)'", at: offset, code: "unknown-test",
      hint: didYouMean(name, among: allCases.map(\.rawValue)))
  }

  fileprivate var comparison: Comparison? {
    switch self {
    case .eq: .equal
    case .ne: .notEqual
    case .lt: .less
    case .le: .lessOrEqual
    case .gt: .greater
    case .ge: .greaterOrEqual
    case .in: .contains
    default: nil
    }
  }
}

extension Renderer {
  mutating func run(
    _ test: ValueTest, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Bool {
    if let comparison = test.comparison {
      let other = try arguments.required(comparison == .contains ? "seq" : "b")
      try arguments.end()
      return try compare(value, comparison, other)
    }
    switch test {
    case .odd: return try remainder(value, 2).isEqual(to: 1)
    case .even: return try remainder(value, 2).isEqual(to: 0)
    case .divisibleby:
      let number = try arguments.required("num")
      try arguments.end()
      return try value.applying(.modulo, number, limits: limits).isEqual(to: 0)
    default: break
    }
    try arguments.end()
    return try holds(test, value)
  }

  private func remainder(_ value: Value, _ divisor: Value) throws(TemplateError) -> Value {
    try value.applying(.modulo, divisor, limits: limits)
  }

  private func holds(_ test: ValueTest, _ value: Value) throws(TemplateError) -> Bool {
    switch (test, value) {
    case (.defined, _): return value.undefined == nil
    case (.undefined, _): return value.undefined != nil
    case (.none, .none), (.boolean, .bool), (.integer, .int), (.float, .float), (.mapping, .dict):
      return true
    case (.true, .bool(let bool)): return bool
    case (.false, .bool(let bool)): return !bool
    case (.number, _): return value.number != nil
    case (.string, _): return value.text != nil
    case (.escaped, .object(let object)): return object.box.printed?.isMarkup ?? false
    case (.escaped, _): return value.isMarkup
    case (.lower, _): return try value.string().isCased(upper: false)
    case (.upper, _): return try value.string().isCased(upper: true)
    case (.sequence, _): return isSequence(value, orIterable: false)
    case (.iterable, _):
      if let undefined = value.undefined, case .elseless = undefined { return true }
      try value.refuseUndefined()
      return isSequence(value, orIterable: true)
    default: return false
    }
  }

  private func isSequence(_ value: Value, orIterable: Bool) -> Bool {
    if value.text != nil || value.sequence != nil { return true }
    switch value {
    case .dict: return true
    case .template(let inner):
      switch inner.kind {
      case .range: return true
      case .generator, .loop: return orIterable
      default: return false
      }
    default: return false
    }
  }
}
