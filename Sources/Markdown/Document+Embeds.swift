import CCmark
import Diagnostics

extension Document {
  /// Sets the paragraphs apart that are made of embeds: nothing else is to read their text.
  mutating func takeEmbeds() {
    for paragraph in textBlocks(in: tree.root) where mayHoldEmbed(paragraph) {
      let lines = lines(of: paragraph)
      let embeds = embeds(in: lines)
      if embeds.isEmpty {
        for line in lines where beginsEmbed(line) { reportStray(line) }
      } else {
        while let child = paragraph.firstChild { child.remove() }
        annotate(paragraph) { $0.embeds = embeds }
      }
    }
  }

  /// Writes what the host makes of embeds; without a host that knows them, their text.
  mutating func writeEmbeds(_ embeds: [Range<Int>], to html: inout HTMLWriter) {
    for range in embeds {
      html.breakLine()
      guard let embed = host.embed else {
        html.write("<p>")
        locator.source.bytes[range].withUnsafeBufferPointer { html.escape($0) }
        html.write("</p>\n")
        continue
      }
      do throws(Diagnostic) {
        html.write(Array(try embed(MarkdownEmbed(source: locator.source, range: range)).utf8))
        html.breakLine()
      } catch {
        var problem = error
        problem.excerpt = problem.excerpt ?? locator.excerpt(atOffset: range.lowerBound)
        report.diagnostics.append(problem)
      }
    }
  }

  /// Whether a line of a block begins with two braces, which may have been escaped.
  private func mayHoldEmbed(_ block: Node) -> Bool {
    guard block.kind == CMARK_NODE_PARAGRAPH else { return false }
    var child = block.firstChild
    while let node = child {
      child = node.next
      let isFirst = node.previous.map { $0.kind == CMARK_NODE_SOFTBREAK } ?? true
      if isFirst, node.kind == CMARK_NODE_TEXT, node.literal.starts(with: "{{".utf8) { return true }
    }
    return false
  }

  /// The lines of a paragraph in the source, without the space around them.
  private mutating func lines(of paragraph: Node) -> [Range<Int>] {
    let bytes = locator.source.bytes
    return (paragraph.startLine...max(paragraph.startLine, paragraph.endLine)).map { line in
      let start = locator.offset(line: line, column: paragraph.startColumn, in: paragraph)
      let rest = start..<max(start, locator.lineRange(line).upperBound)
      let end = rest.last { !isSpace(bytes[$0]) } ?? start - 1
      return start..<end + 1
    }
  }

  /// The embeds that lines consist of, each from the beginning of a line to the end of one; none if
  /// there is other text in them.
  private func embeds(in lines: [Range<Int>]) -> [Range<Int>] {
    var embeds: [Range<Int>] = []
    var start: Int?
    for line in lines {
      guard start != nil || beginsEmbed(line) else { return [] }
      let first = start ?? line.lowerBound
      let isEnd = locator.source.bytes[line].suffix(2).elementsEqual("}}".utf8)
      if isEnd { embeds.append(first..<line.upperBound) }
      start = isEnd ? nil : first
    }
    return start == nil ? embeds : []
  }

  private func beginsEmbed(_ line: Range<Int>) -> Bool {
    locator.source.bytes[line].starts(with: "{{".utf8)
  }

  private mutating func reportStray(_ line: Range<Int>) {
    report(
      .warning, "stray-embed", "the embed is left as text: it does not stand by itself",
      atOffset: line.lowerBound,
      hint: "put it between empty lines and close it with '}}'; for braces as text, write \\{{")
  }
}
