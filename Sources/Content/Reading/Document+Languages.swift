import Diagnostics
import Language

extension Document {
  /// What to read where a text may be given by language, as `{ru: Милан, en: AC Milan}`: the value
  /// for the edition's language, or else for the default one; anything else as it is.
  ///
  /// Languages that the site doesn't have, and missing ones, are reported.
  func localized(_ node: YAMLNode) -> YAMLNode {
    guard case .mapping(let pairs) = node.content, let edition,
      pairs.contains(where: { $0.key.text.map(edition.mayMean) ?? false })
    else { return node }
    for (key, _) in pairs where !edition.languages.contains(key.text ?? "") {
      report(
        "unknown-language", "the site has no language '\(key.text?.shortened ?? "")'",
        at: key.location,
        hint: didYouMean(key.text ?? "", among: edition.languages)
          ?? "add it to languages in site.yaml")
    }
    if let value = node[edition.language] { return value }
    let fallback = edition.languages.first.flatMap { node[$0] }
    report(
      "missing-translation", "the text is missing in '\(edition.language)'", at: node.location,
      hint: "add '\(edition.language): …'", severity: fallback == nil ? .error : .warning)
    return fallback ?? pairs[0].value
  }
}

extension Edition {
  /// Whether a key can only mean a language: one of the site's, or another that is known.
  func mayMean(_ key: String) -> Bool {
    languages.contains(key) || Language(code: key) != nil
  }
}
