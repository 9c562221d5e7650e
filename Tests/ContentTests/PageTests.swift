import Language
import Testing

@testable import Content

/// Articles and free pages.
@Suite struct PageTests {
  @Test func anArticleWithEveryKey() throws {
    let site = try site(
      with: """
        -- news/2012/2012-08-20-ignored.md --
        ---
        title: «A» start
        date: 2012-08-20
        slug: first
        updated: 2012-08-21
        description: How it began.
        author: A reporter
        tags: [Work, home]
        teams: [norland, lynx]
        quotes: [start]
        image: {file: images/a.png, alt: A stadium, credit: Me}
        sources: [The Press, {title: Web, url: "https://web.example"}]
        aliases: [/old/, /older.html]
        draft: false
        lang: pt-BR
        ---

        # Text

        ---
        -- images/a.png --
        """)
    let article = try #require(site.articles.first)
    #expect(article.slug == "first")
    #expect(article.title == "«A» start")
    #expect(article.date == PartialDate("2012-08-20"))
    #expect(article.updated == PartialDate("2012-08-21"))
    #expect(article.description == "How it began.")
    #expect(article.author == "A reporter")
    #expect(article.tags.map(\.slug) == ["work", "home"])
    #expect(article.teams.map(\.id) == ["norland", "lynx"])
    #expect(article.quotes.map(\.id) == ["start"])
    #expect(article.image?.file.path == "images/a.png")
    #expect(
      article.sources == [
        Source(title: "The Press", url: nil), Source(title: "Web", url: "https://web.example"),
      ])
    #expect(article.aliases.map(\.path) == ["/old/", "/older.html"])
    #expect(article.aliases.map(\.location.column) == [11, 18])
    #expect(!article.isDraft)
    #expect(article.language == "pt-BR")
    #expect(article.location.line == 4 && article.location.column == 7)
    #expect(text(of: article.body) == "\n# Text\n\n---\n")
    #expect(site.images.map(\.path) == ["images/a.png"])
  }

  @Test func pages() throws {
    let site = try site(
      with: """
        -- about.md --
        ---
        title: About
        slug: who
        description: Who we are.
        aliases: [/us/]
        ---
        -- index.md --
        ---
        title: Home
        description: A coach.
        ---
        Text.
        """)
    #expect(site.pages.map(\.slug).sorted() == ["", "who"])
    let about = try #require(site.pages.first { $0.slug == "who" })
    #expect(about.title == "About")
    #expect(about.description == "Who we are.")
    #expect(about.aliases.map(\.path) == ["/us/"])
    #expect(text(of: about.body) == "")
  }

  @Test(arguments: [
    ("2012-08-20-Новая работа.md", "novaya-rabota"),
    ("2012-08-20-\u{438}\u{306}од.md", "yod"),
    ("2012-08-20-\u{439}од.md", "yod"),
    ("Ёлка и Щука.md", "yolka-i-shchuka"),
    ("2012-08-20.md", "2012-08-20"),
    ("2012-02-30-day.md", "2012-02-30-day"),
    ("2012-08-day.md", "2012-08-day"),
    ("a_b--c.d.md", "a-b-c-d"),
    ("UPPER.md", "upper"),
  ])
  func slugs(file: String, slug: String) throws {
    let site = try site(
      with: "-- news/\(file) --\n---\ntitle: A\ndate: 2012-08-20\n---\n")
    #expect(site.articles.map(\.slug).contains(slug))
  }

  @Test func theOrderOfArticles() throws {
    let site = try site(
      with: """
        -- news/b.md --
        ---
        title: B
        date: 2013-01-01
        ---
        -- news/a.md --
        ---
        title: A
        date: 2013-01-01
        ---
        -- news/old/z.md --
        ---
        title: Z
        date: 2020-01-01
        ---
        """)
    #expect(site.articles.map(\.slug) == ["z", "a", "b", "start"])
  }

  @Test(arguments: [
    ("2025-04-30", false, ["start"]), ("2025-05-01", false, ["today", "start"]),
    ("2025-05-02", false, ["later", "today", "start"]),
    ("2025-05-02", true, ["draft", "later", "today", "start"]),
    ("2025-05-01", true, ["today", "start"]),
  ])
  func publication(now: String, drafts: Bool, slugs: [String]) throws {
    let folder = try SiteFolder(
      .base(
        with: """
          -- news/today.md --
          ---
          title: Today
          date: 2025-05-01
          ---
          -- news/later.md --
          ---
          title: Later
          date: 2025-05-02
          ---
          -- news/draft.md --
          ---
          title: A draft
          date: 2025-05-02
          draft: true
          ---
          """))
    #expect(try folder.load(now: now, drafts: drafts).site?.articles.map(\.slug) == slugs)
  }

  @Test(arguments: [("2025-05-31", []), ("2025-06-01", ["later"])] as [(String, [String])])
  func anArticleCitesOnlyWhatIsPublished(now: String, cited: [String]) throws {
    let folder = try SiteFolder(
      .base(
        with: """
          -- quotes.yaml --
          later: {text: We end., date: 2025-06, source: The Press}
          -- news/2012-08-20-start.md --
          ---
          title: A start
          date: 2012-08-20
          quotes: [later]
          ---
          """))
    let site = try #require(folder.load(now: now).site)
    #expect(site.quotes.map(\.id) == cited)
    #expect(site.articles.map { $0.quotes.map(\.id) } == [cited])
  }

  private func text(of body: Body) -> String {
    String(decoding: body.source.bytes[body.start...], as: UTF8.self)
  }
}
