import Diagnostics

/// A set of templates that know each other, with the globals and filters that they share.
///
/// Making it compiles every template; it is immutable from then on, and any number of threads can
/// render from it at once.
public struct Environment: Sendable {
  /// Every syntax error of every template, sorted; empty if all compiled.
  public var diagnostics: [Diagnostic] { storage.diagnostics }
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
    storage = Storage(templates, globals, KnownFilters(host: filters), limits)
  }

  /// A template by name; throws its syntax error, or `unknown-template`.
  public func template(named name: String) throws(Diagnostic) -> Template {
    switch storage.templates[name] {
    case .compiled(let program)?: return Template(program: program, environment: storage)
    case .failed(let diagnostic)?: throw diagnostic
    case nil:
      let error = storage.unknownTemplate([name])
      throw Diagnostic(
        .error, code: error.code, error.message, at: SourceLocation(file: name), hint: error.hint)
    }
  }

  enum Entry {
    case compiled(Program)
    case failed(Diagnostic)
  }

  /// What all renders share.
  final class Storage: Sendable {
    let templates: [String: Entry]
    let diagnostics: [Diagnostic]
    let names: NameTable
    /// The value of each name, or `missing`.
    let globals: [Value]
    let namedGlobals: [String: Value]
    let filters: KnownFilters
    let limits: Limits

    init(
      _ sources: [String: SourceText], _ globals: [String: Value], _ filters: KnownFilters,
      _ limits: Limits
    ) {
      var names = NameTable()
      var templates: [String: Entry] = [:]
      var diagnostics: [Diagnostic] = []
      for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
        let entry = Self.compile(name, source, &names, filters, limits)
        if case .failed(let diagnostic) = entry { diagnostics.append(diagnostic) }
        templates[name] = entry
      }
      self.templates = templates
      self.diagnostics = diagnostics.sorted()
      self.names = names
      self.globals = Self.numbered(globals, names)
      namedGlobals = globals
      self.filters = filters
      self.limits = limits
    }

    /// The same with more names, for a template from elsewhere.
    init(_ other: Storage, names: NameTable) {
      templates = other.templates
      diagnostics = other.diagnostics
      self.names = names
      globals = Self.numbered(other.namedGlobals, names)
      namedGlobals = other.namedGlobals
      filters = other.filters
      limits = other.limits
    }

    var globalNames: [String] { namedGlobals.keys.sorted() + Builtin.allCases.map(\.rawValue) }

    private static func numbered(_ globals: [String: Value], _ names: NameTable) -> [Value] {
      var values = [Value](repeating: Value.missing, count: names.names.count)
      for builtin in Builtin.allCases {
        if let id = names.id(builtin.rawValue) { values[Int(id)] = .kind(.builtin(builtin)) }
      }
      for (name, value) in globals {
        if let id = names.id(name) { values[Int(id)] = value }
      }
      return values
    }

    private static func compile(
      _ name: String, _ source: SourceText, _ names: inout NameTable, _ filters: KnownFilters,
      _ limits: Limits
    ) -> Entry {
      do {
        let code = try Parser.parse(source, names: &names, known: filters, limits: limits)
        return .compiled(Program(name: name, source: source, code: try Resolver.resolve(code)))
      } catch {
        let location = source.location(atOffset: error.offset)
        return .failed(
          source.diagnostic(
            .error, code: error.code, error.message, at: location, hint: error.hint))
      }
    }

    func unknownTemplate(_ wanted: [String]) -> TemplateError {
      let list = wanted.map { "'\($0)'" }.joined(separator: ", ")
      return TemplateError(
        code: "unknown-template",
        wanted.count == 1
          ? "there is no template \(list)" : "there is none of the templates \(list)",
        hint: wanted.first.flatMap { didYouMean($0, among: templates.keys.sorted()) })
    }
  }
}
