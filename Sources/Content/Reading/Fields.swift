import Diagnostics

/// The keys that a kind of record may have; the schema that is documented and checked.
protocol SchemaKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What the record is called in messages, such as "team".
  static var record: String { get }
}

/// The values of one mapping by the keys of its schema.
///
/// Unknown keys are reported when the fields are made, missing and mistyped values when they are
/// asked for, so that a record reads all its fields before it gives up.
struct Fields<Key: SchemaKey> {
  let document: Document
  let location: SourceLocation
  // Lists: there are few, and a dictionary of another type for each schema would cost the start of
  // a build more than all of its look-ups. The names by themselves, so that looking through them
  // copies no nodes: that took a fifth of the time of reading an article.
  private let names: [Key]
  private let nodes: [(key: YAMLNode, value: YAMLNode)]

  /// Nil, reported, if the node is no mapping.
  init?(_ node: YAMLNode, in document: Document) {
    guard case .mapping(let pairs) = node.content else {
      document.report(
        "wrong-type", "expected \(Key.record) as a mapping of keys, found \(node.kindName)",
        at: node.location,
        hint: node.text?.contains(":") == true ? "put a space after each ':'" : Self.hint)
      return nil
    }
    var names: [Key] = []
    var nodes: [(key: YAMLNode, value: YAMLNode)] = []
    for (keyNode, value) in pairs {
      guard let name = document.text(ofKey: keyNode) else { continue }
      guard let key = Key(rawValue: name) else {
        document.report(
          "unknown-key", "unknown key '\(name.shortened)' in \(Key.record)", at: keyNode.location,
          hint: didYouMean(name, among: Key.allCases.map(\.rawValue)) ?? Self.hint)
        continue
      }
      names.append(key)
      nodes.append((keyNode, value))
    }
    self.init(document: document, location: node.location, names: names, nodes: nodes)
  }

  private init(
    document: Document, location: SourceLocation, names: [Key],
    nodes: [(key: YAMLNode, value: YAMLNode)]
  ) {
    self.document = document
    self.location = location
    self.names = names
    self.nodes = nodes
  }

  /// The fields of a file that is one record; an empty file has none, a malformed one gives nil.
  init?(fileOf document: Document) {
    if let root = document.yaml() {
      self.init(root, in: document)
    } else if document.problems.isEmpty {
      let start = SourceLocation(file: document.source.name)
      self.init(document: document, location: start, names: [], nodes: [])
    } else {
      return nil
    }
  }

  /// The value of a key, or nil if it is absent, empty or mistyped, which last is reported.
  func optional<Value>(_ key: Key, _ reader: ValueReader<Value>) -> Value? {
    guard let node = node(key) else { return nil }
    return reader.read(node, document)
  }

  /// The value of a key, or nil, reported, if it is absent, empty or mistyped.
  func required<Value>(_ key: Key, _ reader: ValueReader<Value>) -> Value? {
    guard let node = node(key) else {
      document.report(
        "missing-key", "the key '\(key.rawValue)' is missing in \(Key.record)",
        at: entry(key)?.key.location ?? location, hint: "add '\(key.rawValue): …'")
      return nil
    }
    return reader.read(node, document)
  }

  /// The node of a key, or nil if it is absent or empty.
  func node(_ key: Key) -> YAMLNode? {
    guard let value = entry(key)?.value, !value.isNull else { return nil }
    return value
  }

  /// Where a key's value stands, or the record if it is absent.
  func location(of key: Key) -> SourceLocation { entry(key)?.value.location ?? location }

  private func entry(_ key: Key) -> (key: YAMLNode, value: YAMLNode)? {
    names.firstIndex(of: key).map { nodes[$0] }
  }

  private static var hint: String {
    "its keys are " + Key.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension Document {
  /// The text of a key of a mapping; nil, reported, if it is a list or a mapping.
  func text(ofKey node: YAMLNode) -> String? {
    if let text = node.text { return text }
    report(
      "wrong-type", "expected a key, found \(node.kindName)", at: node.location,
      hint: "a key is one word before a colon")
    return nil
  }
}
