import Diagnostics
import Language

extension ValueReader<String> {
  /// Text for readers, whose Russian quotation marks must pair.
  static var typeset: Self {
    Self { node, document in
      guard let text = ValueReader<String>.text.read(node, document) else { return nil }
      if let mark = unbalancedQuotationMark(in: text) {
        document.report(
          "unbalanced-quotes", "the quotation mark \(mark) has no partner", at: node.location,
          hint: "write « and » in pairs", severity: .warning)
      }
      return text
    }
  }
}

extension ValueReader<Tag> {
  /// A word to group by, which must give a URL.
  static var tag: Self {
    Self { node, document in
      guard let name = ValueReader<String>.text.read(node, document) else { return nil }
      let slug = slug(name)
      guard slug.isEmpty else { return Tag(name: name, slug: slug) }
      document.report(
        "bad-slug", "'\(name.shortened)' has no letters for its address", at: node.location,
        hint: "use letters or digits")
      return nil
    }
  }
}

/// The first « or » that has no partner, or nil if all pair; „ “ inside them are not looked at.
func unbalancedQuotationMark(in text: String) -> Character? {
  var depth = 0
  for character in text {
    if character == "«" { depth += 1 }
    if character == "»" {
      if depth == 0 { return character }
      depth -= 1
    }
  }
  return depth > 0 ? "«" : nil
}
