import Testing

@testable import Pages

/// The theme's page of search, and what of the pages is found.
@Suite struct SearchPageTests {
  private static let site = SmallSite(files: [
    "site.yaml": """
    {title: T, url: "https://t.example", language: ru, languages: [en], description: D, author: A,
      search: true}
    """
  ])

  private func pages(withIndex: Bool) throws -> [String: String] {
    try Self.site.planned { plan in
      if withIndex { plan.countOnSearchIndex() }
      var pages: [String: String] = [:]
      for output in plan.outputs {
        guard case .page(let page, let edition) = output.content else { continue }
        var html: [UInt8] = []
        #expect(
          plan.render(page, edition: edition, into: &html).filter { $0.severity == .error } == [])
        pages[output.file] = String(decoding: html, as: UTF8.self)
      }
      return pages
    }
  }

  @Test func asksTheIndexWhereverItStands() throws {
    let pages = try pages(withIndex: true)
    #expect(pages["search/index.html"]?.contains(#"data-index="../pagefind/pagefind.js""#) == true)
    #expect(
      pages["en/search/index.html"]?.contains(#"data-index="../../pagefind/pagefind.js""#) == true)
    #expect(
      pages["search/index.html"]?.contains(#"hreflang="en" href="https://t.example/en/search/""#)
        == true)
  }

  @Test func tellsHowToBrowseWithoutAnIndex() throws {
    let page = try #require(try pages(withIndex: false)["search/index.html"])
    #expect(page.contains("Поиска по словам здесь нет"))
    #expect(!page.contains("<form") && !page.contains("<script type=\"module\""))
    #expect(page.contains(#"<a href="../news/tags/seriya-a/">"#))
  }

  @Test func findsWhatPagesSayThemselves() throws {
    let pages = try pages(withIndex: true)
    let found = pages.filter { $0.value.contains("data-pagefind-body") }.keys.filter {
      !$0.hasPrefix("en/")
    }
    #expect(
      found.sorted() == [
        "about/index.html", "career/index.html", "news/one/index.html", "quotes/now/index.html",
        "teams/a/index.html", "teams/b/index.html", "trophies/index.html",
      ])
    #expect(
      try SmallSite().rendered().pages.allSatisfy { !$0.value.contains("data-pagefind-body") })
  }
}
