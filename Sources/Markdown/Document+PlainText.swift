import CCmark

extension Document {
  /// The text of the first paragraph that has any, of those that stand in no other block, as it is set.
  func summary() -> String {
    var block = tree.root.firstChild
    while let node = block {
      if node.kind == CMARK_NODE_PARAGRAPH {
        let text = String(decoding: textBytes(of: node), as: UTF8.self)
        if !text.isEmpty { return text }
      }
      block = node.next
    }
    return ""
  }

  /// The text of a node without its markup; breaks are spaces, and no space is a no-break one.
  func plainText(of root: Node) -> String {
    String(decoding: withPlainSpaces(textBytes(of: root)), as: UTF8.self)
  }

  private func textBytes(of root: Node) -> [UInt8] {
    var bytes: [UInt8] = []
    for step in Walk(root) where step.isEntering {
      switch step.node.kind {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: bytes.append(contentsOf: step.node.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return bytes
  }
}

/// UTF-8 with spaces for its no-break spaces, U+00A0 and U+202F.
func withPlainSpaces(_ text: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: text.count) { plain, count in
    for byte in text {
      plain[count] = byte
      count += 1
      if byte == 0xA0, count >= 2, plain[count - 2] == 0xC2 {
        count -= 1
        plain[count - 1] = 0x20
      } else if byte == 0xAF, count >= 3, plain[count - 2] == 0x80, plain[count - 3] == 0xE2 {
        count -= 2
        plain[count - 1] = 0x20
      }
    }
  }
}
