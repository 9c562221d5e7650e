import Diagnostics

/// Reads tokens into a ``Code``: this file has the tools, others the grammar.
///
/// A class, so that the frames of its recursion hold no copies of it.
final class Parser {
  let tokens: [Token]
  let vocabulary: Vocabulary
  let limits: Limits
  var names: NameTable
  var code = Code()
  var position = 0
  private(set) var depth = 0
  /// Where statements stand in the source, in bytes.
  var statementOffsets: [Int] = []
  /// The tags that are open, innermost last.
  var openTags: [(name: String, offset: Int)] = []
  var loopDepth = 0
  var macroDepth = 0
  var blockNames: Set<NameID> = []
  /// The scopes that the open blocks stand in.
  var outerScopes: [Scope] = []
  /// How many names and filters have been read that keep Jinja from computing when it compiles.
  var volatiles = 0
  private var scopes: [Scope] = []
  private(set) var scope = Scope(index: 0)

  init(tokens: [Token], names: NameTable, vocabulary: Vocabulary, limits: Limits) {
    self.tokens = tokens
    self.names = names
    self.vocabulary = vocabulary
    self.limits = limits
    scopes = [scope]
  }

  static func tokens(of source: SourceText, _ limits: Limits) throws -> [Token] {
    if source.bytes.count > limits.source {
      throw TemplateError.limit("the template has more than \(limits.source) bytes")
    }
    if let offset = source.firstInvalidByte {
      throw TemplateError("the template is not UTF-8", at: offset, code: "invalid-utf8")
    }
    return try Lexer.tokens(of: source.bytes)
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  var next: Token.Kind { tokens[min(position + 1, tokens.count - 1)].kind }

  func advance() { position = min(position + 1, tokens.count - 1) }

  func isSymbol(_ symbol: String) -> Bool {
    if case .symbol(symbol) = tokens[position].kind { true } else { false }
  }

  func isName(_ name: String) -> Bool {
    if case .name(name) = tokens[position].kind { true } else { false }
  }

  func skip(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  func skip(symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  func skip(name: String) -> Bool {
    guard isName(name) else { return false }
    advance()
    return true
  }

  /// Skips two words, if both stand here.
  func skip(names first: String, _ second: String) -> Bool {
    guard isName(first), next == .name(second) else { return false }
    advance()
    advance()
    return true
  }

  func expect(_ kind: Token.Kind) throws {
    guard skip(kind) else { throw unexpected(kind.description) }
  }

  func expectName(_ what: String = "a name") throws -> String {
    guard case .name(let name) = current.kind else { throw unexpected(what) }
    advance()
    return name
  }

  func unexpected(_ expected: String) -> TemplateError {
    TemplateError(
      "expected \(expected), found \(current.kind.description)", at: current.offset)
  }

  /// Runs one level deeper, unless that is too deep.
  func nested<T>(_ body: () throws -> T) throws -> T {
    guard depth < limits.nesting else {
      throw TemplateError.limit(
        "the template nests more than \(limits.nesting) levels", at: current.offset)
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  // MARK: Names

  /// Notes an occurrence of a name in the current scope.
  func occurrence(_ name: NameID, _ event: Scope.Event?) throws -> Occurrence {
    if let special = WellKnown(name), special.isOfMacros, macroDepth > 0 {
      throw TemplateError.unsupported(
        "Jinja's name '\(special)' in macros is not part of this language",
        at: tokens[max(position - 1, 0)].offset)
    }
    if let event { scope.events.append(event) }
    code.places.append(Place(name: name, slot: 0, hops: 0))
    let occurrence = Occurrence(code.places.count - 1)
    scope.occurrences.append((occurrence, name))
    return occurrence
  }

  func read(_ name: String) throws -> Expression {
    let id = names.intern(name)
    scope.mention(id)
    volatiles += 1
    return .variable(try occurrence(id, .load(id)))
  }

  func store(_ name: NameID) throws -> Occurrence { try occurrence(name, .store(name)) }

  func declare(_ name: NameID) throws -> Occurrence {
    scope.parameters.append(name)
    return try occurrence(name, nil)
  }

  /// Declares one of the names that the engine gives a value, if the scope or one within reads it.
  func declare(_ name: WellKnown) throws -> Occurrence? {
    scope.mentions(name) ? try declare(name.id) : nil
  }

  /// Reads what has variables of its own.
  func inScope<T>(
    of parent: Scope?, isFunction: Bool = false, _ body: (Scope) throws -> T
  ) throws -> T {
    let outer = scope
    scope = Scope(index: scopes.count, in: parent, isFunction: isFunction)
    scopes.append(scope)
    defer { scope = outer }
    return try body(scope)
  }

  /// Reads what belongs to a scope further out.
  func inScope<T>(sharing other: Scope, _ body: () throws -> T) rethrows -> T {
    let inner = scope
    scope = other
    defer { scope = inner }
    return try body()
  }

  /// Tells apart what the body does with names, so that it can be put elsewhere.
  func collecting<T>(_ body: () throws -> T) throws -> (T, [Scope.Event]) {
    let start = scope.events.count
    let result = try body()
    let events = Array(scope.events[start...])
    scope.events.removeLast(events.count)
    return (result, events)
  }

  /// Gives each occurrence of a name its place.
  func resolve() throws {
    for scope in scopes { scope.resolve() }
    for scope in scopes {
      for (occurrence, name) in scope.occurrences {
        guard let place = scope.place(name) else { throw unknownInFilter(occurrence) }
        code.places[Int(occurrence)] = place
      }
    }
    code.scopes = scopes.map(\.layout)
  }

  private func unknownInFilter(_ occurrence: Occurrence) -> TemplateError {
    let node = code.expressions.firstIndex { expression in
      if case .variable(occurrence) = expression { true } else { false }
    }
    return .unsupported(
      "a 'set' block's filters can only use names that are used before it",
      at: node.map { Int(code.expressionOffsets[$0]) } ?? 0)
  }

  // MARK: Tables

  func add(_ expression: Expression, at offset: Int) -> ExpressionID {
    code.expressions.append(expression)
    code.expressionOffsets.append(Int32(offset))
    return ExpressionID(code.expressions.count - 1)
  }

  func constant(_ value: Value, at offset: Int) -> ExpressionID {
    code.constants.append(value)
    return add(.constant(Int32(code.constants.count - 1)), at: offset)
  }

  func operands(_ items: [Int32]) -> Span {
    code.operands += items
    return Span(
      start: Int32(code.operands.count - items.count), count: Int32(items.count))
  }

  func add(_ statements: [(Statement, Int)]) -> Span {
    code.statements += statements.map(\.0)
    statementOffsets += statements.map(\.1)
    return Span(
      start: Int32(code.statements.count - statements.count), count: Int32(statements.count))
  }
}

extension WellKnown {
  /// What Jinja gives a value inside macros.
  fileprivate var isOfMacros: Bool { self == .caller || self == .varargs || self == .kwargs }
}
