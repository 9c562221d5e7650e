import CCmark
import Diagnostics

extension Document {
  /// Finds the attributes in the text of a block: after its links and images, after bracketed text,
  /// which becomes a span, and at the end of a heading.
  mutating func applyAttributes(in block: Node) {
    if block.kind == CMARK_NODE_HEADING { takeHeadingAttributes(block) }
    for parent in inlineParents(of: block) { applyAttributes(toChildrenOf: parent) }
  }

  /// A block and those of its inline nodes that have children, images left out: their text is no
  /// HTML.
  func inlineParents(of block: Node) -> [Node] {
    var parents: [Node] = []
    var walk = Walk(block)
    while let step = walk.next() {
      guard step.isEntering, step.node.firstChild != nil else { continue }
      if step.node.kind == CMARK_NODE_IMAGE {
        walk.skipChildren()
      } else {
        parents.append(step.node)
      }
    }
    return parents
  }

  private mutating func takeHeadingAttributes(_ heading: Node) {
    guard let last = heading.lastChild, last.kind == CMARK_NODE_TEXT else { return }
    let literal = Array(last.literal)
    guard literal.last == UInt8(ascii: "}"),
      let start = literal.lastIndex(of: UInt8(ascii: "{")),
      start == 0 ? last.previous == nil : isSpace(literal[start - 1]),
      let (attributes, count) = Attributes.parse(literal[start...]), start + count == literal.count,
      !escapedIndices(of: last).contains(start)
    else { return }
    annotate(heading, with: attributes, atOffset: offset(of: last) + start)
    var text = literal[..<start]
    while let space = text.last, isSpace(space) { text.removeLast() }
    last.setLiteral(text)
  }

  private mutating func applyAttributes(toChildrenOf parent: Node) {
    var openers: [Node] = []
    var child = parent.firstChild
    while let node = child {
      child = node.next
      guard node.kind == CMARK_NODE_TEXT else { continue }
      for mark in split(node, at: attributeMarks(in: node)) {
        let literal = Array(mark.literal)
        if literal == [UInt8(ascii: "[")] {
          openers.append(mark)
        } else if literal == [UInt8(ascii: "]")] {
          _ = openers.popLast()
        } else {
          attach(mark, to: &openers)
        }
      }
    }
  }

  /// Gives the attributes that a text is to the link before it or to the brackets that it closes.
  private mutating func attach(_ mark: Node, to openers: inout [Node]) {
    let literal = Array(mark.literal)
    let isClosing = literal.first == UInt8(ascii: "]")
    guard let (attributes, _) = Attributes.parse(literal.dropFirst(isClosing ? 1 : 0)) else {
      return
    }
    let place = offset(of: mark) + (isClosing ? 1 : 0)
    if !isClosing, let target = mark.previous {
      annotate(target, with: attributes, atOffset: place)
      mark.remove()
    } else if isClosing, let opener = openers.popLast(), let span = Node.custom() {
      annotate(span, with: attributes, atOffset: place)
      var tag = HTMLWriter(appendingTo: [])
      tag.write("<span")
      if let allowed = annotation(of: span)?.attributes { tag.write(allowed) }
      tag.write(">")
      span.setTags(open: tag.bytes, close: "</span>".utf8)
      span.take(from: opener, to: mark)
    }
  }

  /// The brackets of a text, and the attributes with the bracket before them.
  private mutating func attributeMarks(in node: Node) -> [Range<Int>] {
    let literal = Array(node.literal)
    var marks: [Range<Int>] = []
    var escaped: Set<Int>?
    if let link = node.previous, link.kind == CMARK_NODE_LINK || link.kind == CMARK_NODE_IMAGE,
      let (_, count) = Attributes.parse(literal)
    {
      marks.append(0..<count)
    }
    for index in literal.indices
    where literal[index] == UInt8(ascii: "[")
      || literal[index] == UInt8(ascii: "]")
    {
      let known = escaped ?? escapedIndices(of: node)
      escaped = known
      guard !known.contains(index), index >= marks.last?.upperBound ?? 0 else { continue }
      let isClosing = literal[index] == UInt8(ascii: "]")
      let attributes = isClosing ? Attributes.parse(literal[(index + 1)...]) : nil
      marks.append(index..<(index + 1 + (attributes?.count ?? 0)))
    }
    return marks
  }

  /// Gives a node the attributes that are allowed, and reports the others.
  private mutating func annotate(_ node: Node, with attributes: Attributes, atOffset place: Int) {
    var allowed = attributes
    allowed.pairs = []
    for pair in attributes.pairs {
      if Attributes.allowedNames.contains(pair.name) {
        allowed.pairs.append(pair)
      } else {
        report(
          .warning, "unknown-attribute", "unknown attribute '\(pair.name)'", atOffset: place,
          hint: didYouMean(pair.name, among: Attributes.allowedNames)
            ?? "use one of: \(Attributes.allowedNames.joined(separator: ", "))")
      }
    }
    annotate(node) { $0.attributes = allowed }
  }
}

extension Attributes {
  /// Those that can do no harm: an event handler is a script.
  fileprivate static let allowedNames = [
    "credit", "dir", "height", "hreflang", "lang", "loading", "rel", "title", "translate",
    "typographer", "width",
  ]
}
