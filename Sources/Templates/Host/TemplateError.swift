import Diagnostics

/// A problem that a value, a function or a filter finds; the engine adds where it happened and how
/// the render came there, and makes a `Diagnostic` of it.
public final class TemplateError: Error, Sendable {
  /// A stable identifier in kebab-case.
  public let code: String
  /// What is wrong.
  public let message: String
  /// How to mend it.
  public let hint: String?
  /// Where in its source a syntax error is, in bytes.
  let offset: Int
  /// The name that nothing has defined, if that is the problem.
  let undefinedName: String?
  /// The whole problem, once its place is known.
  let diagnostic: Diagnostic?

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: A stable identifier in kebab-case.
  ///   - message: What is wrong, in one line, beginning in lower case and without a full stop.
  ///   - hint: How to mend it.
  public convenience init(code: String, _ message: String, hint: String? = nil) {
    self.init(message, at: 0, code: code, hint: hint)
  }

  init(
    _ message: String, at offset: Int, code: String = "template-syntax", hint: String? = nil,
    undefinedName: String? = nil, diagnostic: Diagnostic? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.offset = offset
    self.undefinedName = undefinedName
    self.diagnostic = diagnostic
  }

  convenience init(_ diagnostic: Diagnostic) {
    self.init(diagnostic.message, at: 0, code: diagnostic.code, diagnostic: diagnostic)
  }

  /// The problem with its place.
  func located(
    in source: SourceText, at offset: Int? = nil, hint: String? = nil
  ) -> Diagnostic {
    let location = source.location(atOffset: offset ?? self.offset)
    return source.diagnostic(.error, code: code, message, at: location, hint: hint ?? self.hint)
  }
}

extension TemplateError {
  static func type(_ message: String, hint: String? = nil) -> TemplateError {
    TemplateError(code: "type-error", message, hint: hint)
  }

  static func value(_ message: String) -> TemplateError {
    TemplateError(code: "value-error", message)
  }

  static func unsupported(
    _ message: String, at offset: Int = 0, hint: String? = nil
  ) -> TemplateError {
    TemplateError(message, at: offset, code: "unsupported", hint: hint)
  }

  static func limit(_ message: String, at offset: Int = 0) -> TemplateError {
    TemplateError(message, at: offset, code: "limit")
  }

  static func undefined(name: String) -> TemplateError {
    TemplateError("'\(name)' is undefined", at: 0, code: "undefined-name", undefinedName: name)
  }

  static let overflow = TemplateError(
    code: "number-overflow", "the result is too large", hint: "whole numbers have 64 bits")
}
