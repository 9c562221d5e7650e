import CCmark

extension Document {
  /// Turns `[ ]` or `[x]` at the beginning of a list item into a box, as GitHub does, with
  /// the item's text for its label.
  mutating func applyTaskList(in paragraph: Node) {
    guard let item = paragraph.parent, item.kind == CMARK_NODE_ITEM, item.firstChild == paragraph,
      let text = paragraph.firstChild, text.kind == CMARK_NODE_TEXT
    else { return }
    let literal = Array(text.literal)
    guard literal.count > 3, literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"),
      isSpace(literal[3]), " xX".utf8.contains(literal[1]),
      escapedIndices(of: text).isDisjoint(with: [0, 2]), let box = Node.custom(),
      let end = Node.custom()
    else { return }
    let isChecked = literal[1] != UInt8(ascii: " ")
    let state = isChecked ? "checked=\"\" " : ""
    box.setTags(open: "<label><input type=\"checkbox\" \(state)disabled=\"\" />".utf8, close: [])
    box.insert(before: text)
    end.setTags(open: "</label>".utf8, close: [])
    paragraph.append(end)
    let origin = offset(of: text)
    text.setLiteral(literal[3...])
    annotate(text) { $0.origin = origin + 3 }
  }
}
