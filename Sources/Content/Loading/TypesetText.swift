import Diagnostics
import Language

extension ValueReader<String> {
  /// Text for readers, whose Russian quotation marks must pair.
  static var typeset: Self {
    Self { node, document in
      guard let text = ValueReader<String>.text.read(node, document) else { return nil }
      // German sets them the other way round: »so«.
      if document.edition?.language == "de" { return text }
      for mark in QuotationMarks.unpaired(in: text) {
        document.reportUnpaired(mark, at: node.location)
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

extension [Tag] {
  /// The tags without those that another one before them gives the same address.
  var unique: [Tag] {
    var seen: Set<String> = []
    return filter { seen.insert($0.slug).inserted }
  }
}
