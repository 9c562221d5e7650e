import CCmark

extension Document {
  /// Writes raw HTML if the options allow it; else drops it with a warning, save comments, which
  /// nobody would miss.
  mutating func writeRaw(_ node: Node, to html: inout HTMLWriter) {
    let literal = node.literal
    if options.allowsRawHTML { return html.write(literal) }
    let text = String(decoding: literal.prefix(200), as: UTF8.self)
    if text.hasPrefix("<!--") { return }
    report(
      .warning, "raw-html", "raw HTML is left out: \(Self.shortened(text))",
      atOffset: offset(of: node),
      hint: "write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}")
  }

  /// The tag that a piece of HTML begins with, cut where it is long.
  private static func shortened(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    let tag = line.firstIndex(of: ">").map { line[...$0] } ?? line
    return tag.count <= 40 ? String(tag) : tag.prefix(39) + "…"
  }
}
