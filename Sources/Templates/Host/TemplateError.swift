/// A problem that a value, a function or a filter finds; the engine adds where it happened and how
/// the render came there, and makes a `Diagnostic` of it.
public struct TemplateError: Error, Sendable {
  /// A stable identifier in kebab-case.
  public var code: String
  /// What is wrong, in one line, beginning in lower case and without a full stop.
  public var message: String
  /// How to mend it.
  public var hint: String?

  /// Makes an error.
  public init(code: String, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}
