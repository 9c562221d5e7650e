import Diagnostics

/// A compiled template, ready to render any number of times on any thread.
public struct Template: Sendable {
  let program: Program
  let environment: Environment.Storage

  /// The name by which the environment knows it.
  public var name: String { program.name }

  /// Renders the template: appends UTF-8 bytes to a buffer.
  ///
  /// - Parameters:
  ///   - variables: What this render's templates see beside the globals; imported templates see
  ///     them only if imported `with context`, as in Jinja.
  ///   - globals: This render's own globals, such as functions that know the current page; like
  ///     the environment's, imported templates see them too. They win over the environment's.
  ///   - buffer: What was in it stays; on an error, too, nothing is added.
  public func render(
    _ variables: [String: Value] = [:], globals: [String: Value] = [:], into buffer: inout [UInt8]
  ) throws(Diagnostic) {
    var renderer = Renderer(
      environment: environment, limits: environment.limits, globals: numbered(globals))
    swap(&renderer.output, &buffer)
    let start = renderer.output.count
    renderer.outputLimit = start + environment.limits.output
    defer { swap(&renderer.output, &buffer) }
    let context = Context(locals: numbered(variables))
    context.add(program)
    do { try renderer.run(program, context) } catch {
      renderer.output.removeLast(renderer.output.count - start)
      throw TemplateError.diagnostic(error, in: program.source)
    }
  }

  /// Renders the template to a string.
  public func render(
    _ variables: [String: Value] = [:], globals: [String: Value] = [:]
  ) throws(Diagnostic) -> String {
    var buffer: [UInt8] = []
    try render(variables, globals: globals, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The values of the names that some template uses.
  private func numbered(_ values: [String: Value]) -> [(NameID, Value)] {
    var result: [(NameID, Value)] = []
    result.reserveCapacity(values.count)
    for (name, value) in values {
      if let id = environment.names.id(name) { result.append((id, value)) }
    }
    return result
  }
}
