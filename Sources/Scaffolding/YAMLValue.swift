/// A value to write as YAML, or one that was read.
indirect enum YAMLValue: Equatable {
  case scalar(String)
  case list([YAMLValue])
  case mapping([Entry])

  struct Entry: Equatable {
    let key: String
    let value: YAMLValue
    /// Whether a mapping is to stand on the line of its key.
    var isOnOneLine = false
    /// Comments to write below a mapping.
    var notes: [String] = []

    static func == (a: Entry, b: Entry) -> Bool { (a.key, a.value) == (b.key, b.value) }
  }
}

extension YAMLValue {
  /// The value on one line.
  var flow: String {
    switch self {
    case .scalar(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map(\.flow).joined(separator: ", ") + "}"
    }
  }

  /// A text as a scalar that means it wherever it stands: in quotation marks unless it is plainly a
  /// word, a date, a season or a sentence (YAML 1.2, 7.3).
  static func quoted(_ text: String) -> String {
    let isDate = text.wholeMatch(of: /[0-9]{4}([-\/][0-9]{2}){0,2}/) != nil
    let isPlain =
      text.first?.isLetter == true && text.last != " "
      && text.allSatisfy { $0.isLetter || $0.isNumber || " -–—.’«»/".contains($0) }
    let isNumber = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    let words = ["true", "false", "null", "yes", "no", "on", "off"]
    if isDate || isNumber || isPlain && !words.contains(text.lowercased()) { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("\n", with: "\\n").replacing("\t", with: "\\t"))\""
  }
}

extension YAMLValue.Entry {
  /// The entry on one line.
  var flow: String { "\(YAMLValue.quoted(key)): \(value.flow)" }

  /// The entry as lines; what a mapping holds stands below its key.
  func lines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    guard case .mapping(let entries) = value, !isOnOneLine else { return [margin + flow] }
    return ["\(margin)\(YAMLValue.quoted(key)):"]
      + entries.flatMap { $0.lines(indent: indent + 2) } + notes.map { "\(margin)  # \($0)" }
  }
}
