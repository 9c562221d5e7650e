import CCmark

extension Document {
  /// The text of the first paragraph that has any, of those that stand in no other block.
  func summary() -> String {
    var block = tree.root.firstChild
    while let node = block {
      if node.kind == CMARK_NODE_PARAGRAPH {
        let text = plainText(of: node)
        if !text.isEmpty { return text }
      }
      block = node.next
    }
    return ""
  }

  /// The text of a node without its markup; breaks are spaces, and no space is a no-break one.
  func plainText(of root: Node) -> String {
    var bytes: [UInt8] = []
    for step in Walk(root) where step.isEntering {
      switch step.node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: bytes.append(contentsOf: step.node.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
      scalar == "\u{A0}" || scalar == "\u{202F}" ? " " : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
