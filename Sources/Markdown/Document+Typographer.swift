import CCmark
import Language

/// The text of a block, with the nodes that it is made of.
private struct Line {
  var text: [UInt32] = []
  /// The nodes that may change, with the ranges of their scalars.
  var parts: [(node: Node, range: Range<Int>)] = []
}

extension Document {
  /// Sets the text of blocks, across their inline markup, as their language is set.
  mutating func applyTypographer(to blocks: [Node]) {
    for block in blocks {
      var roots = [(block, options.language)]
      while let (root, language) = roots.popLast() {
        let (line, strangers) = line(of: root, in: language)
        roots += strangers
        set(line, in: language)
      }
    }
  }

  /// The text of a node in a language, and the nodes within it that are in another.
  private func line(of root: Node, in language: Language) -> (Line, [(Node, Language)]) {
    var line = Line()
    var strangers: [(Node, Language)] = []
    var walk = Walk(root)
    while let step = walk.next() {
      let node = step.node
      guard step.isEntering else { continue }
      switch node.kind {
      case CMARK_NODE_TEXT: line.add(node)
      case CMARK_NODE_SOFTBREAK:
        line.parts.append((node, line.text.count..<line.text.count + 1))
        line.text.append(0x0A)
      case CMARK_NODE_LINEBREAK: line.text.append(Scalar.lineBreak)
      case CMARK_NODE_CODE: line.text.append(Scalar.object)
      case CMARK_NODE_IMAGE:
        line.text.append(Scalar.object)
        walk.skipChildren()
      case CMARK_NODE_LINK where node.isAutolink:
        line.text.append(Scalar.object)
        walk.skipChildren()
      case CMARK_NODE_CUSTOM_INLINE, CMARK_NODE_LINK:
        guard node != root, let attributes = annotation(of: node)?.attributes else { break }
        let own = attributes["lang"].map { Language(code: String($0.prefix(2))) } ?? language
        guard attributes["typographer"] == "off" || own != language else { break }
        if let own, attributes["typographer"] != "off" { strangers.append((node, own)) }
        line.text.append(Scalar.object)
        walk.skipChildren()
      default: break
      }
    }
    return (line, strangers)
  }

  private mutating func set(_ line: Line, in language: Language) {
    let setting = Typographer(language: language).setting(line.text)
    for index in setting.unbalanced { reportUnbalanced(index, of: line) }
    guard !setting.edits.isEmpty else { return }
    var edit = 0
    for (node, range) in line.parts {
      while edit < setting.edits.count, setting.edits[edit].index < range.lowerBound { edit += 1 }
      guard edit < setting.edits.count, setting.edits[edit].index < range.upperBound else {
        continue
      }
      var bytes: [UInt8] = []
      setting.write(range, to: &bytes, nextEdit: &edit)
      if node.kind == CMARK_NODE_TEXT {
        node.setLiteral(bytes)
      } else if let text = Node.text(bytes) {
        text.insert(before: node)
        node.remove()
      }
    }
  }

  private mutating func reportUnbalanced(_ index: Int, of line: Line) {
    guard let (node, range) = line.parts.first(where: { $0.range.contains(index) }),
      let mark = Unicode.Scalar(line.text[index])
    else { return }
    let before = line.text[range.lowerBound..<index].reduce(0) { count, value in
      count + (Unicode.Scalar(value).map(UTF8.width) ?? 0)
    }
    report(
      .warning, "unbalanced-quote", "quotation mark \(mark) has no counterpart in its paragraph",
      atOffset: offset(of: node) + before, hint: "open and close every quotation")
  }
}

extension Line {
  fileprivate mutating func add(_ node: Node) {
    let start = text.count
    var bytes = node.literal.makeIterator()
    var decoder = UTF8()
    loop: while true {
      switch decoder.decode(&bytes) {
      case .scalarValue(let scalar): text.append(scalar.value)
      case .emptyInput: break loop
      case .error: text.append(0xFFFD)
      }
    }
    parts.append((node, start..<text.count))
  }
}

extension Node {
  /// Whether a link shows its address, which is no text to set.
  fileprivate var isAutolink: Bool {
    guard let text = firstChild, text.kind == CMARK_NODE_TEXT, text.next == nil else {
      return false
    }
    let shown = text.literal
    return url.elementsEqual(shown)
      || url.suffix(shown.count).elementsEqual(shown)
        && url.starts(with: "mailto:".utf8)
  }
}
