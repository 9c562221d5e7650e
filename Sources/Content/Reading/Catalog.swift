import Diagnostics
import Language

/// The records of a file that others refer to by id.
struct Catalog<Record: Identifiable<String> & Sendable>: Sendable {
  /// What a record is called in messages, such as "team".
  let kind: String
  /// The file that it stands in, for hints.
  let file: String
  /// The records in the file's order, with what they were read from.
  private(set) var entries: [(record: Record, key: YAMLNode, value: YAMLNode)] = []
  private var positions: [String: Int] = [:]
  /// Ids whose record has problems of its own, which are reported where it stands.
  private var broken: Set<String> = []
  /// Whether the file can't be read, so that nothing can be said of any id.
  private var isUnknown: Bool

  var records: [Record] { entries.map(\.record) }

  /// Makes an empty catalog.
  init(kind: String, file: String, isUnknown: Bool = false) {
    self.kind = kind
    self.file = file
    self.isUnknown = isUnknown
  }

  /// Reads a mapping from ids to records.
  init(
    kind: String, file: String, document: Document,
    record: (_ id: String, _ node: YAMLNode, _ document: Document) -> Record?
  ) {
    self.kind = kind
    self.file = file
    isUnknown = false
    guard let root = document.yaml() else {
      isUnknown = !document.problems.isEmpty
      return
    }
    guard case .mapping(let pairs) = root.content else {
      document.report(
        "wrong-type", "expected a mapping from ids to \(kind)s, found \(root.kindName)",
        at: root.location)
      isUnknown = true
      return
    }
    for (key, value) in pairs {
      guard let text = document.text(ofKey: key) else { continue }
      guard let id = ValueReader.identifier.read(key, document) else {
        // Others may refer to the id as it is, or as it should be.
        broken.formUnion([text, slug(text)])
        continue
      }
      guard let record = record(id, value, document) else {
        broken.insert(id)
        continue
      }
      positions[id] = entries.count
      entries.append((record, key, value))
    }
  }

  subscript(id: String) -> Record? { positions[id].map { entries[$0].record } }

  /// Reads an id of this catalog as its record.
  var reference: ValueReader<Record> {
    ValueReader { node, document in
      guard let id = node.text, !node.isNull else {
        document.report(
          "wrong-type", "expected the id of a \(kind), found \(node.kindName)", at: node.location)
        return nil
      }
      if let record = self[id] { return record }
      if !isUnknown, !broken.contains(id) {
        document.report(
          "unknown-\(kind)", "unknown \(kind) '\(id.shortened)'", at: node.location,
          hint: didYouMean(id, among: records.map(\.id)) ?? "add it to \(file)")
      }
      return nil
    }
  }
}

extension Catalog where Record: Equatable {
  /// Whether each record could be read.
  var isComplete: Bool { broken.isEmpty && !isUnknown }

  /// Whether references into both are read alike.
  func readsLike(_ other: Catalog) -> Bool {
    records == other.records && broken == other.broken && isUnknown == other.isUnknown
  }
}

extension ValueReader {
  /// A list of records, each of which belongs in it once.
  static func listOfDifferent<Record: Identifiable<String>>(
    _ reference: ValueReader<Record>
  ) -> Self where Value == [Record] {
    Self { node, document in
      var seen: Set<String> = []
      let item = ValueReader<Record> { node, document in
        let record = reference.read(node, document)
        guard let record, !seen.insert(record.id).inserted else { return record }
        document.report(
          "repeated-item", "'\(record.id)' stands twice in the list", at: node.location,
          hint: "remove one of them", severity: .warning)
        return nil
      }
      return Self.list(of: item).read(node, document)
    }
  }
}

extension ValueReader<String> {
  /// An id: Latin letters in lower case, digits and single hyphens.
  static var identifier: Self {
    Self { node, document in
      guard let text = node.text else {
        document.report("wrong-type", "expected an id, found \(node.kindName)", at: node.location)
        return nil
      }
      if isIdentifier(text) { return text }
      let suggestion = slug(text)
      document.report(
        "bad-id", "malformed id '\(text.shortened)'", at: node.location,
        hint: isIdentifier(suggestion)
          ? "write it as \(suggestion)"
          : "use at most 100 Latin letters in lower case, digits and hyphens")
      return nil
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return text.utf8.count <= 100
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
      }
  }
}
