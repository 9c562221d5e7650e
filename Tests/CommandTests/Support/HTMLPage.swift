/// The attributes of a page's tags, found by a small scanner.
struct HTMLPage {
  /// The attributes in the page's order, entities decoded.
  private(set) var attributes: [(name: String, value: String)] = []

  init(_ html: String) {
    var rest = html[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      if rest.hasPrefix("<!--") {
        rest = rest.firstRange(of: "-->").map { rest[$0.upperBound...] } ?? ""
      } else {
        let tag = readTag(&rest)
        for name in ["script", "style"] where tag == name {
          rest = rest.firstRange(of: "</\(name)").map { rest[$0.lowerBound...] } ?? ""
        }
      }
    }
  }

  /// The values of all attributes of a name.
  func texts(of name: String) -> [String] { attributes.filter { $0.name == name }.map(\.value) }

  /// All that the page's links, pictures and style sheets lead to.
  var links: [String] { attributes.filter { ["href", "src"].contains($0.name) }.map(\.value) }

  private mutating func readTag(_ rest: inout Substring) -> String {
    rest = rest.dropFirst()
    let tag = rest.prefix { !$0.isWhitespace && $0 != ">" }
    rest = rest.dropFirst(tag.count)
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      guard let first = rest.first, first != ">" else { return tag.lowercased() }
      let name = rest.prefix { !$0.isWhitespace && !"=>/".contains($0) }
      rest = rest.dropFirst(max(name.count, 1))
      var value = Substring()
      if rest.first == "=" {
        rest = rest.dropFirst()
        if let quote = rest.first, "\"'".contains(quote) {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest.dropFirst(value.count + 2)
        } else {
          value = rest.prefix { !$0.isWhitespace && $0 != ">" }
          rest = rest.dropFirst(value.count)
        }
      }
      attributes.append((name.lowercased(), Self.decoded(value)))
    }
  }

  private static func decoded(_ text: Substring) -> String {
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"),
      ("&#x27;", "'"),
      ("&amp;", "&"),
    ]
    return entities.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
}
