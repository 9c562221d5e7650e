import CCmark
import Language

/// The text of a block, with the nodes that it is made of.
private struct Line: ~Copyable {
  var setting = Typesetting()
  /// The nodes that may change, with the ranges of their bytes.
  var parts: [(node: Node, range: Range<Int>)] = []

  /// Begins another line in the memory of the last one.
  mutating func clear() {
    setting.clear()
    parts.removeAll(keepingCapacity: true)
  }

  mutating func add(_ node: Node) {
    let start = setting.count
    setting.append(utf8: node.literal)
    parts.append((node, start..<setting.count))
  }

  mutating func addSoftBreak(_ node: Node) {
    parts.append((node, setting.count..<setting.count + 1))
    setting.append(0x0A)
  }
}

extension Document {
  /// Sets the text of blocks, across their inline markup, as their language is set.
  mutating func applyTypographer(to blocks: [Node]) {
    var line = Line()
    var roots: [(Node, Language)] = []
    for block in blocks {
      roots.append((block, options.language))
      while let (root, language) = roots.popLast() {
        line.clear()
        roots += read(root, in: language, into: &line)
        set(&line, in: language)
      }
    }
  }

  /// Reads the text of a node in a language, and tells the nodes within it that are in another.
  private func read(
    _ root: Node, in language: Language, into line: inout Line
  ) -> [(Node, Language)] {
    var strangers: [(Node, Language)] = []
    var walk = Walk(root)
    while let step = walk.next() {
      let node = step.node
      guard step.isEntering else { continue }
      switch node.kind {
      case CMARK_NODE_TEXT: line.add(node)
      case CMARK_NODE_SOFTBREAK: line.addSoftBreak(node)
      case CMARK_NODE_LINEBREAK: line.setting.append(Scalar.lineBreak)
      case CMARK_NODE_CODE: line.setting.append(Scalar.object)
      case CMARK_NODE_IMAGE:
        line.setting.append(Scalar.object)
        walk.skipChildren()
      case CMARK_NODE_LINK where node.isAutolink:
        line.setting.append(Scalar.object)
        walk.skipChildren()
      case CMARK_NODE_CUSTOM_INLINE, CMARK_NODE_LINK:
        guard node != root, let attributes = annotation(of: node)?.attributes else { break }
        let own = attributes["lang"].map { Language(code: String($0.prefix(2))) } ?? language
        guard attributes["typographer"] == "off" || own != language else { break }
        if let own, attributes["typographer"] != "off" { strangers.append((node, own)) }
        line.setting.append(Scalar.object)
        walk.skipChildren()
      default: break
      }
    }
    return strangers
  }

  private mutating func set(_ line: inout Line, in language: Language) {
    Typographer(language: language).set(&line.setting)
    reportUnbalanced(of: line)
    let edits = line.setting.edits
    var edit = 0
    for (node, range) in line.parts {
      while edit < edits.count, edits[edit].index < range.lowerBound { edit += 1 }
      guard edit < edits.count else { return }
      guard edits[edit].index < range.upperBound else { continue }
      line.setting.withUTF8(of: range, nextEdit: &edit) { bytes in
        if node.kind == CMARK_NODE_TEXT {
          node.setLiteral(zeroEnded: bytes)
        } else if let text = Node.text(zeroEnded: bytes) {
          text.insert(before: node)
          node.remove()
        }
      }
    }
  }

  private mutating func reportUnbalanced(of line: borrowing Line) {
    var marks = line.setting.unbalanced[...]
    for (node, range) in line.parts {
      guard let first = marks.first else { return }
      guard first < range.upperBound else { continue }
      let start = offset(of: node) - range.lowerBound
      while let mark = marks.first, mark < range.upperBound {
        marks.removeFirst()
        let name = Unicode.Scalar(line.setting.at(mark)).map(Character.init) ?? "\""
        report(
          .warning, "unbalanced-quote",
          "quotation mark \(name) has no counterpart in its paragraph",
          atOffset: start + mark, hint: "open and close every quotation")
      }
    }
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
