import CCmark
import Diagnostics

extension Document {
  /// Writes the HTML of the whole document, as cmark's own renderer does.
  mutating func writeHTML(to html: inout HTMLWriter) {
    writeHTML(of: tree.root, to: &html)
  }

  private mutating func writeHTML(of root: Node, to html: inout HTMLWriter) {
    var image: Node?
    for step in Walk(root) {
      let node = step.node
      if let current = image {
        if node == current {
          closeImage(node, to: &html)
          image = nil
        } else if step.isEntering {
          writeAlternative(node, to: &html)
        }
      } else if step.isEntering {
        enter(node, writingTo: &html)
        if node.kind == CMARK_NODE_IMAGE { image = node }
      } else {
        leave(node, writingTo: &html)
      }
    }
  }

  private mutating func enter(_ node: Node, writingTo html: inout HTMLWriter) {
    switch node.kind {
    case CMARK_NODE_TEXT: html.escape(node.literal)
    case CMARK_NODE_SOFTBREAK: html.write(UInt8(ascii: "\n"))
    case CMARK_NODE_LINEBREAK: html.write("<br />\n")
    case CMARK_NODE_CODE:
      html.write("<code>")
      html.escape(node.literal)
      html.write("</code>")
    case CMARK_NODE_EMPH: html.write("<em>")
    case CMARK_NODE_STRONG: html.write("<strong>")
    case CMARK_NODE_LINK: openLink(node, to: &html)
    case CMARK_NODE_IMAGE: openImage(node, to: &html)
    case CMARK_NODE_HTML_INLINE: writeRaw(node, to: &html)
    case CMARK_NODE_CUSTOM_INLINE: html.write(node.opening)
    default: enterBlock(node, writingTo: &html)
    }
  }

  private mutating func enterBlock(_ node: Node, writingTo html: inout HTMLWriter) {
    switch node.kind {
    case CMARK_NODE_PARAGRAPH: openParagraph(node, to: &html)
    case CMARK_NODE_HEADING:
      html.breakLine()
      openHeading(node, to: &html)
    case CMARK_NODE_BLOCK_QUOTE:
      html.breakLine()
      html.write("<blockquote>\n")
    case CMARK_NODE_LIST:
      html.breakLine()
      openList(node, to: &html)
    case CMARK_NODE_ITEM:
      html.breakLine()
      html.write("<li>")
    case CMARK_NODE_CODE_BLOCK:
      html.breakLine()
      writeCodeBlock(node, to: &html)
    case CMARK_NODE_THEMATIC_BREAK:
      html.breakLine()
      html.write("<hr />\n")
    case CMARK_NODE_CUSTOM_BLOCK:
      html.breakLine()
      html.write(node.opening)
      html.breakLine()
    case CMARK_NODE_HTML_BLOCK:
      html.breakLine()
      writeRaw(node, to: &html)
      html.breakLine()
    default: break
    }
  }

  private mutating func leave(_ node: Node, writingTo html: inout HTMLWriter) {
    switch node.kind {
    case CMARK_NODE_EMPH: html.write("</em>")
    case CMARK_NODE_STRONG: html.write("</strong>")
    case CMARK_NODE_LINK: html.write("</a>")
    case CMARK_NODE_CUSTOM_INLINE: html.write(node.closing)
    case CMARK_NODE_PARAGRAPH: closeParagraph(node, to: &html)
    case CMARK_NODE_HEADING: closeHeading(node, to: &html)
    case CMARK_NODE_BLOCK_QUOTE:
      html.breakLine()
      html.write("</blockquote>\n")
    case CMARK_NODE_LIST: html.write(node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case CMARK_NODE_ITEM: html.write("</li>\n")
    case CMARK_NODE_CUSTOM_BLOCK:
      html.breakLine()
      html.write(node.closing)
      html.breakLine()
    default: break
    }
  }

  /// Writes what a paragraph begins with, which may be a figure, an embed or a cell of a table.
  private mutating func openParagraph(_ node: Node, to html: inout HTMLWriter) {
    let annotation = annotation(of: node)
    if let tags = annotation?.tags {
      html.write(tags.open)
    } else if let embeds = annotation?.embeds {
      writeEmbeds(embeds, to: &html)
    } else if annotation?.figure != nil {
      html.breakLine()
      html.write("<figure>\n")
    } else if !node.isTightParagraph {
      html.breakLine()
      html.write("<p>")
    }
  }

  private func closeParagraph(_ node: Node, to html: inout HTMLWriter) {
    let annotation = annotation(of: node)
    if let tags = annotation?.tags {
      html.write(tags.close)
    } else if let image = annotation?.figure {
      closeFigure(image, to: &html)
    } else if annotation?.embeds == nil, !node.isTightParagraph {
      html.write("</p>\n")
    }
  }

  private func openList(_ node: Node, to html: inout HTMLWriter) {
    guard node.isOrderedList else { return html.write("<ul>\n") }
    let start = Int(cmark_node_get_list_start(node.pointer))
    guard start != 1 else { return html.write("<ol>\n") }
    html.write("<ol start=\"")
    html.write(start)
    html.write("\">\n")
  }

  private func writeCodeBlock(_ node: Node, to html: inout HTMLWriter) {
    let info = node.fenceInfo
    if info.isEmpty {
      html.write("<pre><code>")
    } else {
      let language = info.prefix { !isSpace($0) }
      html.write("<pre><code class=\"language-")
      html.escape(UnsafeBufferPointer(rebasing: language))
      html.write("\">")
    }
    html.escape(node.literal)
    html.write("</code></pre>\n")
  }
}

/// ASCII white space, as C has it.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}
