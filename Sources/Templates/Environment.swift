import Diagnostics

/// A set of templates that know each other, with the globals and filters that they share.
///
/// Making it compiles every template; it is immutable from then on, and any number of threads can
/// render from it at once.
public struct Environment: Sendable {
  /// Every syntax error of every template, sorted; empty if all compiled.
  public let diagnostics: [Diagnostic]
  let storage: Storage

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
    let vocabulary = Vocabulary(filters: filters)
    var names = NameTable()
    var programs: [String: Result<Program, TemplateError>] = [:]
    var diagnostics: [Diagnostic] = []
    for (name, source) in templates.sorted(by: { $0.key < $1.key }) {
      do {
        let parser = Parser(
          tokens: try Parser.tokens(of: source, limits), names: names, vocabulary: vocabulary,
          limits: limits)
        defer { names = parser.names }
        let code = try parser.parseTemplate()
        programs[name] = .success(Program(name: name, source: source, code: code))
      } catch {
        let diagnostic = TemplateError.diagnostic(error, in: source)
        diagnostics.append(diagnostic)
        programs[name] = .failure(TemplateError(diagnostic))
      }
    }
    self.diagnostics = diagnostics.sorted()
    storage = Storage(
      templates: programs, names: names, namedGlobals: globals, vocabulary: vocabulary,
      limits: limits)
  }

  private init(diagnostics: [Diagnostic], storage: Storage) {
    self.diagnostics = diagnostics
    self.storage = storage
  }

  /// The same templates, compiled once, with other globals.
  public func with(globals: [String: Value]) -> Environment {
    Environment(diagnostics: diagnostics, storage: storage.with(globals))
  }

  /// A template by name; throws its syntax error, or `unknown-template`.
  public func template(named name: String) throws(Diagnostic) -> Template {
    switch storage.templates[name] {
    case .success(let program)?: return Template(program: program, environment: storage)
    case .failure(let error)?:
      throw TemplateError.diagnostic(error, in: SourceText(name: name, ""))
    case nil:
      let error = storage.unknownTemplate([name])
      throw Diagnostic(
        .error, code: error.code, error.message, at: SourceLocation(file: name), hint: error.hint)
    }
  }

  /// Compiles the call of a template's macro in a text that is no template itself, such as
  /// `{{ quote("stress") }}` in Markdown. It renders to what the macro gives, and its errors tell
  /// places in that text.
  ///
  /// - Parameters:
  ///   - range: The bytes of the call, from `{{` to `}}`.
  ///   - macro: The macro's name, as the call has it.
  ///   - template: The name of the template that defines it.
  public func call(
    in source: SourceText, at range: Range<Int>, of macro: String, from template: String
  ) throws(Diagnostic) -> Template {
    do {
      let parser = Parser(
        tokens: try Parser.tokens(ofCall: source, range, of: macro, from: template),
        names: storage.names, vocabulary: storage.vocabulary, limits: storage.limits)
      let code = try parser.parseCall(of: macro)
      let hasNewNames = parser.names.names.count > storage.names.names.count
      return Template(
        program: Program(name: source.name, source: source, code: code),
        environment: hasNewNames ? storage.with(parser.names) : storage)
    } catch { throw TemplateError.diagnostic(error, in: source) }
  }

  /// What all renders share.
  final class Storage: Sendable {
    let templates: [String: Result<Program, TemplateError>]
    let names: NameTable
    let namedGlobals: [String: Value]
    /// The value of each name, or `missing`.
    let globals: [Value]
    let vocabulary: Vocabulary
    let limits: Limits

    init(
      templates: [String: Result<Program, TemplateError>], names: NameTable,
      namedGlobals: [String: Value], vocabulary: Vocabulary, limits: Limits
    ) {
      self.templates = templates
      self.names = names
      self.namedGlobals = namedGlobals
      self.vocabulary = vocabulary
      self.limits = limits
      globals = names.names.map { name in
        namedGlobals[name.text] ?? Vocabulary.functions[name.text].map(Value.function) ?? .missing
      }
    }

    /// The same with more names, for a template from elsewhere.
    fileprivate func with(_ names: NameTable) -> Storage {
      Storage(
        templates: templates, names: names, namedGlobals: namedGlobals, vocabulary: vocabulary,
        limits: limits)
    }

    /// The same with other globals.
    fileprivate func with(_ globals: [String: Value]) -> Storage {
      Storage(
        templates: templates, names: names, namedGlobals: globals, vocabulary: vocabulary,
        limits: limits)
    }

    var globalNames: [String] { namedGlobals.keys.sorted() + Vocabulary.functions.keys.sorted() }

    func unknownTemplate(_ wanted: [String]) -> TemplateError {
      let list = wanted.map { "'\($0)'" }.joined(separator: ", ")
      return TemplateError(
        code: "unknown-template",
        wanted.count == 1
          ? "there is no template \(list)" : "there is none of the templates \(list)",
        hint: wanted.first.flatMap { didYouMean($0, among: templates.keys) })
    }
  }
}

extension TemplateError {
  /// The problem with its place, if it has none yet where it was found in a source.
  static func diagnostic(_ error: any Error, in source: SourceText) -> Diagnostic {
    let error = error as? TemplateError ?? TemplateError("\(error)", at: 0)
    return error.diagnostic ?? error.located(in: source)
  }
}
