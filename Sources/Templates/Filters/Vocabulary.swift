import Diagnostics

/// The tags, filters, tests and functions that templates can use.
struct Vocabulary: Sendable {
  private let filters: [String: TemplateFunction]

  /// The language's own and the host's.
  init(filters host: [TemplateFunction]) {
    filters = Self.filters.merging(host.map { ($0.name, $0) }) { $1 }
  }

  func filter(_ name: String, at offset: Int = 0) throws -> TemplateFunction {
    try Self.find(name, in: filters, "filter", Self.otherFilters, at: offset)
  }

  func test(_ name: String, at offset: Int = 0) throws -> TemplateFunction {
    try Self.find(name, in: Self.tests, "test", Self.otherTests, at: offset)
  }

  static func isFilter(_ name: String) -> Bool { filters[name] != nil }

  private static func find(
    _ name: String, in functions: [String: TemplateFunction], _ kind: String, _ others: [String],
    at offset: Int
  ) throws -> TemplateFunction {
    if let function = functions[name] { return function }
    if others.contains(name) {
      throw TemplateError.unsupported(
        "Jinja's \(kind) '\(name)' is not part of this language", at: offset)
    }
    throw TemplateError(
      "there is no \(kind) '\(name)'", at: offset, code: "unknown-\(kind)",
      hint: didYouMean(name, among: functions.keys.filter { $0.first?.isLetter ?? false }))
  }

  static let tags = [
    "block", "extends", "for", "from", "if", "import", "include", "macro", "raw", "set", "with",
  ]

  // What Jinja has beside the language.
  static let otherTags = [
    "autoescape", "break", "call", "continue", "debug", "do", "filter", "pluralize", "print",
    "trans",
  ]
  private static let otherFilters = [
    "attr", "center", "filesizeformat", "format", "pprint", "random", "urlize", "wordwrap",
  ]
  private static let otherTests = ["callable", "filter", "sameas", "test"]

  /// The filters that use other filters and tests, whose result Jinja never computes beforehand.
  static let choosers: Set<String> = ["map", "select", "reject", "selectattr", "rejectattr"]

  private static let filters = named(
    texts, markup, numbers, sequences, orders, selections,
    aliases: ["d": "default", "e": "escape", "count": "length"])

  private static let tests = named(
    kinds, comparisons,
    aliases: [
      "==": "eq", "equalto": "eq", "!=": "ne", "<": "lt", "lessthan": "lt", "<=": "le",
      ">": "gt", "greaterthan": "gt", ">=": "ge",
    ])

  static let functions = named(functionBodies, aliases: [:])

  private static func named(
    _ groups: [String: TemplateFunction.OwnBody]..., aliases: [String: String]
  ) -> [String: TemplateFunction] {
    let bodies = groups.reduce(into: [:]) { $0.merge($1) { $1 } }
    var functions: [String: TemplateFunction] = [:]
    for (name, body) in bodies { functions[name] = TemplateFunction(own: name, body) }
    for (alias, name) in aliases {
      functions[alias] = bodies[name].map { TemplateFunction(own: alias, $0) }
    }
    return functions
  }
}
