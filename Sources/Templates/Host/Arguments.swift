/// The arguments of one call, taken in the order of the function's parameters.
///
/// Each parameter takes the next positional argument, or the named one of its name. A missing, an
/// unknown, a doubled and an ill-typed argument are errors that name the function and the parameter.
public struct Arguments: Sendable {
  /// The function or filter that is called.
  public let function: String
  private var positional: ArraySlice<Value>
  private var named: [(name: String, value: Value)]

  init(function: String, positional: [Value], named: [(name: String, value: Value)] = []) {
    self.function = function
    self.positional = positional[...]
    self.named = named
  }

  /// The next parameter's argument, or nil if the call has none.
  public mutating func optional(_ parameter: String) throws(TemplateError) -> Value? {
    let index = named.firstIndex { $0.name == parameter }
    if let first = positional.popFirst() {
      guard index == nil else {
        throw failure("\(function)() got multiple values for argument '\(parameter)'")
      }
      return first
    }
    return index.map { named.remove(at: $0).value }
  }

  /// The next parameter's argument.
  public mutating func required(_ parameter: String) throws(TemplateError) -> Value {
    guard let value = try optional(parameter) else {
      throw failure("\(function)() misses its argument '\(parameter)'")
    }
    return value
  }

  /// The next parameter's argument, which must be a string or markup.
  public mutating func string(_ parameter: String) throws(TemplateError) -> String {
    try string(required(parameter), parameter)
  }

  /// The next parameter's argument, which must be a string or markup if the call has it.
  public mutating func optionalString(_ parameter: String) throws(TemplateError) -> String? {
    guard let value = try optional(parameter) else { return nil }
    return try string(value, parameter)
  }

  /// The next parameter's argument, which must be an int.
  public mutating func int(_ parameter: String) throws(TemplateError) -> Int {
    let value = try required(parameter)
    return try int(value, parameter)
  }

  /// The next parameter's argument, which must be an int if the call has it.
  public mutating func optionalInt(_ parameter: String) throws(TemplateError) -> Int? {
    try int(optional(parameter), parameter)
  }

  /// The next parameter's argument, which must be an object of the host's of that type.
  public mutating func object<T: TemplateObject>(
    _ parameter: String, as type: T.Type = T.self
  ) throws(TemplateError) -> T {
    let value = try required(parameter)
    guard case .object(let object) = value, let found = object.unwrapped(as: T.self) else {
      throw mismatch(parameter, "\(T.self)", value)
    }
    return found
  }

  /// All positional arguments that are left.
  public mutating func rest() -> [Value] {
    defer { positional = [] }
    return Array(positional)
  }

  /// All named arguments that are left, in the order of the call.
  public mutating func restNamed() -> [(name: String, value: Value)] {
    defer { named = [] }
    return named
  }

  // MARK: For the language's own filters

  /// The next parameter's argument, or nil if the call has none or Python's `None`.
  mutating func present(_ parameter: String) throws(TemplateError) -> Value? {
    guard let value = try optional(parameter), !value.isNone else { return nil }
    return value
  }

  /// Whether the next parameter's argument is true, or nil if the call has none.
  mutating func optionalBool(_ parameter: String) throws(TemplateError) -> Bool? {
    try optional(parameter)?.isTrue()
  }

  func int(_ value: Value?, _ parameter: String) throws(TemplateError) -> Int? {
    guard let value else { return nil }
    let number: Int = try int(value, parameter)
    return number
  }

  var hasPositional: Bool { !positional.isEmpty }

  mutating func popFirst() -> Value? { positional.popFirst() }

  mutating func prepend(_ value: Value) { positional = [value] + positional }

  /// Takes a named argument only.
  mutating func named(_ parameter: String) -> Value? {
    named.firstIndex { $0.name == parameter }.map { named.remove(at: $0).value }
  }

  /// Takes everything, to be looked at later.
  mutating func takeAll() -> Arguments {
    defer { (positional, named) = ([], []) }
    return self
  }

  /// The same arguments for another function.
  func renamed(_ function: String) -> Arguments {
    var copy = Arguments(function: function, positional: [], named: named)
    copy.positional = positional
    return copy
  }

  /// Nothing may be left when the function returns.
  func end() throws(TemplateError) {
    if let (name, _) = named.first {
      throw failure("\(function)() has no parameter '\(name)'")
    }
    if !positional.isEmpty { throw failure("\(function)() got too many arguments") }
  }

  /// An error about the call, with the code `bad-argument`.
  public func failure(_ message: String, hint: String? = nil) -> TemplateError {
    TemplateError(code: "bad-argument", message, hint: hint)
  }

  func string(_ value: Value, _ parameter: String) throws(TemplateError) -> String {
    switch value {
    case .string(let text), .markup(let text): return text
    default: throw mismatch(parameter, "a string", value)
    }
  }

  private func int(_ value: Value, _ parameter: String) throws(TemplateError) -> Int {
    switch value {
    case .int(let number): return number
    case .bool(let bool): return bool ? 1 : 0
    default: throw mismatch(parameter, "an int", value)
    }
  }

  private func mismatch(_ parameter: String, _ expected: String, _ value: Value) -> TemplateError {
    value.undefined?.error
      ?? failure("\(function)() expects \(expected) as '\(parameter)', not \(value.typeName)")
  }
}
