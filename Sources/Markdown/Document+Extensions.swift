import CCmark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Document {
  /// Works the extensions into the tree, each only if the text holds what it looks for.
  mutating func applyExtensions() {
    let leaves = textBlocks()
    if options.extensions.contains(.attributes), holds("{") {
      for leaf in leaves { applyAttributes(in: leaf) }
    }
    if options.extensions.contains(.figures) {
      for leaf in leaves { markFigure(leaf) }
    }
    identifyHeadings(among: leaves)
  }

  /// Whether a byte stands anywhere in the source.
  func holds(_ byte: Unicode.Scalar) -> Bool {
    locator.source.bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(byte.value), bytes.count) != nil
    }
  }

  /// The blocks that hold text: paragraphs and headings.
  private func textBlocks() -> [Node] {
    var blocks: [Node] = []
    var walk = Walk(tree.root)
    while let step = walk.next() {
      guard step.isEntering else { continue }
      let kind = step.node.kind
      if kind == CMARK_NODE_PARAGRAPH || kind == CMARK_NODE_HEADING {
        blocks.append(step.node)
        walk.skipChildren()
      }
    }
    return blocks
  }
}
