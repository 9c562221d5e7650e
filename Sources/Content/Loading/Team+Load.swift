import Diagnostics

enum TeamKey: String, SchemaKey {
  case name, short, names, country, kind, colours
  static let record = "a team"
}

extension Team {
  init?(id: String, node: YAMLNode, document: Document) {
    guard let fields = Fields<TeamKey>(node, in: document) else { return nil }
    let name = fields.required(.name, .text)
    let shortName = fields.optional(.short, .text)
    let names = fields.optional(.names, .languageNames)
    let country = fields.required(.country, .text)
    let kind = fields.required(.kind, .choice as ValueReader<Kind>)
    let colours = fields.optional(.colours, .list(of: .colour)) ?? []
    Self.checkContrast(of: colours, id: id, fields: fields)
    guard let name, let country, let kind else { return nil }
    self.init(
      id: id, name: name, shortName: shortName ?? name, names: names ?? [], country: country,
      kind: kind, colours: colours)
  }

  /// Charts draw a team in a colour of its own that is seen on a light and on a dark page.
  private static func checkContrast(
    of colours: [Colour], id: String, fields: Fields<TeamKey>
  ) {
    guard !colours.isEmpty else { return }
    for (name, page) in [("light", Colour.lightPage), ("dark", Colour.darkPage)]
    where !colours.contains(where: { $0.isSeen(on: page) }) {
      fields.document.report(
        "low-contrast", "no colour of '\(id)' is seen on a \(name) page",
        at: fields.location(of: .colours),
        hint: "add one with a contrast of at least 3 to 1 against \(page.hex) (WCAG 1.4.11)",
        severity: .warning)
    }
  }
}

extension ValueReader<[LanguageName]> {
  /// A mapping from language codes to names.
  static var languageNames: Self {
    Self { node, document in
      guard case .mapping(let pairs) = node.content else {
        document.report(
          "wrong-type", "expected names by language, found \(node.kindName)", at: node.location,
          hint: "write it as {it: AC Milan}")
        return nil
      }
      return pairs.compactMap { key, value in
        guard let language = ValueReader<String>.languageCode.read(key, document),
          let name = ValueReader<String>.text.read(value, document)
        else { return nil }
        return LanguageName(language: language, name: name)
      }
    }
  }
}
