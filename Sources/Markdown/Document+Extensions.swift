import CCmark

extension Document {
  /// Works the extensions into the tree, each only if the text holds what it looks for.
  mutating func applyExtensions() {
    let extensions = options.extensions
    if extensions.contains(.embeds), holds("{") { takeEmbeds() }
    var footnotes: Footnotes?
    if let footnoteSource { footnotes = takeFootnotes(footnoteSource) }
    if extensions.contains(.tables), holds("|") || holds(":") {
      applyTables(in: textBlocks(in: tree.root))
      if let footnotes { applyTables(in: textBlocks(in: footnotes.section)) }
    }
    if let footnotes { linkFootnotes(footnotes) }
    let leaves = textBlocks(in: tree.root)
    if extensions.contains(.taskLists), holds("[") {
      for leaf in leaves { applyTaskList(in: leaf) }
    }
    if extensions.contains(.strikethrough), holds("~") {
      for leaf in leaves { applyStrikethrough(in: leaf) }
    }
    if extensions.contains(.attributes), holds("{") {
      for leaf in leaves { applyAttributes(in: leaf) }
    }
    if extensions.contains(.figures), holds("!") {
      for leaf in leaves { markFigure(leaf) }
    }
    let headings = leaves.filter { $0.kind == CMARK_NODE_HEADING }
    if extensions.contains(.headingIDs) { identify(headings) }
    if extensions.contains(.typographer) { applyTypographer(to: leaves) }
    for heading in headings {
      let id = annotation(of: heading)?.attributes?.id ?? ""
      report.headings.append(
        MarkdownHeading(level: heading.headingLevel, id: id, text: plainText(of: heading)))
    }
  }

  /// Whether a byte stands anywhere in the source.
  func holds(_ byte: Unicode.Scalar) -> Bool {
    firstIndex(of: UInt8(ascii: byte), in: locator.source.bytes) != nil
  }

  /// The blocks that hold text: paragraphs and headings.
  func textBlocks(in root: Node) -> [Node] {
    var blocks: [Node] = []
    var walk = Walk(root)
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
