import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Pages

/// The pictures that messengers show of links.
@Suite struct ShareCardTests {
  private static let settings = """
    {title: T & Co, url: "https://t.example/coach", language: ru, description: D, author: A,
      sharing: {draw: true}}
    """

  private static let site = SmallSite(files: [
    "site.yaml": settings,
    "teams.yaml": """
    {a: {name: A, country: X, kind: club, colours: ["#ff0000", "#0000ff"]},
      b: {name: B, country: X, kind: club}}
    """,
    "news/2024-02-03-one.md":
      "---\ntitle: Один <раз> & \"два\"\ndate: 2024-02-03\nteams: [a]\n---\nТекст.\n",
    "news/2024-02-04-photo.md": """
    ---
    title: Photo
    date: 2024-02-04
    image: {file: images/photo.gif, alt: "Вид", credit: Ф}
    ---
    Text.
    """,
    "images/photo.gif": gif(width: 1151, height: 630),
  ])

  @Test func oneIsDrawnForTheSiteEachArticleAndEachQuote() throws {
    let cards = try Self.site.planned { $0.shareCards() }
    // The article with a photo has a picture already.
    #expect(cards.map(\.page) == ["/", "/quotes/now/", "/news/one/"])
    #expect(
      cards.map(\.alt) == ["T & Co — D", "«Now» — C, 2020", "Один <раз> & «два» — 3 февраля 2024"])
    #expect(Set(cards.map(\.fingerprint)).count == 3)
    for card in cards { #expect(XMLParser(data: Data(card.svg.utf8)).parse()) }
    #expect(cards[2].svg.contains(">Один &lt;раз&gt; &amp;<"))
    #expect(
      cards[2].svg.contains(##"fill="#ff0000""##) && cards[2].svg.contains(##"fill="#0000ff""##))
    #expect(cards[1].svg.contains(">t.example/coach<"))
  }

  @Test func pagesShowWhatHasBeenDrawn() throws {
    let pages = try Self.site.planned { plan in
      var plan = plan
      let cards = plan.shareCards().filter { $0.page != "/quotes/now/" }
      plan.show(cards.map { ($0, "drawn/\($0.fingerprint).png") })
      let copies = plan.outputs.filter { $0.file.contains("share.") }.map(\.file)
      #expect(copies == cards.map { String($0.path.dropFirst()) })
      return pictures(in: plan)
    }
    let site = try #require(pages["index.html"])
    #expect(
      site.contains(#/^https://t.example/coach/share\.[0-9a-f]{12}\.png 1200×630 T &amp; Co — D$/#))
    #expect(
      pages["news/one/index.html"]?.hasPrefix("https://t.example/coach/news/one/share.") == true)
    #expect(
      pages["news/photo/index.html"] == "https://t.example/coach/images/photo.gif 1151×630 Вид")
    // What has no picture of its own, or none that could be drawn, shows that of the site.
    #expect(pages["quotes/now/index.html"] == site && pages["about/index.html"] == site)
  }

  @Test func thePictureOfTheSettingsStandsForTheSite() throws {
    var site = Self.site
    site.files["site.yaml"] = """
      {title: T, url: "https://t.example", language: ru, description: D, author: A,
        sharing: {draw: true, image: {file: images/photo.gif, alt: B, credit: F}}}
      """
    try site.planned { plan in
      var plan = plan
      let cards = plan.shareCards()
      #expect(cards.map(\.page) == ["/quotes/now/", "/news/one/"])
      plan.show(cards.map { ($0, "drawn.png") })
      let pages = pictures(in: plan)
      #expect(pages["index.html"] == "https://t.example/images/photo.gif 1151×630 B")
      #expect(pages["news/one/index.html"]?.hasPrefix("https://t.example/news/one/share.") == true)
    }
  }

  @Test(arguments: [
    (
      ":root { --band: #0b5d3b; --band-ink:#FFFFF0;\n--band-gold: red; }\n@media x { --band: #000000 }",
      ["#0b5d3b", "#fffff0", "#c5d0de", "#e5c267"]
    ), ("", ["#10233d", "#ffffff", "#c5d0de", "#e5c267"]),
    ("--band:", ["#10233d", "#ffffff", "#c5d0de", "#e5c267"]),
  ])
  func theThemeGivesTheColours(styleSheet: String, colours: [String]) throws {
    var site = Self.site
    site.styleSheet = styleSheet
    let fills = try site.planned { plan in
      plan.shareCards()[0].svg.matches(of: #/fill="([^"]*)"/#).map { String($0.1) }
    }
    #expect(Set(fills) == Set(colours))
  }

  @Test func noneIsDrawnUnlessAskedFor() throws {
    #expect(try SmallSite().planned { $0.shareCards() } == [])
  }

  @Test func theSameWordsGiveTheSamePicture() throws {
    let (first, second) = (
      try Self.site.planned { $0.shareCards() }, try Self.site.planned { $0.shareCards() }
    )
    #expect(first == second)
  }

  @Test(arguments: [
    ("", [], 100), ("Short", ["Short"], 100),
    ("Two words and more of them", ["Two words", "and more", "of them"], 50),
    ("Неимоверно-длинное-слово-без-пробелов", ["Неимове…"], 50),
    ("one two three four five", ["one two", "three four", "five"], 50),
    ("one two three four five six, seven eight nine", ["one two", "three four", "five six…"], 50),
  ])
  func wordsFitTheirBlock(text: String, lines: [String], size: Int) {
    let block = TextBlock(text, width: 320, height: 200, sizes: [100, 50])
    #expect(block.lines == lines && block.size == size, "\(block)")
  }

  /// The pictures that pages name, with size and words, by the pages' files.
  private func pictures(in plan: SitePlan) -> [String: String] {
    var pictures: [String: String] = [:]
    for output in plan.outputs {
      guard case .page(let page, let edition) = output.content else { continue }
      var bytes: [UInt8] = []
      _ = plan.render(page, edition: edition, into: &bytes)
      let html = String(decoding: bytes, as: UTF8.self)
      let metas = html.matches(of: #/<meta property="og:image[:a-z]*" content="([^"]*)">/#).map(\.1)
      // Address, type, width, height, words.
      if metas.count == 5 {
        pictures[output.file] = "\(metas[0]) \(metas[2])×\(metas[3]) \(metas[4])"
      }
    }
    return pictures
  }
}
