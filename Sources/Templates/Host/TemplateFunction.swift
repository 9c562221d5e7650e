/// A function or a filter that a host adds.
///
/// A filter's first argument is the value it is applied to.
/// ```swift
/// TemplateFunction("plural") { arguments throws(TemplateError) in
///   let count = try arguments.int("count")
///   let forms = try arguments.rest()
///   …
/// }
/// ```
public struct TemplateFunction: Sendable {
  /// What a function does: it takes its arguments one by one; what it leaves is an error.
  public typealias Body = @Sendable (inout Arguments) throws(TemplateError) -> Value

  let storage: Storage

  /// Makes a function; the name is for error messages, and for filters the name itself.
  public init(_ name: String, _ body: @escaping Body) {
    storage = Storage(name: name, body: body)
  }

  /// The name under which errors speak of it.
  public var name: String { storage.name }

  /// On the heap, so that a ``Value`` stays small.
  final class Storage: Sendable {
    let name: String
    let body: Body

    init(name: String, body: @escaping Body) {
      self.name = name
      self.body = body
    }
  }
}
