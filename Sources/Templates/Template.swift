import Diagnostics

/// A compiled template, ready to render any number of times on any thread.
public struct Template: Sendable {
  /// The name by which the environment knows it.
  public let name: String
  let environment: Environment

  /// Renders the template: appends UTF-8 bytes to a buffer.
  ///
  /// - Parameters:
  ///   - variables: What this render's templates see beside the globals; imported templates see
  ///     them only if imported `with context`, as in Jinja.
  ///   - globals: This render's own globals, such as functions that know the current page; like
  ///     the environment's, imported templates see them too. They win over the environment's.
  ///   - buffer: What was in it stays; on an error it may end in a part of the page.
  public func render(
    _ variables: [String: Value] = [:], globals: [String: Value] = [:], into buffer: inout [UInt8]
  ) throws(Diagnostic) {
  }

  /// Renders the template to a string.
  public func render(
    _ variables: [String: Value] = [:], globals: [String: Value] = [:]
  ) throws(Diagnostic) -> String {
    var buffer: [UInt8] = []
    try render(variables, globals: globals, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }
}
