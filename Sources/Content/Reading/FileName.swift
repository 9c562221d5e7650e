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
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    var base = Substring(name.utf8.dropLast(".md".utf8.count))
    language = Self.language(of: path, in: edition)
    if let language { base = Substring(base.utf8.dropLast(language.utf8.count + 1)) }
    isHome = slash == nil && base == "index"
    let rest = base.utf8.dropFirst(10)
    if rest.first == UInt8(ascii: "-"),
      let found = String(base.utf8.prefix(10)).flatMap(PartialDate.init), found.day != nil
    {
      date = found
      stem = String(Substring(rest.dropFirst()))
    } else {
      date = nil
      stem = String(base)
    }
  }

  /// The language that a Markdown file's name ends in, if it is one of the site.
  static func language(of path: String, in edition: Edition?) -> String? {
    languageEnding(of: Substring(path.utf8.dropLast(".md".utf8.count))).flatMap { code in
      edition?.languages.contains(code) == true ? code : nil
    }
  }

  /// What stands between the last two full stops of a name.
  static func languageEnding(of base: Substring) -> String? {
    base.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(base[base.utf8.index(after: $0)...]) }
  }
}
