import Diagnostics

extension SiteLoader {
  /// Reads `data/*.yaml`, which the schema knows nothing of.
  mutating func loadData() -> [(name: String, value: DataValue)] {
    var data: [(name: String, value: DataValue)] = []
    for path in files where path.hasPrefix("data/") && path.hasSuffix(".yaml") {
      let name = String(path.dropFirst("data/".count).dropLast(".yaml".count))
      let value = read(path) { $0.yaml().map(DataValue.init) ?? .null }
      if let value { data.append((name, value)) }
    }
    return data
  }
}

extension DataValue {
  /// Free data of YAML (or of JSON, which YAML contains).
  ///
  /// - Returns: The value, or nil if the source is malformed, and the problems found.
  public static func read(_ source: SourceText) -> (value: DataValue?, problems: [Diagnostic]) {
    let document = Document(source)
    document.checkCharacters()
    let value = document.yaml().map(DataValue.init)
    return (value ?? (document.problems.isEmpty ? .mapping([]) : nil), document.problems)
  }

  /// Types a plain scalar by YAML 1.2's core schema (10.3.2).
  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, isPlain: true): self = Self.plain(text)
    case .scalar(let text, isPlain: false): self = .text(text)
    case .sequence(let items): self = .list(items.map(DataValue.init))
    case .mapping(let pairs):
      self = .mapping(
        pairs.map { key, value in
          Entry(key: key.text ?? "", value: DataValue(value), location: key.location)
        })
    }
  }

  private static func plain(_ text: String) -> DataValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let number = Int(text) { return .int(number) }
    let isNumeric = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    if isNumeric, text.utf8.contains(where: { (48...57).contains($0) }), let number = Double(text) {
      return .double(number)
    }
    return .text(text)
  }
}
