import Content
import Files
import Foundation
import Language
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Pages

/// What search engines get beside the pages.
@Suite struct SitemapTests {
  private static let site = SmallSite(files: [
    "site.yaml": """
    {title: T, url: "https://t.example/a&b", language: ru, languages: [en], description: D, author: A}
    """,
    "news/2024-02-03-one.md": """
    ---
    title: Один
    date: 2024-02-03
    updated: 2024-04-05
    tags: [Кубок]
    aliases: [/odin/]
    ---
    Текст.
    """,
    "news/2024-02-03-one.en.md": """
    ---
    title: One
    slug: first
    date: 2024-02-03
    ---
    Text.
    """,
    "about.en.md": "---\ntitle: About\n---\nText.\n",
  ])

  @Test func listsEachPageWithItsTranslationsAndHonestDates() throws {
    let sitemap = try #require(try Self.site.texts()["sitemap.xml"])
    #expect(
      sitemap.contains(
        """
        <url>
        <loc>https://t.example/a&amp;b/news/one/</loc>
        <lastmod>2024-04-05</lastmod>
        <xhtml:link rel="alternate" hreflang="ru" href="https://t.example/a&amp;b/news/one/"/>
        <xhtml:link rel="alternate" hreflang="x-default" href="https://t.example/a&amp;b/news/one/"/>
        <xhtml:link rel="alternate" hreflang="en" href="https://t.example/a&amp;b/en/news/first/"/>
        </url>

        """), "\(sitemap)")
    let entries = sitemap.matches(of: #/<loc>([^<]*)</loc>(?:\n<lastmod>([^<]*)</lastmod>)?/#).map {
      "\($0.1.replacing("https://t.example/a&amp;b", with: "")) \($0.2 ?? "-")"
    }
    #expect(
      entries == [
        "/ -", "/trophies/ -", "/career/ -", "/quotes/ -", "/teams/a/ -", "/teams/b/ -",
        "/quotes/now/ -", "/about/ -", "/news/ 2024-04-05", "/news/tags/kubok/ 2024-04-05",
        "/news/2024/ 2024-04-05", "/news/one/ 2024-04-05",
        "/en/ -", "/en/trophies/ -", "/en/career/ -", "/en/quotes/ -", "/en/teams/a/ -",
        "/en/teams/b/ -", "/en/quotes/now/ -", "/en/about/ -", "/en/news/ 2024-02-03",
        "/en/news/2024/ 2024-02-03", "/en/news/first/ 2024-02-03",
      ])
    #expect(XMLParser(data: Data(sitemap.utf8)).parse())
  }

  @Test func isSplitWhereAFileWouldHoldTooMuch() throws {
    for limits in [
      Sitemap.Limits(addresses: 10), Sitemap.Limits(bytes: 3_000), Sitemap.Limits(),
    ] {
      let files = try Self.site.planned { plan in
        Sitemap(editions: plan.editions, limits: limits).files
          .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
      }
      let addresses = files.map { $0.1.matches(of: /<url>/).count }
      #expect(addresses.reduce(0, +) == 23)
      #expect(addresses.allSatisfy { $0 <= limits.addresses })
      #expect(files.allSatisfy { $0.1.utf8.count <= limits.bytes })
      for (path, text) in files { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(path)") }
      guard files.count > 1 else {
        #expect(limits.addresses == 50_000)
        continue
      }
      #expect(
        files.map(\.0) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"])
      #expect(
        files[0].1 == """
          <?xml version="1.0" encoding="utf-8"?>
          <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <sitemap>
          <loc>https://t.example/a&amp;b/sitemap-1.xml</loc>
          </sitemap>
          <sitemap>
          <loc>https://t.example/a&amp;b/sitemap-2.xml</loc>
          </sitemap>
          <sitemap>
          <loc>https://t.example/a&amp;b/sitemap-3.xml</loc>
          </sitemap>
          </sitemapindex>

          """)
    }
  }

  @Test func searchEnginesAreLetInAndKnowTheOwner() throws {
    let site = SmallSite(files: [
      "site.yaml": """
      title: T
      url: https://t.example/coach/
      language: ru
      description: D
      author: A
      search-engines:
        verification: {yandex: 0a1b2c3d, google: a-B_c=}
        indexnow: 0123456789abcdef
      """
    ])
    let files = try site.texts()
    #expect(
      files["robots.txt"] == """
        User-agent: *
        Disallow:

        Sitemap: https://t.example/coach/sitemap.xml

        """)
    #expect(files["0123456789abcdef.txt"] == "0123456789abcdef")
    let pages = try site.rendered().pages
    let metas = [
      #"<meta name="google-site-verification" content="a-B_c=">"#,
      #"<meta name="yandex-verification" content="0a1b2c3d">"#,
    ]
    for meta in metas {
      #expect(pages["index.html"]?.contains(meta) == true)
      #expect(pages["about/index.html"]?.contains(meta) == false)
    }
  }
}
