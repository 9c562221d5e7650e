import Diagnostics

/// A set of templates that know each other, with the globals and filters that they share.
///
/// Making it compiles every template; it is immutable from then on, and any number of threads can
/// render from it at once.
public struct Environment: Sendable {
  /// Every syntax error of every template, sorted; empty if all compiled.
  public let diagnostics: [Diagnostic]
  let sources: [String: SourceText]

  /// Compiles templates.
  ///
  /// - Parameters:
  ///   - templates: The sources by the names that `include`, `extends` and `import` use; errors
  ///     tell places by the sources' own names.
  ///   - globals: What every template sees, imported ones too.
  ///   - filters: The host's filters, added to the built-in ones.
  ///   - limits: How much a render may ask for.
  public init(
    templates: [String: SourceText], globals: [String: Value] = [:],
    filters: [TemplateFunction] = [], limits: Limits = Limits()
  ) {
    sources = templates
    diagnostics = []
  }

  /// A template by name; throws its syntax error, or `unknown-template`.
  public func template(named name: String) throws(Diagnostic) -> Template {
    guard sources[name] != nil else {
      throw Diagnostic(
        .error, code: "unknown-template", "there is no template '\(name)'",
        at: SourceLocation(file: name), hint: didYouMean(name, among: sources.keys.sorted()))
    }
    return Template(name: name, environment: self)
  }
}
