import CCmark

/// A table that was found in a paragraph.
private struct Table {
  let paragraph: Node
  /// The line of its head, as cmark counts.
  let line: Int
  let alignments: [TableAlignment]
  /// The cells, row after row, as many in each as there are alignments; nil is an empty one.
  var cells: [Range<Int>?] = []
}

extension Document {
  /// Turns the paragraphs that look like GitHub's tables into tables.
  mutating func applyTables(in blocks: [Node]) {
    var tables: [Table] = []
    for block in blocks where block.kind == CMARK_NODE_PARAGRAPH {
      if let table = table(in: block) { tables.append(table) }
    }
    if tables.isEmpty { return }
    let cells = tables.flatMap { $0.cells.compactMap(\.self) }
    guard let parsed = Tree(parsing: text(of: cells)[...]) else { return }
    var cell = parsed.root.firstChild
    for table in tables {
      guard let node = Node(cmark_node_new(CMARK_NODE_CUSTOM_BLOCK)) else { continue }
      for (index, range) in table.cells.enumerated() {
        let next = cell?.next
        guard let paragraph = range == nil ? Node(cmark_node_new(CMARK_NODE_PARAGRAPH)) : cell
        else { continue }
        if let range {
          cell = next
          take(paragraph, from: range)
        }
        let tags = tags(ofCell: index, in: table)
        annotate(paragraph) { $0.tags = tags }
        node.append(paragraph)
      }
      // A table may be wider than a phone; who has only a keyboard scrolls what has the focus.
      node.setTags(
        open: "<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n<thead>".utf8,
        close: table.closing.utf8)
      replace(table, with: node)
    }
  }

  private mutating func table(in paragraph: Node) -> Table? {
    let source = locator.source.bytes
    var head = paragraph.startLine
    while head < paragraph.endLine {
      let below = contentRange(ofLine: head + 1, in: paragraph)
      if let alignments = TableAlignment.parse(below, of: source), !isLazy(head + 1, in: paragraph)
      {
        let row = TableRow(contentRange(ofLine: head, in: paragraph), of: source)
        if row.cells.count == alignments.count {
          var table = Table(paragraph: paragraph, line: head, alignments: alignments)
          table.add(row)
          for line in stride(from: head + 2, through: paragraph.endLine, by: 1) {
            table.add(TableRow(contentRange(ofLine: line, in: paragraph), of: source))
          }
          return head == paragraph.startLine || firstNode(onLine: head, of: paragraph) != nil
            ? table : nil
        }
      }
      head += 1
    }
    return nil
  }

  /// The bytes of a paragraph's line without what the blocks around it put before it.
  private mutating func contentRange(ofLine line: Int, in paragraph: Node) -> Range<Int> {
    let bytes = locator.source.bytes
    var range = locator.lineRange(line)
    if line == paragraph.startLine { return range.dropFirst(paragraph.startColumn - 1) }
    for _ in 1..<max(paragraph.startColumn, 1) {
      guard let first = range.first, " \t>".utf8.contains(bytes[first]) else { break }
      range = range.dropFirst()
    }
    return range
  }

  /// Whether a line goes on with a paragraph without the marks of the blocks around it.
  private mutating func isLazy(_ line: Int, in paragraph: Node) -> Bool {
    paragraph.parent != tree.root && paragraph.startColumn > 1
      && contentRange(ofLine: line, in: paragraph).lowerBound == locator.lineRange(line).lowerBound
  }

  /// The Markdown of cells, each a paragraph, and the link references of the whole text.
  ///
  /// No block begins with a no-break space: a cell holds inline text only.
  private func text(of cells: [Range<Int>]) -> [UInt8] {
    let source = locator.source.bytes
    var text: [UInt8] = []
    for cell in cells {
      text += "\u{A0}".utf8
      text += TableRow.content(of: cell, in: source)
      text += "\n\n".utf8
    }
    for line in source.split(separator: UInt8(ascii: "\n")) {
      let mark = line.drop { $0 == 0x20 }
      if mark.starts(with: "[^".utf8) { continue }
      if mark.first == UInt8(ascii: "["), mark.contains(UInt8(ascii: ":")) { text += line + [0x0A] }
    }
    return text
  }

  /// Takes a cell that has been parsed, without its no-break space.
  private mutating func take(_ paragraph: Node, from range: Range<Int>) {
    cmark_node_unlink(paragraph.pointer)
    let mark = "\u{A0}".utf8.count
    annotate(paragraph) { $0.origin = range.lowerBound - mark }
    guard let text = paragraph.firstChild else { return }
    text.setLiteral(Array(text.literal.dropFirst(mark)))
    annotate(text) { $0.origin = range.lowerBound }
  }

  /// What stands before and after a cell, with the rows' and the table's parts around it.
  private func tags(ofCell index: Int, in table: Table) -> Annotation.Tags {
    let columns = table.alignments.count
    let column = index % columns
    let name = index < columns ? "th" : "td"
    let alignment = table.alignments[column]
    // GitHub writes `align`, which is obsolete in HTML (16.2), and a policy of content security may
    // forbid styles in attributes.
    let attribute = alignment == .none ? "" : " class=\"align-\(alignment.rawValue)\""
    let scope = index < columns ? " scope=\"col\"" : ""
    var open = "<\(name)\(attribute)\(scope)>"
    var close = "</\(name)>\n"
    if column == 0 { open = (index == columns ? "<tbody>\n<tr>\n" : "<tr>\n") + open }
    if column == columns - 1 { close += index < columns ? "</tr>\n</thead>\n" : "</tr>\n" }
    return Annotation.Tags(open: Array(open.utf8), close: Array(close.utf8))
  }

  /// Puts a table in the place of its paragraph, of which the lines before the table remain.
  private func replace(_ table: Table, with node: Node) {
    cmark_node_insert_after(table.paragraph.pointer, node.pointer)
    guard table.line > table.paragraph.startLine,
      let first = firstNode(onLine: table.line, of: table.paragraph)
    else { return table.paragraph.remove() }
    first.previous?.remove()
    var child: Node? = first
    while let node = child {
      child = node.next
      node.remove()
    }
  }

  /// The first child of a paragraph on a line, if it begins the line.
  private func firstNode(onLine line: Int, of paragraph: Node) -> Node? {
    var child = paragraph.firstChild
    while let node = child {
      var leaf = node
      while let inner = leaf.firstChild { leaf = inner }
      if leaf.startLine >= line {
        let kind = node.previous?.kind
        return kind == CMARK_NODE_SOFTBREAK || kind == CMARK_NODE_LINEBREAK ? node : nil
      }
      child = node.next
    }
    return nil
  }
}

extension Table {
  fileprivate mutating func add(_ row: TableRow) {
    for column in alignments.indices {
      let cell = column < row.cells.count ? row.cells[column] : nil
      cells.append(cell?.isEmpty == true ? nil : cell)
    }
  }

  fileprivate var closing: String {
    (cells.count > alignments.count ? "</tbody>\n" : "") + "</table>\n</div>"
  }
}
