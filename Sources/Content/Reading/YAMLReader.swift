// libyaml itself, as Yams has it: of what Yams makes of its events, a tree with tags and marks, most
// would be thrown away again, which takes four times as long as all the rest.
import CYaml
import Diagnostics

/// Makes our tree of what libyaml finds in a text.
///
/// Tags mean nothing: the schema knows the type of each value.
struct YAMLReader: ~Copyable {
  /// A tree larger than this comes from aliases that multiply each other, not from an editor.
  private static let maximumNodes = 1_000_000

  private let document: Document
  private let bytes: ArraySlice<UInt8>
  private let lines: LineMap
  private let lineOffset: Int
  // In one place for life: the parser points to itself.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private var event = yaml_event_t()
  private var nodeCount = 0
  private var anchors: [String: (node: YAMLNode, nodeCount: Int)] = [:]

  private init(_ bytes: ArraySlice<UInt8>, of document: Document, lineOffset: Int) {
    self.document = document
    self.bytes = bytes
    self.lineOffset = lineOffset
    lines = LineMap(bytes)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
  }

  deinit {
    var event = event
    yaml_event_delete(&event)
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the one document of a text, UTF-8 without a byte order mark; nil if it is empty.
  ///
  /// - Parameters:
  ///   - document: What the text belongs to, which is told of characters that no page may have.
  ///   - lineOffset: How many of its lines stand before the text.
  static func read(
    _ bytes: ArraySlice<UInt8>, of document: Document, lineOffset: Int
  ) throws(SyntaxProblem) -> YAMLNode? {
    var reader = YAMLReader(bytes, of: document, lineOffset: lineOffset)
    let result = bytes.withUnsafeBufferPointer { input in
      yaml_parser_set_input_string(reader.parser, input.baseAddress, input.count)
      return Result { () throws(SyntaxProblem) in try reader.root() }
    }
    return try result.get()
  }

  private mutating func root() throws(SyntaxProblem) -> YAMLNode? {
    try next()
    try next()
    if event.type == YAML_STREAM_END_EVENT { return nil }
    try next()
    let root = try node()
    try next()
    try next()
    guard event.type == YAML_STREAM_END_EVENT else {
      throw SyntaxProblem("but found another document", context: nil, at: place, in: bytes)
    }
    return root
  }

  /// Goes on to the next event.
  private mutating func next() throws(SyntaxProblem) {
    yaml_event_delete(&event)
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw SyntaxProblem(of: parser.pointee, lines: lines, in: bytes)
    }
  }

  /// Where the event begins in the text.
  private var place: YAMLPlace { lines.place(event.start_mark) }

  /// The node that begins with the event.
  private mutating func node() throws(SyntaxProblem) -> YAMLNode {
    nodeCount += 1
    let (place, nodesBefore) = (place, nodeCount)
    let location = SourceLocation(
      file: document.source.name, line: place.line + lineOffset, column: place.column)
    let anchor: String?
    let content: YAMLNode.Content
    switch event.type {
    case YAML_SEQUENCE_START_EVENT:
      anchor = Self.text(event.data.sequence_start.anchor)
      content = .sequence(try items())
    case YAML_MAPPING_START_EVENT:
      anchor = Self.text(event.data.mapping_start.anchor)
      content = .mapping(try pairs())
    case YAML_ALIAS_EVENT:
      guard let known = Self.text(event.data.alias.anchor).flatMap({ anchors[$0] }) else {
        throw SyntaxProblem("found undefined alias", context: nil, at: place, in: bytes)
      }
      nodeCount += known.nodeCount
      guard nodeCount <= Self.maximumNodes else { throw .tooManyNodes }
      return known.node
    default:
      anchor = Self.text(event.data.scalar.anchor)
      content = .scalar(
        scalar(at: location), isPlain: event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE)
    }
    let node = YAMLNode(content: content, location: location)
    if let anchor { anchors[anchor] = (node, nodeCount - nodesBefore) }
    return node
  }

  private mutating func items() throws(SyntaxProblem) -> [YAMLNode] {
    var items: [YAMLNode] = []
    try next()
    while event.type != YAML_SEQUENCE_END_EVENT {
      items.append(try node())
      try next()
    }
    return items
  }

  private mutating func pairs() throws(SyntaxProblem) -> [(key: YAMLNode, value: YAMLNode)] {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var keys: Set<String> = []
    try next()
    while event.type != YAML_MAPPING_END_EVENT {
      let place = place
      let key = try node()
      if let text = key.text, !keys.insert(text).inserted {
        throw .duplicateKey(text, at: place)
      }
      try next()
      pairs.append((key, try node()))
      try next()
    }
    return pairs
  }

  /// The text of a scalar; escapes such as `\0` write characters that a file can't contain.
  private func scalar(at location: SourceLocation) -> String {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let text = String(decoding: bytes, as: UTF8.self)
    guard scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
      let offset = Array(bytes).firstControlCharacter
    else { return text }
    let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars
    document.reportControlCharacter(rest.first, at: location)
    return String(text.unicodeScalars.prefix { $0 != rest.first })
  }

  private static func text(_ name: UnsafeMutablePointer<UInt8>?) -> String? {
    name.map { String(cString: $0) }
  }
}

extension SyntaxProblem {
  /// What the parser has stumbled over.
  fileprivate init(of parser: yaml_parser_t, lines: LineMap, in text: ArraySlice<UInt8>) {
    let context = parser.context.map {
      (text: String(cString: $0), place: lines.place(parser.context_mark))
    }
    self.init(
      parser.problem.map { String(cString: $0) } ?? "the parser is out of memory",
      context: context, at: lines.place(parser.problem_mark), in: text)
  }
}

extension LineMap {
  fileprivate func place(_ mark: yaml_mark_t) -> YAMLPlace {
    place(YAMLPlace(line: mark.line + 1, column: mark.column + 1))
  }
}
