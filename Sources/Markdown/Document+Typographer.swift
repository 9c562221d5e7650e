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
    reportUnbalanced(setting.unbalanced, of: line)
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

  private mutating func reportUnbalanced(_ marks: [Int], of line: Line) {
    var marks = marks[...]
    for (node, range) in line.parts {
      guard let first = marks.first else { return }
      guard first < range.upperBound else { continue }
      var place = offset(of: node)
      var done = range.lowerBound
      while let mark = marks.first, mark < range.upperBound {
        place += line.text[done..<mark].reduce(0) { count, value in
          count + (Unicode.Scalar(value).map(UTF8.width) ?? 0)
        }
        done = mark
        marks.removeFirst()
        let name = Unicode.Scalar(line.text[mark]).map(Character.init) ?? "\""
        report(
          .warning, "unbalanced-quote",
          "quotation mark \(name) has no counterpart in its paragraph",
          atOffset: place, hint: "open and close every quotation")
      }
    }
  }
}

extension Line {
  fileprivate mutating func add(_ node: Node) {
    let start = text.count
    let literal = node.literal
    var index = 0
    while index < literal.count {
      let byte = literal[index]
      let isPair = byte & 0xE0 == 0xC0 && index + 1 < literal.count
      if byte < 0x80 {
        text.append(UInt32(byte))
        index += 1
      } else if isPair, byte >= 0xC2, literal[index + 1] & 0xC0 == 0x80 {
        text.append(UInt32(byte & 0x1F) << 6 | UInt32(literal[index + 1] & 0x3F))
        index += 2
      } else {
        index += addLongScalar(literal[index...])
      }
    }
    parts.append((node, start..<text.count))
  }

  /// Adds the scalar at the beginning of some bytes, and returns how many of them it takes.
  private mutating func addLongScalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var rest = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      text.append(0xFFFD)
      return 1
    }
    text.append(scalar.value)
    return UTF8.width(scalar)
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
