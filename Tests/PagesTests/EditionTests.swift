import Testing

@testable import Pages

/// A site in two languages.
@Suite struct EditionTests {
  private let site = SmallSite(files: [
    "site.yaml": """
    {title: {ru: Тренер, en: Coach}, url: "https://t.example/sub", language: ru, languages: [en],
      description: D, author: A, navigation: [{title: {ru: О нас, en: About}, path: /about/}]}
    """,
    "about.en.md": "---\ntitle: About us\n---\n[News](/news/), [one](news/2024-02-03-one.md).\n",
    "news/2024-02-03-one.en.md":
      "---\ntitle: One\ndate: 2024-02-03\nslug: first\n---\n![dot](../images/a.svg)\n",
  ])

  @Test func eachLanguageHasItsPages() throws {
    let (problems, pages) = try site.rendered()
    #expect(problems == [])
    let english = pages.keys.filter { $0.hasPrefix("en/") }.sorted()
    #expect(
      english == [
        "en/about/index.html", "en/career/index.html", "en/index.html", "en/news/2024/index.html",
        "en/news/first/index.html", "en/news/index.html", "en/quotes/index.html",
        "en/quotes/now/index.html", "en/teams/a/index.html", "en/teams/b/index.html",
        "en/trophies/index.html",
      ])
    #expect(pages.keys.contains("404.html") && !pages.keys.contains("en/404.html"))
  }

  @Test func translationsKnowEachOther() throws {
    let pages = try site.rendered().pages
    let alternates = """
        <link rel="alternate" hreflang="ru" href="https://t.example/sub/news/one/">
        <link rel="alternate" hreflang="x-default" href="https://t.example/sub/news/one/">
        <link rel="alternate" hreflang="en" href="https://t.example/sub/en/news/first/">
      """
    let russian = try #require(pages["news/one/index.html"])
    let english = try #require(pages["en/news/first/index.html"])
    #expect(russian.contains(alternates))
    #expect(english.contains(alternates))
    #expect(
      russian.contains(#"<a href="../../en/news/first/" lang="en" hreflang="en">English</a>"#))
    #expect(english.contains(#"<a href="../../../news/one/" lang="ru" hreflang="ru">русский</a>"#))
    #expect(english.contains(#"<html lang="en">"#))
    // A tag page has no translation: the switch leads home.
    let tag = try #require(pages["news/tags/seriya-a/index.html"])
    #expect(!tag.contains("rel=\"alternate\" hreflang"))
    #expect(tag.contains(#"<a href="../../../en/" lang="en" hreflang="en">English</a>"#))
  }

  @Test func linksStayInTheirLanguage() throws {
    let pages = try site.rendered().pages
    let about = try #require(pages["en/about/index.html"])
    #expect(about.contains(#"<a href="../news/">News</a>, <a href="../../news/one/">one</a>."#))
    #expect(about.contains(#"href="../../assets/site."#))
    #expect(about.contains(#"<link rel="canonical" href="https://t.example/sub/en/about/">"#))
    let article = try #require(pages["en/news/first/index.html"])
    #expect(article.contains(#"<img src="../../../images/a.svg" alt="dot" width="1" height="1""#))
  }
}
