import CCmark

extension Document {
  /// Makes a paragraph a figure if an image is all that it holds, be it in a link.
  mutating func markFigure(_ paragraph: Node) {
    guard paragraph.kind == CMARK_NODE_PARAGRAPH, var node = paragraph.onlyChild else { return }
    if node.kind == CMARK_NODE_LINK, let linked = node.onlyChild { node = linked }
    guard node.kind == CMARK_NODE_IMAGE else { return }
    let image = node
    annotate(paragraph) { $0.figure = image }
    annotate(image) { $0.isFigure = true }
  }

  /// Writes a figure's caption, which is the title of its image, and its closing tag.
  func closeFigure(_ image: Node, to html: inout HTMLWriter) {
    let credit = annotation(of: image)?.attributes?["credit"]
    let title = image.title
    if !title.isEmpty || credit != nil {
      html.write("\n<figcaption>")
      html.escape(typeset(String(decoding: title, as: UTF8.self)))
      if let credit {
        html.write(title.isEmpty ? "<small>" : " <small>")
        html.escape(typeset(credit))
        html.write("</small>")
      }
      html.write("</figcaption>")
    }
    html.write("\n</figure>\n")
  }

  private func typeset(_ text: String) -> String {
    guard options.extensions.contains(.typographer) else { return text }
    return Typographer(language: options.language).set(text)
  }
}

extension Node {
  /// The child of a node that has one alone, but for texts without a character.
  fileprivate var onlyChild: Node? {
    var only: Node?
    var child = firstChild
    while let node = child {
      child = node.next
      if node.kind == CMARK_NODE_TEXT, node.literal.isEmpty { continue }
      guard only == nil else { return nil }
      only = node
    }
    return only
  }
}
