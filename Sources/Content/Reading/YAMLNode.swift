import Diagnostics

/// A YAML value with its place in the file; the tree that the rest of the room reads.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let content: Content
  let location: SourceLocation

  /// The text of a scalar, or nil for anything else.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// The value of a key of a mapping, or nil.
  subscript(key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.text == key }?.value
  }

  /// Whether nothing is written here: an empty plain scalar, `~` or `null` (YAML 1.2, 10.3.2).
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content, text.utf8.count <= 4 else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What kind of value it is, as a person would say it.
  var kindName: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text.shortened)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension String {
  /// At most 60 characters on one line, to be quoted in a message.
  var shortened: String {
    let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return line.count == count && count <= 60 ? self : line.prefix(57) + "…"
  }
}
