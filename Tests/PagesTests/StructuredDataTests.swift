import Foundation
import Testing

@testable import Pages

/// What pages tell machines: JSON-LD and the metas of messengers.
@Suite struct StructuredDataTests {
  private static let site = SmallSite(files: [
    "site.yaml": """
    title: Т
    url: https://t.example/coach
    language: ru
    languages: [en]
    description: {ru: Д, en: D}
    author: {ru: Р, en: E}
    sharing:
      image: {file: images/card.gif, alt: "Вид", credit: Ф}
    """,
    "coach.yaml": """
    name: {ru: Ц, en: C}
    names: {it: Ci, la: Ci}
    born: 1960-02
    nationality: X
    links: [{title: W, url: "https://w.example/C"}, Книга]
    awards: [{name: Лучший, date: 2012}]
    career:
      - {team: a, role: player, start: 1990, end: 1995}
      - {team: a, role: head-coach, start: 2000-07-01, end: 2010}
      - {team: b, role: head-coach, start: 2011}
    """,
    "news/2024-02-03-one.md": """
    ---
    title: "Один </script><!-- раз"
    date: 2024-02-03
    updated: 2024-03-01
    tags: [Серия А]
    teams: [a]
    quotes: [now]
    sources: [{title: S, url: "https://s.example/?a=1&b=2"}]
    ---
    Текст.
    """,
    "news/2024-02-03-one.en.md": "---\ntitle: One\ndate: 2024-02-03\nauthor: Ann\n---\nText.\n",
    "images/card.gif": gif(width: 1151, height: 630),
  ])

