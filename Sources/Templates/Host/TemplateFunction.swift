/// A function or a filter, the language's own or a host's.
///
/// A filter's first argument is the value it is applied to.
/// ```swift
/// TemplateFunction("plural") { arguments throws(TemplateError) in
///   let count = try arguments.int("count")
///   let forms = arguments.rest()
///   …
/// }
/// ```
public final class TemplateFunction: Sendable {
  /// What a host's function does: it takes its arguments one by one; what it leaves is an error.
  public typealias Body = @Sendable (inout Arguments) throws(TemplateError) -> Value
  /// What the language's own do; the value is `missing` for a function.
  typealias OwnBody = @Sendable (inout Renderer, Value, inout Arguments) throws -> Value

  /// The name under which errors speak of it, and templates of a filter.
  public let name: String
  private let body: OwnBody

  /// Makes a function or a filter of the host's.
  public convenience init(_ name: String, _ body: @escaping Body) {
    self.init(own: name) { _, value, arguments in
      if !value.isMissing { arguments.prepend(value) }
      return try body(&arguments)
    }
  }

  init(own name: String, _ body: @escaping OwnBody) {
    self.name = name
    self.body = body
  }

  func call(
    _ renderer: inout Renderer, _ value: Value = .missing, _ arguments: inout Arguments
  ) throws -> Value {
    let result = try body(&renderer, value, &arguments)
    try arguments.end()
    return result
  }
}
