import Diagnostics

/// A problem that a value, a function or a filter finds; the engine adds where it happened and how
/// the render came there, and makes a `Diagnostic` of it.
public struct TemplateError: Error, Sendable {
  /// One word, so that what can throw stays fast.
  private let storage: Storage

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - code: A stable identifier in kebab-case.
  ///   - message: What is wrong, in one line, beginning in lower case and without a full stop.
  ///   - hint: How to mend it.
  public init(code: String, _ message: String, hint: String? = nil) {
    storage = Storage(code: code, message: message, hint: hint)
  }

  /// A stable identifier in kebab-case.
  public var code: String { storage.code }
  /// What is wrong.
  public var message: String { storage.message }
  /// How to mend it.
  public var hint: String? { storage.hint }

  /// The name that nothing has defined, if that is the problem.
  var undefinedName: String? { storage.undefinedName }
  /// The whole problem, once its place is known.
  var diagnostic: Diagnostic? { storage.diagnostic }

  init(undefinedName name: String) {
    storage = Storage(
      code: "undefined-name", message: "'\(name)' is undefined", undefinedName: name)
  }

  init(_ error: SyntaxError) {
    self.init(code: error.code, error.message, hint: error.hint)
  }

  init(_ diagnostic: Diagnostic) {
    storage = Storage(
      code: diagnostic.code, message: diagnostic.message, hint: diagnostic.hint,
      diagnostic: diagnostic)
  }

  private final class Storage: Sendable {
    let code: String
    let message: String
    let hint: String?
    let undefinedName: String?
    let diagnostic: Diagnostic?

    init(
      code: String, message: String, hint: String? = nil, undefinedName: String? = nil,
      diagnostic: Diagnostic? = nil
    ) {
      self.code = code
      self.message = message
      self.hint = hint
      self.undefinedName = undefinedName
      self.diagnostic = diagnostic
    }
  }
}

extension TemplateError {
  static func type(_ message: String, hint: String? = nil) -> TemplateError {
    TemplateError(code: "type-error", message, hint: hint)
  }

  static func value(_ message: String) -> TemplateError {
    TemplateError(code: "value-error", message)
  }

  static func unsupported(_ message: String, hint: String? = nil) -> TemplateError {
    TemplateError(code: "unsupported", message, hint: hint)
  }

  static func limit(_ message: String) -> TemplateError {
    TemplateError(code: "limit", message)
  }

  static var overflow: TemplateError {
    TemplateError(
      code: "number-overflow", "the result is too large", hint: "whole numbers have 64 bits")
  }
}