  @Test func theHomePageIsTheProfileOfAPerson() throws {
    let graph = try Self.graph("index.html")
    #expect(
      graph == """
        {"@context":"https://schema.org","@graph":[{"@type":"ProfilePage",\
        "@id":"https://t.example/coach/","url":"https://t.example/coach/","name":"Т",\
        "description":"Д","inLanguage":"ru","primaryImageOfPage":\(Self.image),\
        "isPartOf":{"@type":"WebSite","@id":"https://t.example/coach/#website","name":"Т",\
        "url":"https://t.example/coach/","description":"Д","inLanguage":"ru",\
        "publisher":{"@type":"Organization","@id":"https://t.example/coach/#publisher",\
        "name":"Р","url":"https://t.example/coach/"}},\
        "mainEntity":{"@type":"Person","@id":"https://t.example/coach/#person","name":"Ц",\
        "url":"https://t.example/coach/","alternateName":["Ci"],"birthDate":"1960-02",\
        "nationality":{"@type":"Country","name":"X"},\
        "award":["Лучший (2012)","Cup (A)","Cup ×2 (A)","League (B)"],\
        "hasOccupation":[{"@type":"Role","startDate":"1990","endDate":"1995",\
        "hasOccupation":{"@type":"Occupation","name":"Игрок"}},\
        {"@type":"Role","startDate":"2000-07-01",\
        "hasOccupation":{"@type":"Occupation","name":"Главный тренер"}}],\
        "worksFor":[{"@type":"OrganizationRole","roleName":"Главный тренер","startDate":"2011",\
        "worksFor":\(Self.team("b", "B"))}],\
        "memberOf":[{"@type":"OrganizationRole","roleName":"Игрок","startDate":"1990",\
        "endDate":"1995","memberOf":\(Self.team("a", "A"))},\
        {"@type":"OrganizationRole","roleName":"Главный тренер","startDate":"2000-07-01",\
        "endDate":"2010","memberOf":\(Self.team("a", "A"))},\
        {"@type":"OrganizationRole","roleName":"Главный тренер","startDate":"2011",\
        "memberOf":\(Self.team("b", "B"))}],"sameAs":["https://w.example/C"]}}]}
        """)
  }

  @Test func anArticleTellsWhenByWhomAndOfWhat() throws {
    let graph = try Self.graph("news/one/index.html")
    #expect(
      graph == #"""
        {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",\#
        "@id":"https://t.example/coach/news/one/#article",\#
        "url":"https://t.example/coach/news/one/",\#
        "mainEntityOfPage":"https://t.example/coach/news/one/",\#
        "headline":"Один \u003c/script>\u003c!-- раз","description":"Текст.",\#
        "image":\#(Self.image),"datePublished":"2024-02-03","dateModified":"2024-03-01",\#
        "inLanguage":"ru","author":\#(Self.publisher),"publisher":\#(Self.publisher),\#
        "isPartOf":{"@type":"WebSite","@id":"https://t.example/coach/#website","name":"Т",\#
        "url":"https://t.example/coach/"},"about":[{"@type":"Person",\#
        "@id":"https://t.example/coach/#person","name":"Ц"},\#(Self.team("a", "A"))],\#
        "keywords":["Серия А"],"mentions":[{"@type":"Quotation",\#
        "@id":"https://t.example/coach/quotes/now/#quotation"}],\#
        "citation":[{"@type":"CreativeWork","name":"S","url":"https://s.example/?a=1&b=2"}]},\#
        {"@type":"BreadcrumbList","@id":"https://t.example/coach/news/one/#breadcrumbs",\#
        "itemListElement":[{"@type":"ListItem","position":1,"name":"Т",\#
        "item":"https://t.example/coach/"},{"@type":"ListItem","position":2,"name":"Новости",\#
        "item":"https://t.example/coach/news/"},{"@type":"ListItem","position":3,\#
        "name":"Один \u003c/script>\u003c!-- раз",\#
        "item":"https://t.example/coach/news/one/"}]}]}
        """#)
  }

  @Test func theSameThingHasTheSameIDInAllLanguages() throws {
    let english = try Self.graph("en/news/one/index.html")
    #expect(english.contains(#""@id":"https://t.example/coach/#person","name":"C""#))
    #expect(english.contains(#""author":{"@type":"Person","name":"Ann"}"#))
    #expect(english.contains(#""@id":"https://t.example/coach/en/#website""#))
    let team = try Self.graph("en/teams/b/index.html")
    #expect(team.contains(#""@type":"SportsTeam","@id":"https://t.example/coach/teams/b/#team""#))
    #expect(team.contains(#""url":"https://t.example/coach/en/teams/b/""#))
    #expect(team.contains(#""coach":{"@type":"Person""#))
    let former = try Self.graph("teams/a/index.html")
    #expect(!former.contains(#""coach""#))
    #expect(former.contains(#""member":[{"@type":"OrganizationRole","roleName":"Игрок""#))
  }

  @Test(arguments: [
    ("quotes/now/index.html", #"{"@type":"Quotation","#, #""text":"Now.""#),
    (
      "quotes/index.html", #"{"@type":"CollectionPage","#,
      #""url":"https://t.example/coach/quotes/now/""#
    ),
    (
      "trophies/index.html", #""numberOfItems":3"#,
      #""name":"Cup ×2 (A)","url":"https://t.example/coach/trophies/#coach-a-cup""#
    ),
    (
      "news/tags/seriya-a/index.html", #""@type":"ItemList""#,
      #""url":"https://t.example/coach/news/one/""#
    ),
    ("news/index.html", #""position":1"#, #""@type":"BreadcrumbList""#),
    ("career/index.html", #""@type":"WebPage""#, #""about":{"@type":"Person""#),
    ("about/index.html", #""@type":"WebPage""#, #""name":"About""#),
  ])
  func everyPageTellsWhatItIs(page: String, first: String, second: String) throws {
    let graph = try Self.graph(page)
    #expect(graph.contains(first) && graph.contains(second), "\(graph)")
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(graph.utf8)) }
  }

  @Test func whatIsNotFoundTellsNothing() throws {
    let pages = try Self.site.rendered().pages
    #expect(pages["404.html"]?.contains("ld+json") == false)
    #expect(pages["404.html"]?.contains("og:") == false)
  }

  @Test func messengersGetTitleTextAndPicture() throws {
    let page = try #require(try Self.site.rendered().pages["news/one/index.html"])
    let metas = page.matches(
      of: #/<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)">/#
    )
    .map { "\($0.1)=\($0.2)" }
    #expect(
      metas == [
        "og:title=Один &lt;/script&gt;&lt;!-- раз", "og:description=Текст.", "og:type=article",
        "og:url=https://t.example/coach/news/one/", "og:site_name=Т", "og:locale=ru_RU",
        "og:locale:alternate=en_GB", "article:published_time=2024-02-03",
        "article:modified_time=2024-03-01", "article:tag=Серия А",
        "og:image=https://t.example/coach/images/card.gif", "og:image:type=image/gif",
        "og:image:width=1151", "og:image:height=630", "og:image:alt=Вид",
        "twitter:card=summary_large_image",
      ])
  }

  @Test func picturesThatMessengersDoNotShowAreNoneToShare() throws {
    for (file, size) in [("small.gif", (599, 315)), ("flat.gif", (1151, 314))] {
      let site = SmallSite(files: [
        "site.yaml": """
        {title: T, url: "https://t.example", language: ru, description: D, author: A,
          sharing: {image: {file: images/\(file), alt: B, credit: F}}}
        """,
        "images/\(file)": gif(width: size.0, height: size.1),
      ])
      let page = try #require(try site.rendered().pages["index.html"])
      #expect(!page.contains("og:image"))
      #expect(page.contains(#"<meta name="twitter:card" content="summary">"#))
    }
  }

  private static let publisher = """
    {"@type":"Organization","@id":"https://t.example/coach/#publisher","name":"Р",\
    "url":"https://t.example/coach/"}
    """

  private static let image = """
    {"@type":"ImageObject","url":"https://t.example/coach/images/card.gif",\
    "width":{"@type":"QuantitativeValue","value":1151,"unitCode":"E37"},\
    "height":{"@type":"QuantitativeValue","value":630,"unitCode":"E37"},"caption":"Вид"}
    """

  private static func team(_ id: String, _ name: String) -> String {
    #"{"@type":"SportsTeam","@id":"https://t.example/coach/teams/\#(id)/#team","name":"\#(name)"}"#
  }

  private static func graph(_ page: String) throws -> String {
    let html = try #require(try site.rendered().pages[page])
    let graphs = html.matches(of: #/<script type="application/ld\+json">(.*?)</script>/#)
    try #require(graphs.count == 1)
    return String(graphs[0].1)
  }
}
