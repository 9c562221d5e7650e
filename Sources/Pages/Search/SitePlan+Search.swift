import Content

extension SitePlan {
  /// Whether the site has a page to search it.
  public var hasSearch: Bool { editions.first?.index.site.settings.hasSearch == true }

  /// Lets the page of search use an index, which is then to be published.
  public func countOnSearchIndex() {
    for edition in editions { edition.additions.addSearchIndex() }
  }

  /// Whether what a page says is to be found: not what only lists what stands on others.
  public func isSearched(_ page: Page) -> Bool { hasSearch && page.isSearched }
}

extension Page {
  /// Whether it is the page of search, which does little without the index that a build makes.
  public var needsSearchIndex: Bool {
    if case .search = kind { true } else { false }
  }

  /// Whether it says something of its own.
  var isSearched: Bool {
    switch kind {
    case .article, .quote, .team, .trophies, .career, .free: true
    case .home, .quotes, .news, .tag, .year, .search, .notFound, .redirect: false
    }
  }
}
