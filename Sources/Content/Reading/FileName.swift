import Language

/// What the name of a Markdown file tells.
struct FileName {
  /// The date that it begins with, as in `2025-04-24-title.md`.
  let date: PartialDate?
  /// The rest without language and ending.
  let stem: String
  /// The language that it ends in, as in `about.en.md`; nil for the default one.
  let language: String?
  /// Whether it is the home page's text.
  let isHome: Bool

  /// Reads a path; an ending that is no language of the site belongs to the name.
  init(_ path: String, in edition: Edition?) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var base = name.dropLast(".md".count)
    language = Self.languageEnding(of: base).flatMap { code in
      edition?.languages.contains(code) == true ? code : nil
    }
    if let language { base = base.dropLast(language.utf8.count + 1) }
    isHome = !path.contains("/") && base == "index"
    if let found = PartialDate(String(base.prefix(10))), found.day != nil,
      base.dropFirst(10).first == "-"
    {
      date = found
      stem = String(base.dropFirst(11))
    } else {
      date = nil
      stem = String(base)
    }
  }

  /// What stands between the last two full stops of a name.
  static func languageEnding(of base: Substring) -> String? {
    let parts = base.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts.last.map(String.init) : nil
  }
}
