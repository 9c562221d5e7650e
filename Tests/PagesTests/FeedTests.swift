import Diagnostics
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Pages

/// What feed readers get.
@Suite struct FeedTests {
  /// A site with a picture, a renamed article, a draft, one to come, and a quote to come.
  private static let site = SmallSite(files: [
    "site.yaml": """
    title: T & Co
    url: https://t.example/coach
    language: ru
    description: <D>
    author: A
    feeds: {entries: 2, rss: true}
    """,
    "news/2024-02-03-one.md": """
    ---
    title: Один <раз>
    date: 2024-02-03
    updated: 2024-03-01
    author: Б
    tags: [Серия А]
    teams: [a]
    aliases: [/first/, /second/]
    image: {file: images/a.svg, alt: "Вид «А»", credit: Ф}
    ---
    ## Глава

    [Дальше](../about.md#second), [вниз](#glava), [вовне](https://else.example/?a=1&b=2), [сюда](./).

    ![Рисунок](/images/a.svg)

    {{ quote("now") }}
    """,
    "news/2024-02-05-two.md": "---\ntitle: Two\ndate: 2024-02-05\n---\nSecond.\n",
    "news/2023-01-01-old.md": "---\ntitle: Old\ndate: 2023-01-01\ntags: [серия А]\n---\nOld.\n",
  ])

