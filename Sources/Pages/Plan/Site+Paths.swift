import Content

extension Site {
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
