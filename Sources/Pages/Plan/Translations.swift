import Content

/// Which pages of a site's editions say the same in different languages.
struct Translations: Sendable {
  /// A page of some edition.
  struct Counterpart: Sendable {
    let language: String
    /// The path on the whole site, with the edition's prefix.
    let path: String
  }

  /// The counterparts by what the pages have in common, in the order of the languages.
  private let counterparts: [String: [Counterpart]]
  /// The home pages, in the order of the languages.
  let homes: [Counterpart]
  /// The paths of all pages on the whole site.
  let paths: Set<String>

  /// Compares the pages of editions; a site of one language has nothing to compare.
  init(_ editions: [(edition: Edition, pages: [Page])]) {
    homes = editions.map { edition, _ in
      Counterpart(language: edition.language, path: edition.prefix + SitePath.home)
    }
    var counterparts: [String: [Counterpart]] = [:]
    var paths: Set<String> = []
    for (edition, pages) in editions where editions.count > 1 {
      for page in pages {
        let path = edition.prefix + page.path
        paths.insert(path)
        guard let key = page.translationKey(in: edition) else { continue }
        counterparts[key, default: []].append(
          Counterpart(language: edition.language, path: path))
      }
    }
    self.counterparts = counterparts
    self.paths = paths
  }

  /// The page in all languages that have it, itself included; empty if there is but one.
  func all(of page: Page, in edition: Edition) -> [Counterpart] {
    guard !counterparts.isEmpty, let key = page.translationKey(in: edition),
      let found = counterparts[key],
      found.count > 1
    else { return [] }
    return found
  }
}

extension Page {
  /// What a page has in common with its translations: the name of its file without the language, or
  /// its path; nil for pages that have none.
  fileprivate func translationKey(in edition: Edition) -> String? {
    switch kind {
    case .article, .free: origin.map { Self.key(of: $0.file, in: edition) }
    case .tag, .notFound, .redirect: nil
    case .news(let number, _), .year(_, let number, _): number == 1 ? path : nil
    case .home, .trophies, .career, .team, .quotes, .quote, .search: path
    }
  }

  private static func key(of name: String, in edition: Edition) -> String {
    let ending = edition.isDefault ? ".md" : ".\(edition.language).md"
    return name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
  }
}
