import CCmark
import Language

extension Document {
  /// Gives each heading an id: the one in its braces, or its text as a slug, numbered if it has
  /// been used.
  mutating func identify(_ headings: [Node]) {
    var used = explicitIDs(of: headings)
    for heading in headings {
      let explicit = annotation(of: heading)?.attributes?.id
      let id = explicit ?? unusedID(for: slug(plainText(of: heading)), among: &used)
      annotate(heading) { annotation in
        annotation.attributes = annotation.attributes ?? Attributes()
        annotation.attributes?.id = id
      }
    }
  }

  /// Writes a heading's opening tag.
  func openHeading(_ node: Node, to html: inout HTMLWriter) {
    html.write("<h")
    html.write(node.headingLevel)
    if let attributes = annotation(of: node)?.attributes { html.write(attributes) }
    html.write(UInt8(ascii: ">"))
  }

  /// Writes a heading's closing tag, and before it the link to the heading, which is for the eye
  /// and the mouse alone: read aloud, it would be part of the heading.
  mutating func closeHeading(_ node: Node, to html: inout HTMLWriter) {
    if options.extensions.contains(.headingIDs), let id = annotation(of: node)?.attributes?.id {
      let start = html.bytes.count
      html.write(" <a class=\"heading-link\" href=\"#")
      html.escapeURL(id.utf8)
      html.write("\" aria-hidden=\"true\" tabindex=\"-1\">#</a>")
      report.headingLinks.append(start..<html.bytes.count)
    }
    html.write("</h")
    html.write(node.headingLevel)
    html.write(">\n")
  }

  private mutating func explicitIDs(of headings: [Node]) -> [String: Int] {
    var used: [String: Int] = [:]
    for heading in headings {
      guard let id = annotation(of: heading)?.attributes?.id else { continue }
      if used.updateValue(1, forKey: id) != nil {
        report(
          .warning, "duplicate-id", "two headings have the id '\(id)'",
          atOffset: offset(of: heading), hint: "give one of them another id")
      }
    }
    return used
  }

  /// A heading without letters is a section; the second of the same text ends in 2.
  private func unusedID(for slug: String, among used: inout [String: Int]) -> String {
    let base = slug.isEmpty ? "section" : slug
    var id = base
    while used[id] != nil {
      used[base, default: 1] += 1
      id = "\(base)-\(used[base, default: 1])"
    }
    used[id] = 1
    return id
  }
}
