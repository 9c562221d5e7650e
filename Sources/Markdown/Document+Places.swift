import CCmark
import Diagnostics

extension Document {
  /// The offset in the source at which a node begins.
  ///
  /// Entities and zero bytes make a text longer than its source, so that what follows them in a
  /// node that has been cut may seem to lie further on, but never past the end.
  mutating func offset(of node: Node) -> Int {
    if let origin = annotation(of: node)?.origin { return min(origin, locator.source.bytes.count) }
    guard !node.isBlock else {
      return locator.offset(line: node.startLine, column: node.startColumn)
    }
    let isLink = node.kind == CMARK_NODE_LINK || node.kind == CMARK_NODE_IMAGE
    if isLink, node.firstChild != nil { return offset(ofLink: node) }
    return offset(of: node, line: node.startLine)
  }

  /// Reports a problem at a byte of the source.
  mutating func report(
    _ severity: Severity, _ code: String, _ message: String, atOffset offset: Int,
    hint: String? = nil
  ) {
    report.diagnostics.append(
      Diagnostic(
        severity, code: code, message, at: locator.location(atOffset: offset),
        excerpt: locator.excerpt(atOffset: offset), hint: hint))
  }

  /// Warns that an image says nothing to those who can't see it.
  mutating func reportMissingAlternative(of node: Node) {
    report(
      .warning, "missing-alt", "the image has no text alternative", atOffset: offset(of: node),
      hint: "write ![what it shows](…)")
  }

  /// Where a link or an image begins: cmark forgets the line on which it does, and the block
  /// around an autolink, so that its first text is asked.
  private mutating func offset(ofLink node: Node) -> Int {
    var leaf = node
    while let child = leaf.firstChild { leaf = child }
    let isKnown = annotation(of: leaf)?.origin != nil
    let inside = isKnown ? offset(of: leaf) : offset(of: leaf, line: leaf.startLine)
    let bytes = locator.source.bytes
    let opener = node.kind == CMARK_NODE_IMAGE ? UInt8(ascii: "!") : UInt8(ascii: "[")
    let start = isKnown ? inside : offset(of: node, line: leaf.startLine)
    if bytes.indices.contains(start), bytes[start] == opener { return start }
    let isOpener = { (index: Int) in bytes[index] == opener || bytes[index] == UInt8(ascii: "<") }
    return (max(inside - 40, 0)..<inside).last(where: isOpener) ?? inside
  }

  /// Where an inline node begins, of whose place only the line is to be told.
  private mutating func offset(of node: Node, line: Int) -> Int {
    var block = node
    while !block.isBlock, let parent = block.parent { block = parent }
    if let origin = annotation(of: block)?.origin {
      return min(origin + max(node.startColumn - 1, 0), locator.source.bytes.count)
    }
    return locator.offset(line: line, column: node.startColumn, in: block)
  }
}
