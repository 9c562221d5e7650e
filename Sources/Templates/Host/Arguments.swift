/// The arguments of one call, taken in the order of the function's parameters.
///
/// Each parameter takes the next positional argument, or the named one of its name. A missing, an
/// unknown, a doubled and an ill-typed argument are errors that name the function and the parameter.
public struct Arguments: Sendable {
  /// The function or filter that is called.
  public internal(set) var function: String
  /// The next positional argument; `missing` if none is left. Apart from the others, since most calls
  /// have one, and would need an array for it.
  private var next: Value
  /// The positional arguments after it.
  private var later: ArraySlice<Value>
  private var named: [(name: String, value: Value)]

  init(
    function: String, first: Value = .missing, later: [Value] = [],
    named: [(name: String, value: Value)] = []
  ) {
    self.function = function
    next = first
    self.later = later[...]
    self.named = named
  }

  /// The next parameter's argument, or nil if the call has none.
  public mutating func optional(_ parameter: String) throws(TemplateError) -> Value? {
    guard let first = popFirst() else { return takeNamed(parameter) }
    guard takeNamed(parameter) == nil else {
      throw failure("\(function)() got multiple values for argument '\(parameter)'")
    }
    return first
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
    try convert(required(parameter), parameter, "a string", \.text)
  }

  /// The next parameter's argument, which must be a string or markup if the call has it.
  public mutating func optionalString(_ parameter: String) throws(TemplateError) -> String? {
    try optionalString(parameter, orNone: false)
  }

  /// The next parameter's argument, which must be an int.
  public mutating func int(_ parameter: String) throws(TemplateError) -> Int {
    try convert(required(parameter), parameter, "an int", \.index)
  }

  /// The next parameter's argument, which must be an int if the call has it.
  public mutating func optionalInt(_ parameter: String) throws(TemplateError) -> Int? {
    try optionalInt(parameter, orNone: false)
  }

  /// The next parameter's argument, which must be an object of the host's of that type.
  @inlinable public mutating func object<T: TemplateObject>(
    _ parameter: String, as type: T.Type = T.self
  ) throws(TemplateError) -> T {
    let value = try required(parameter)
    if case .object(let object) = value, let wanted = object.unwrapped(as: type) { return wanted }
    throw mismatch(value, parameter, "\(type)")
  }

  private func convert<T>(
    _ value: Value, _ parameter: String, _ expected: @autoclosure () -> String,
    _ read: (Value) -> T?
  ) throws(TemplateError) -> T {
    if let result = read(value) { return result }
    throw mismatch(value, parameter, expected())
  }

  @usableFromInline func mismatch(
    _ value: Value, _ parameter: String, _ expected: String
  ) -> TemplateError {
    value.undefined?.error()
      ?? failure("\(function)() expects \(expected) as '\(parameter)', not \(value.typeName)")
  }

  /// All positional arguments that are left.
  public mutating func rest() -> [Value] {
    defer { (next, later) = (.missing, []) }
    return hasPositional ? [next] + later : []
  }

  /// All named arguments that are left, in the order of the call.
  public mutating func restNamed() -> [(name: String, value: Value)] {
    defer { named = [] }
    return named
  }

  /// An error about the call, with the code `bad-argument`.
  public func failure(_ message: String, hint: String? = nil) -> TemplateError {
    TemplateError(code: "bad-argument", message, hint: hint)
  }

  // MARK: For the language's own

  mutating func optionalString(
    _ parameter: String, orNone: Bool
  ) throws(TemplateError) -> String? {
    guard let value = try optional(parameter), !(orNone && value.isNone) else { return nil }
    return try convert(value, parameter, "a string", \.text)
  }

  mutating func optionalInt(_ parameter: String, orNone: Bool) throws(TemplateError) -> Int? {
    guard let value = try optional(parameter), !(orNone && value.isNone) else { return nil }
    return try convert(value, parameter, "an int", \.index)
  }

  /// Whether the next parameter's argument is true; false if the call has none.
  mutating func flag(_ parameter: String) throws -> Bool {
    try optional(parameter)?.isTrue() ?? false
  }

  var hasPositional: Bool { !next.isMissing }

  /// Takes everything, to be looked at later.
  mutating func takeAll() -> Arguments {
    defer { (next, later, named) = (.missing, [], []) }
    return self
  }

  mutating func popFirst() -> Value? {
    guard hasPositional else { return nil }
    defer { next = later.popFirst() ?? .missing }
    return next
  }

  mutating func prepend(_ value: Value) {
    if hasPositional { later.insert(next, at: later.startIndex) }
    next = value
  }

  mutating func takeNamed(_ parameter: String) -> Value? {
    named.isEmpty
      ? nil : named.firstIndex { $0.name == parameter }.map { named.remove(at: $0).value }
  }

  /// Nothing may be left when the function returns.
  func end() throws(TemplateError) {
    if let (name, _) = named.first { throw failure("\(function)() has no parameter '\(name)'") }
    if hasPositional { throw failure("\(function)() got too many arguments") }
  }
}
