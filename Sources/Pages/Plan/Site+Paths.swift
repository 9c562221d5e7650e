import Content

extension Site {
  /// The paths on the whole site by the Markdown files that the pages are made of, published or
  /// withheld.
  var pathsByFile: [(file: String, path: String)] {
    let prefix = edition.prefix
    let withheld = withheld.compactMap { withheld -> Article? in
      if case .article(let article) = withheld.record { article } else { nil }
    }
    return (articles + withheld).map { ($0.body.source.name, prefix + SitePath.article($0)) }
      + pages.map { ($0.body.source.name, prefix + SitePath.free($0)) }
  }

  /// The paths on the whole site that articles and quotes have, or will have, with the reasons not
  /// to publish them.
  func paths(of records: [Withheld]) -> [(path: String, reason: Withheld.Reason)] {
    records.map { withheld in
      switch withheld.record {
      case .article(let article): (edition.prefix + SitePath.article(article), withheld.reason)
      case .quote(let quote): (edition.prefix + SitePath.quote(quote), withheld.reason)
      }
    }
  }
}
