import Diagnostics
import Files
import Yams

/// One file being read: its source, its YAML and the problems found in it so far.
///
/// A document belongs to the one task that reads it.
final class Document {
  /// A tree larger than this comes from aliases that multiply each other, not from an editor.
  private static let maximumNodes = 1_000_000

  let source: SourceText
  private(set) var problems: [Diagnostic] = []
  private var nodeCount = 0

  init(_ source: SourceText) {
    self.source = source
  }

  func report(
    _ code: String, _ message: String, at location: SourceLocation, hint: String? = nil,
    severity: Severity = .error
  ) {
    problems.append(source.diagnostic(severity, code: code, message, at: location, hint: hint))
  }

  /// Opens a file, or says why it can't be read as text.
  static func open(_ path: String) -> Result<Document, Diagnostic> {
    do throws(FileError) {
      let source = SourceText(name: path, bytes: try readFile(path))
      guard let offset = source.firstInvalidByte else { return .success(Document(source)) }
      return .failure(
        Diagnostic(
          .error, code: "not-utf8", "the file is not UTF-8 text",
          at: source.location(atOffset: offset), hint: "save it in the encoding UTF-8"))
    } catch {
      return .failure(
        Diagnostic(
          .error, code: "unreadable-file", "the file can't be read: \(error.reason)",
          at: SourceLocation(file: path),
          hint: "check that it is a file and that you may read it"))
    }
  }

  /// The YAML between two byte offsets; nil if it is empty or malformed, which is reported.
  func yaml(in range: Range<Int>? = nil, firstLine: Int = 1) -> YAMLNode? {
    var bytes = source.bytes[range ?? 0..<source.bytes.count]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let lineOffset = firstLine - 1
    do {
      let text = String(decoding: bytes, as: UTF8.self)
      // The resolver would match each scalar against regular expressions; the schema knows types.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      let node = try convert(root, lineOffset: lineOffset)
      return node.isNull ? nil : node
    } catch let error as YamlError {
      reportSyntax(error, lineOffset: lineOffset)
    } catch {
      report(
        "yaml-syntax", "the YAML repeats itself beyond all measure",
        at: SourceLocation(file: source.name, line: firstLine), hint: "use fewer aliases (*name)")
    }
    return nil
  }

  private struct TooManyNodes: Error {}

  private func convert(_ node: Node, lineOffset: Int) throws -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= Self.maximumNodes else { throw TooManyNodes() }
    let location = SourceLocation(
      file: source.name, line: (node.mark?.line ?? 1) + lineOffset,
      column: node.mark?.column ?? 1)
    let content: YAMLNode.Content =
      switch node {
      case .scalar(let scalar): .scalar(scalar.string, isPlain: scalar.style == .plain)
      case .sequence(let items):
        .sequence(try items.map { try convert($0, lineOffset: lineOffset) })
      case .mapping(let pairs):
        .mapping(
          try pairs.map { pair in
            (
              try convert(pair.key, lineOffset: lineOffset),
              try convert(pair.value, lineOffset: lineOffset)
            )
          })
      case .alias: .scalar("", isPlain: true)
      }
    return YAMLNode(content: content, location: location)
  }
}

extension Document {
  private func reportSyntax(_ error: YamlError, lineOffset: Int) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let what = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
      report(
        "yaml-syntax", what, at: location(mark, lineOffset), hint: Self.syntaxHint(for: problem))
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.split(separator: "\n", omittingEmptySubsequences: false)
      report(
        "yaml-syntax", problem,
        at: SourceLocation(
          file: source.name, line: max(line.count, 1) + lineOffset,
          column: (line.last?.unicodeScalars.count ?? 0) + 1),
        hint: "remove the invisible character")
    case .duplicatedKeysInMapping(let duplicates, let context):
      report(
        "duplicate-key", "the key '\(duplicates.first ?? "")' stands twice in one mapping",
        at: location(context.mark, lineOffset), hint: "keep one of them")
    default:
      report(
        "yaml-syntax", "\(error)", at: SourceLocation(file: source.name, line: lineOffset + 1))
    }
  }

  private func location(_ mark: Mark, _ lineOffset: Int) -> SourceLocation {
    SourceLocation(file: source.name, line: mark.line + lineOffset, column: mark.column)
  }

  private static func syntaxHint(for problem: String) -> String? {
    switch problem {
    case let text where text.contains("mapping values are not allowed"):
      "put text that contains ': ' in quotes"
    case let text where text.contains("cannot start any token"):
      "indent with spaces, and put text that begins with a special character in quotes"
    case let text where text.contains("unexpected end of stream"):
      "a quote is opened and never closed"
    case let text where text.contains("could not find expected ':'"):
      "each line of a mapping is 'key: value'"
    case let text where text.contains("did not find expected key"):
      "lines of one mapping must be indented alike"
    case let text where text.contains("did not find expected ',' or ']'"):
      "close the list with ']'"
    case let text where text.contains("did not find expected ',' or '}'"):
      "close the mapping with '}'"
    default: nil
    }
  }
}
