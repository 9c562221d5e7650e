import Diagnostics

/// Reads tokens into a ``Code``: this file has the tools, others the grammar.
///
/// A class, so that the frames of its recursion hold no copies of it.
final class Parser {
  /// An expression that has no place in the table yet.
  struct Node {
    var expression: Expression
    var offset: Int
    /// How many levels of nodes it is made of.
    var depth = 1
    /// Whether Jinja computes it when it compiles.
    var isConstant = false
  }

  let tokens: [Token]
  let known: KnownFilters
  let limits: Limits
  var names: NameTable
  var code = Code()
  var position = 0
  var depth = 0
  /// The tags that are open, innermost last.
  var openTags: [(name: String, offset: Int)] = []
  var blockNames: Set<NameID> = []

  convenience init(_ source: SourceText, names: NameTable, known: KnownFilters, limits: Limits)
    throws(SyntaxError)
  {
    if source.bytes.count > limits.source {
      throw SyntaxError(
        "the template has more than \(limits.source) bytes", at: 0, code: "limit")
    }
    if let offset = source.firstInvalidByte {
      throw SyntaxError("the template is not UTF-8", at: offset, code: "invalid-utf8")
    }
    self.init(
      tokens: try Lexer.tokens(of: source.bytes), names: names, known: known, limits: limits)
  }

  init(tokens: [Token], names: NameTable, known: KnownFilters, limits: Limits) {
    self.tokens = tokens
    self.names = names
    self.known = known
    self.limits = limits
  }

  private func token(_ index: Int) -> Token { tokens[min(index, tokens.count - 1)] }

  var current: Token { token(position) }

  var next: Token { token(position + 1) }

  func advance() { position = min(position + 1, tokens.count - 1) }

  func isSymbol(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

  func isName(_ name: String) -> Bool { current.kind == .name(name) }

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

  func expect(symbol: String) throws(SyntaxError) {
    guard skip(symbol: symbol) else { throw unexpected("'\(symbol)'") }
  }

  func expect(_ kind: Token.Kind) throws(SyntaxError) {
    guard current.kind == kind else {
      throw unexpected(Token(kind: kind, offset: 0).description)
    }
    advance()
  }

  func expectName(_ what: String = "a name") throws(SyntaxError) -> String {
    guard case .name(let name) = current.kind else { throw unexpected(what) }
    advance()
    return name
  }

  func unexpected(_ expected: String) -> SyntaxError {
    SyntaxError("expected \(expected), found \(current.description)", at: current.offset)
  }

  /// Runs one level deeper, unless that is too deep.
  func nested<T>(
    _ body: () throws(SyntaxError) -> T
  ) throws(SyntaxError) -> T {
    guard depth < limits.nesting else { throw tooDeep(limits.nesting, at: current.offset) }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  private func tooDeep(_ limit: Int, at offset: Int) -> SyntaxError {
    SyntaxError("the template nests more than \(limit) levels", at: offset, code: "limit")
  }

  // MARK: Tables

  func intern(_ name: String) -> NameID { names.intern(name) }

  /// Puts a node into the table.
  func store(_ node: Node) -> ExpressionID {
    code.expressions.append(node.expression)
    code.offsets.append(Int32(node.offset))
    return ExpressionID(code.expressions.count - 1)
  }

  /// Puts nodes into the table, one after another.
  func store(_ nodes: [Node]) -> Span {
    let start = Int32(code.expressions.count)
    for node in nodes { _ = store(node) }
    return Span(start: start, count: Int32(nodes.count))
  }

  /// A node made of others; a tree that is too deep to be walked is an error.
  func node(
    _ expression: Expression, at offset: Int, over children: Node...
  ) throws(SyntaxError) -> Node {
    try node(expression, at: offset, over: children)
  }

  func node(
    _ expression: Expression, at offset: Int, over children: [Node]
  ) throws(SyntaxError) -> Node {
    let depth = 1 + children.reduce(0) { max($0, $1.depth) }
    guard depth <= limits.depth else { throw tooDeep(limits.depth, at: offset) }
    return Node(
      expression: expression, offset: offset, depth: depth,
      isConstant: children.allSatisfy(\.isConstant))
  }

  func root(
    _ parse: () throws(SyntaxError) -> Node
  ) throws(SyntaxError) -> Root {
    let first = ExpressionID(code.expressions.count)
    let node = try parse()
    return Root(first: first, id: store(node))
  }

  func constant(_ value: Value, at offset: Int) -> Node {
    code.constants.append(value)
    return Node(
      expression: .constant(Int32(code.constants.count - 1)), offset: offset, isConstant: true)
  }
}
