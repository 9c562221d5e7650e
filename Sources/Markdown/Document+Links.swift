import CCmark
import Diagnostics

extension Document {
  mutating func openLink(_ node: Node, to html: inout HTMLWriter) {
    html.write("<a href=\"")
    writeDestination(of: node, kind: .link, to: &html)
    writeTitle(of: node, to: &html)
    html.write(UInt8(ascii: "\""))
    if let attributes = annotation(of: node)?.attributes { html.write(attributes) }
    html.write(UInt8(ascii: ">"))
  }

  /// Writes an image up to its alternative text, which is that of its children.
  mutating func openImage(_ node: Node, to html: inout HTMLWriter) {
    html.write("<img src=\"")
    writeDestination(of: node, kind: .image, to: &html)
    if !options.extensions.isEmpty, plainText(of: node).allSatisfy(\.isWhitespace) {
      reportMissingAlternative(of: node)
    }
    html.write("\" alt=\"")
  }

  func closeImage(_ node: Node, to html: inout HTMLWriter) {
    let annotation = annotation(of: node)
    if annotation?.isFigure != true { writeTitle(of: node, to: &html) }
    html.write(UInt8(ascii: "\""))
    let attributes = annotation?.attributes
    if let attributes { html.write(attributes) }
    if options.extensions.contains(.imageSizes) {
      if attributes?["width"] == nil, attributes?["height"] == nil,
        let size = host.imageSize(String(decoding: node.url, as: UTF8.self))
      {
        html.write("width", String(size.width))
        html.write("height", String(size.height))
      }
      if attributes?["loading"] == nil { html.write("loading", "lazy") }
    }
    html.write(" />")
  }

  /// Writes what a node inside an image adds to the alternative text.
  func writeAlternative(_ node: Node, to html: inout HTMLWriter) {
    switch node.kind {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: html.escape(node.literal)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: html.write(UInt8(ascii: " "))
    default: break
    }
  }

  private func writeTitle(of node: Node, to html: inout HTMLWriter) {
    let title = node.title
    guard !title.isEmpty else { return }
    html.write("\" title=\"")
    html.escape(title)
  }

  /// Writes the URL of a link or an image: what the host makes of it; nothing if it is unsafe.
  private mutating func writeDestination(
    of node: Node, kind: MarkdownLink.Kind, to html: inout HTMLWriter
  ) {
    let written = node.url
    if !options.allowsRawHTML, isUnsafe(written) {
      let scheme = String(decoding: written.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
      return report(
        .warning, "unsafe-link", "links to '\(scheme):' are not allowed",
        atOffset: offset(of: node), hint: "link to a web page, or to a file of the site")
    }
    if host.isFinal(written) { return html.escapeURL(written) }
    let offset = offset(of: node)
    let link = MarkdownLink(
      kind: kind, destination: String(decoding: written, as: UTF8.self),
      location: locator.location(atOffset: offset))
    do throws(Diagnostic) {
      html.escapeURL(try host.resolve(link).utf8)
    } catch {
      var problem = error
      problem.excerpt = problem.excerpt ?? locator.excerpt(atOffset: offset)
      report.diagnostics.append(problem)
      html.escapeURL(written)
    }
  }
}

/// Whether a browser might run what a URL holds; cmark's safe mode decides alike.
private func isUnsafe(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  if ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
    .contains(where: { hasPrefix(url, $0) })
  {
    return false
  }
  return ["javascript:", "vbscript:", "file:", "data:"].contains { hasPrefix(url, $0) }
}

/// Whether a text begins with a prefix of lower-case ASCII, in any case.
private func hasPrefix(_ text: UnsafeBufferPointer<UInt8>, _ prefix: StaticString) -> Bool {
  let count = prefix.utf8CodeUnitCount
  guard text.count >= count else { return false }
  return (0..<count).allSatisfy { index in
    let byte = text[index]
    let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    return (isUpper ? byte | 0x20 : byte) == prefix.utf8Start[index]
  }
}
