import Diagnostics

/// A filter: it makes a value of a value and of arguments.
struct Filter: Sendable {
  typealias Body =
    @Sendable (inout Renderer, Value, inout Arguments) throws(TemplateError) -> Value

  let name: String
  let body: Body

  init(_ name: String, _ body: @escaping Body) {
    self.name = name
    self.body = body
  }

  /// A filter of the host's.
  init(_ function: TemplateFunction) {
    self.init(function.name) { _, value, arguments throws(TemplateError) in
      arguments.prepend(value)
      return try function.storage.body(&arguments)
    }
  }
}

/// The filters that an environment knows: the language's own and the host's.
struct KnownFilters: Sendable {
  private let filters: [String: Filter]

  init(host: [TemplateFunction]) {
    var filters = Self.builtin
    for function in host { filters[function.name] = Filter(function) }
    self.filters = filters
  }

  func filter(_ name: String) -> Filter? { filters[name] }

  static func isBuiltin(_ name: String) -> Bool { builtin[name] != nil }

  func unknownFilter(_ name: String, at offset: Int) -> SyntaxError {
    if Self.unsupported.contains(name) {
      return SyntaxError(
        "Jinja's filter '\(name)' is not part of this language", at: offset, code: "unsupported")
    }
    return SyntaxError(
      "there is no filter '\(name)'", at: offset, code: "unknown-filter",
      hint: didYouMean(name, among: filters.keys.sorted()))
  }

  private static let unsupported: Set<String> = [
    "attr", "center", "filesizeformat", "format", "pprint", "random", "urlize", "wordwrap",
  ]

  private static let builtin: [String: Filter] = {
    var filters: [String: Filter] = [:]
    for group in [
      Filters.texts, Filters.markup, Filters.numbers, Filters.sequences, Filters.orders,
      Filters.selections,
    ] {
      for filter in group { filters[filter.name] = filter }
    }
    for (alias, name) in ["d": "default", "e": "escape", "count": "length"] {
      if let filter = filters[name] { filters[alias] = Filter(alias, filter.body) }
    }
    return filters
  }()
}

/// The language's own filters, in groups.
enum Filters {}
