import Diagnostics
import Yams

extension Document {
  /// The YAML between two byte offsets; nil if it is empty or malformed, which is reported.
  func yaml(in range: Range<Int>, firstLine: Int = 1) -> YAMLNode? {
    // The parser would stop at what is reported already.
    guard !problems.contains(where: { $0.code == "control-character" }) else { return nil }
    var bytes = source.bytes[range]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = LineMap(text)
    var tree = TreeReader(document: self, lines: lines, lineOffset: firstLine - 1)
    do {
      // The resolver would match each scalar against regular expressions; the schema knows types.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      let node = try tree.node(root)
      return node.isNull ? nil : node
    } catch let error as YamlError {
      report(SyntaxProblem(error, in: bytes, lines: lines), lineOffset: firstLine - 1)
    } catch {
      report(
        "yaml-syntax", "the YAML repeats itself beyond all measure",
        at: SourceLocation(file: source.name, line: firstLine), hint: "use fewer aliases (*name)")
    }
    return nil
  }

  private func report(_ problem: SyntaxProblem, lineOffset: Int) {
    let location = SourceLocation(
      file: source.name, line: problem.place.line + lineOffset,
      column: problem.place.column)
    report(problem.code, problem.message, at: location, hint: problem.hint)
  }
}

/// Makes our tree of the parser's.
private struct TreeReader {
  /// A tree larger than this comes from aliases that multiply each other, not from an editor.
  private static let maximumNodes = 1_000_000

  private struct TooManyNodes: Error {}

  let document: Document
  let lines: LineMap
  let lineOffset: Int
  private var nodeCount = 0

  init(document: Document, lines: LineMap, lineOffset: Int) {
    self.document = document
    self.lines = lines
    self.lineOffset = lineOffset
  }

  mutating func node(_ node: Node) throws -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= Self.maximumNodes else { throw TooManyNodes() }
    let place = node.mark.map(lines.place) ?? YAMLPlace(line: 1, column: 1)
    let location = SourceLocation(
      file: document.source.name, line: place.line + lineOffset, column: place.column)
    return YAMLNode(content: try content(node, at: location), location: location)
  }

  private mutating func content(
    _ node: Node, at location: SourceLocation
  ) throws -> YAMLNode.Content {
    switch node {
    case .scalar(let scalar):
      .scalar(printable(scalar, at: location), isPlain: scalar.style == .plain)
    case .sequence(let items):
      .sequence(try items.map { try self.node($0) })
    case .mapping(let pairs):
      .mapping(try pairs.map { (try self.node($0.key), try self.node($0.value)) })
    case .alias:
      .scalar("", isPlain: true)
    }
  }

  /// Escapes such as `\0` write characters that a file can't contain.
  private func printable(_ scalar: Node.Scalar, at location: SourceLocation) -> String {
    guard scalar.style == .doubleQuoted else { return scalar.string }
    let bytes = Array(scalar.string.utf8)
    guard let offset = bytes.firstControlCharacter else { return scalar.string }
    let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars
    document.reportControlCharacter(rest.first, at: location)
    return String(scalar.string.unicodeScalars.prefix { $0 != rest.first })
  }
}
