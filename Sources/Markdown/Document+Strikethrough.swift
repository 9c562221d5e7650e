import CCmark

extension Document {
  /// Strikes the text between one or two tildes, as GitHub does.
  mutating func applyStrikethrough(in block: Node) {
    for parent in inlineParents(of: block) { strikeChildren(of: parent) }
  }

  private mutating func strikeChildren(of parent: Node) {
    var openers: [Run] = []
    var child = parent.firstChild
    while let node = child {
      child = node.next
      guard node.kind == CMARK_NODE_TEXT, node.literal.contains(tilde) else { continue }
      let runs = tildeRuns(in: node)
      for (run, mark) in zip(runs, split(node, at: runs.map(\.range))) {
        let opener = run.mayClose ? openers.lastIndex { $0.range.count == run.range.count } : nil
        if let opener, let start = openers[opener].node, let struck = Node.custom() {
          struck.setTags(open: "<del>".utf8, close: "</del>".utf8)
          struck.take(from: start, to: mark)
          openers.removeSubrange(opener...)
        } else if run.mayOpen {
          var run = run
          run.node = mark
          openers.append(run)
        }
      }
    }
  }

  /// The runs of one or two tildes, which open or close by the rules of emphasis.
  private mutating func tildeRuns(in node: Node) -> [Run] {
    let literal = Array(node.literal)
    let escaped = escapedIndices(of: node)
    var runs: [Run] = []
    var index = 0
    while index < literal.count {
      let start = index
      while index < literal.count, literal[index] == tilde, !escaped.contains(index) { index += 1 }
      let range = start..<index
      if range.isEmpty {
        index += 1
      } else if range.count <= 2 {
        let before = scalar(before: start, of: literal, in: node)
        let after = scalar(after: index, of: literal, in: node)
        let isLeft = !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before))
        let isRight = !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after))
        runs.append(Run(range: range, mayOpen: isLeft, mayClose: isRight))
      }
    }
    return runs
  }

  private struct Run {
    let range: Range<Int>
    let mayOpen: Bool
    let mayClose: Bool
    var node: Node?
  }

  /// The scalar before an index; a node that is no text counts as a letter, no node as a space.
  private func scalar(before index: Int, of text: [UInt8], in node: Node) -> Unicode.Scalar {
    if index > 0 {
      return String(decoding: text[max(index - 4, 0)..<index], as: UTF8.self).unicodeScalars.last
        ?? " "
    }
    return edge(node.previous)
  }

  private func scalar(after index: Int, of text: [UInt8], in node: Node) -> Unicode.Scalar {
    if index < text.count {
      return String(decoding: text[index..<min(index + 4, text.count)], as: UTF8.self)
        .unicodeScalars.first ?? " "
    }
    return edge(node.next)
  }

  private func edge(_ neighbour: Node?) -> Unicode.Scalar {
    guard let neighbour else { return " " }
    let isBreak = neighbour.kind == CMARK_NODE_SOFTBREAK || neighbour.kind == CMARK_NODE_LINEBREAK
    return isBreak ? " " : neighbour.kind == CMARK_NODE_CODE ? "`" : "*"
  }
}

private let tilde = UInt8(ascii: "~")

private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
    .initialPunctuation, .finalPunctuation, .otherPunctuation:
    true
  default:
    scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
      && !isBlank(scalar)
  }
}