  @Test func thereIsOneForNewsQuotesAndEachTagAndTeamThatHasNews() throws {
    let files = try Self.site.texts().keys.filter {
      ["feed.xml", "feed.json", "rss.xml"].contains($0.split(separator: "/").last ?? "")
    }
    let folders = ["", "quotes/", "news/tags/seriya-a/", "teams/a/"]
    #expect(
      Set(files) == Set(folders.flatMap { ["\($0)feed.xml", "\($0)feed.json", "\($0)rss.xml"] }))
  }

  @Test func atomHoldsTheNewestArticlesWhole() throws {
    let feed = try #require(try Self.site.texts()["feed.xml"])
    let pages = try #require(feed.firstMatch(of: /assets\/site\.[0-9a-f]{10}\.css/)?.output)
    let style = try #require(feed.firstMatch(of: /assets\/feed\.[0-9a-f]{10}\.css/)?.output)
    #expect(
      feed.replacing(#/<content type="html">.*?<\/content>/#.dotMatchesNewlines(), with: "…")
        == #"""
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type="text/css" href="\#(pages)"?>
        <?xml-stylesheet type="text/css" href="\#(style)"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:html="http://www.w3.org/1999/xhtml" xml:lang="ru">
        <title>T &amp; Co</title>
        <subtitle>&lt;D&gt;</subtitle>
        <id>https://t.example/coach/feed.xml</id>
        <link rel="self" type="application/atom+xml" href="https://t.example/coach/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://t.example/coach/"/>
        <updated>2024-03-01T00:00:00Z</updated>
        <author>
        <name>A</name>
        </author>
        <generator>test</generator>
        <html:p>Это лента — её читают программы. Скопируйте адрес этой страницы в свою программу для чтения лент, и новое будет приходить само.</html:p>
        <html:a href="https://t.example/coach/">https://t.example/coach/</html:a>
        <entry>
        <title>Two</title>
        <html:a href="https://t.example/coach/news/two/">Two</html:a>
        <id>https://t.example/coach/news/two/</id>
        <link rel="alternate" type="text/html" href="https://t.example/coach/news/two/"/>
        <published>2024-02-05T00:00:00Z</published>
        <updated>2024-02-05T00:00:00Z</updated>
        <summary>Second.</summary>
        …
        </entry>
        <entry>
        <title>Один &lt;раз&gt;</title>
        <html:a href="https://t.example/coach/news/one/">Один &lt;раз&gt;</html:a>
        <id>https://t.example/coach/first/</id>
        <link rel="alternate" type="text/html" href="https://t.example/coach/news/one/"/>
        <published>2024-02-03T00:00:00Z</published>
        <updated>2024-03-01T00:00:00Z</updated>
        <author>
        <name>Б</name>
        </author>
        <category term="Серия А"/>
        <summary>Дальше, вниз, вовне, сюда.</summary>
        …
        </entry>
        </feed>

        """#)
  }

  @Test func theTextOfAnEntryCanBeReadAnywhere() throws {
    let feed = try Self.json("feed.json")
    #expect(
      feed.items[1].contentHTML == """
        <figure>
        <img src="https://t.example/coach/images/a.svg" alt="Вид «А»" width="1" height="1"/>
        <figcaption>Ф</figcaption>
        </figure>
        <h2 id="glava">Глава</h2>
        <p><a href="https://t.example/coach/about/#second">Дальше</a>, \
        <a href="https://t.example/coach/news/one/#glava">вниз</a>, \
        <a href="https://else.example/?a=1&amp;b=2">вовне</a>, \
        <a href="https://t.example/coach/news/one/">сюда</a>.</p>
        <figure>
        <img src="https://t.example/coach/images/a.svg" alt="Рисунок" width="1" height="1" \
        loading="lazy" />
        </figure>
        \(feed.quoteEmbed)

        """)
  }

  @Test func jsonSaysTheSame() throws {
    let feed = try Self.json("feed.json")
    #expect(feed.version == "https://jsonfeed.org/version/1.1")
    #expect(feed.homePage == "https://t.example/coach/")
    #expect(feed.address == "https://t.example/coach/feed.json")
    #expect(
      feed.items.map(\.id) == [
        "https://t.example/coach/news/two/", "https://t.example/coach/first/",
      ])
    #expect(
      feed.items.map(\.url) == [
        "https://t.example/coach/news/two/", "https://t.example/coach/news/one/",
      ])
    #expect(feed.items.map(\.published) == ["2024-02-05T00:00:00Z", "2024-02-03T00:00:00Z"])
    #expect(feed.items.map(\.modified) == ["2024-02-05T00:00:00Z", "2024-03-01T00:00:00Z"])
    #expect(feed.items[1].image == "https://t.example/coach/images/a.svg")
    #expect(feed.items[1].tags == ["Серия А"])
  }

  @Test func rssSaysTheSame() throws {
    let feed = try #require(try Self.site.texts()["rss.xml"])
    #expect(feed.contains("<lastBuildDate>Fri, 01 Mar 2024 00:00:00 GMT</lastBuildDate>"))
    #expect(feed.contains("<pubDate>Sat, 03 Feb 2024 00:00:00 GMT</pubDate>"))
    #expect(feed.contains(#"<guid isPermaLink="false">https://t.example/coach/first/</guid>"#))
    #expect(feed.contains(#"<guid isPermaLink="true">https://t.example/coach/news/two/</guid>"#))
    #expect(feed.contains("<dc:creator>Б</dc:creator>"))
    #expect(XMLParser(data: Data(feed.utf8)).parse())
  }

  @Test func listsTellOfThemselves() throws {
    let tag = try Self.json("news/tags/seriya-a/feed.json")
    #expect(tag.title == "Серия А — T & Co")
    #expect(tag.homePage == "https://t.example/coach/news/tags/seriya-a/")
    // Half as many as in the feed of the news, of which there are two.
    #expect(tag.items.map(\.title) == ["Один <раз>"])
    let quotes = try Self.json("quotes/feed.json")
    #expect(quotes.title == "Цитаты — T & Co")
    #expect(quotes.items.map(\.title) == ["Now."])
    #expect(quotes.items.map(\.published) == ["2020-01-01T00:00:00Z"])
    #expect(
      quotes.items.map(\.contentHTML) == [
        "<blockquote>\n<p>Now.</p>\n</blockquote>\n<p>C, 2020</p>\n<p>\n<cite>S</cite>\n</p>\n"
      ])
  }

  @Test func pagesLeadToThem() throws {
    let pages = try Self.site.rendered().pages
    func feeds(_ page: String) -> [String] {
      (pages[page] ?? "").matches(
        of: #/<link rel="alternate" type="[^"]+" title="[^"]+" href="([^"]+)">/#
      )
      .map { String($0.1) }
    }
    #expect(feeds("about/index.html") == ["../feed.xml", "../feed.json", "../rss.xml"])
    #expect(
      feeds("teams/a/index.html") == [
        "feed.xml", "feed.json", "rss.xml", "../../feed.xml", "../../feed.json", "../../rss.xml",
      ])
    #expect(
      feeds("quotes/now/index.html").first == "../feed.xml")
  }

  @Test func withoutNewsThereIsNone() throws {
    let site = SmallSite(files: [
      "news/2024-02-03-one.md": "---\ntitle: One\ndate: 2024-02-03\ndraft: true\n---\nText.\n",
      "quotes.yaml": "",
    ])
    #expect(try site.texts().keys.filter { $0.hasSuffix("feed.xml") } == [])
    #expect(try site.rendered().problems == [])
  }

  @Test(arguments: [
    ("<a href=\"../../x/\">", "<a href=\"https://s.example/a/x/\">"),
    ("<a href=\"./\">", "<a href=\"https://s.example/a/news/one/\">"),
    ("<a href=\"../\">", "<a href=\"https://s.example/a/news/\">"),
    ("<a href=\"..\">", "<a href=\"https://s.example/a/news/\">"),
    ("<a href=\"#fn-1\">", "<a href=\"https://s.example/a/news/one/#fn-1\">"),
    ("<a href=\"/top/\">", "<a href=\"https://s.example/top/\">"),
    ("<a href=\"mailto:a@b.example\">", "<a href=\"mailto:a@b.example\">"),
    (
      "<p title=\"x\" data-href=\"y\">href=\"../z\"", "<p title=\"x\" data-href=\"y\">href=\"../z\""
    ),
    ("<a href=\"", "<a href=\""), ("", ""),
  ])
  func urlsBecomeAbsolute(html: String, expected: String) {
    #expect(withAbsoluteLinks(html, of: "https://s.example/a", at: "/news/one/") == expected)
  }

  private static func json(_ file: String) throws -> DecodedFeed {
    try JSONDecoder().decode(DecodedFeed.self, from: Data(#require(try site.texts()[file]).utf8))
  }
}

/// A JSON Feed, read.
private struct DecodedFeed: Decodable {
  struct Item: Decodable {
    let id, url, title: String
    let contentHTML, published, modified: String
    let image: String?
    let tags: [String]?

    enum CodingKeys: String, CodingKey {
      case id, url, title, image, tags
      case contentHTML = "content_html"
      case published = "date_published"
      case modified = "date_modified"
    }
  }

  let version, title, homePage, address: String
  let items: [Item]

  enum CodingKeys: String, CodingKey {
    case version, title, items
    case homePage = "home_page_url"
    case address = "feed_url"
  }

  /// What the theme's embed of the quote gives, which is the theme's business.
  var quoteEmbed: Substring {
    items[1].contentHTML.firstMatch(of: #/<figure class="quote">[\s\S]*<\/figure>/#)?.output ?? ""
  }
}
