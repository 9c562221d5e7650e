import Testing

@Suite struct LinkTests {
  /// A destination, and the URL that it becomes on `/links/`.
  static let good: [(String, String)] = [
    ("/trophies/", "../trophies/"),
    ("/trophies/#coach-a-cup", "../trophies/#coach-a-cup"),
    // The theme's anchors are as good as those of the text.
    ("/trophies/#teams", "../trophies/#teams"),
    ("/quotes/#pobeda", "../quotes/#pobeda"),
    ("/quotes/#победа", "../quotes/#pobeda"),
    ("about.md", "../about/"),
    ("./about.md#second", "../about/#second"),
    ("about.md#Первый-раздел", "../about/#pervyy-razdel"),
    (
      "about.md#%D0%9F%D0%B5%D1%80%D0%B2%D1%8B%D0%B9%20%D1%80%D0%B0%D0%B7%D0%B4%D0%B5%D0%BB",
      "../about/#pervyy-razdel"
    ),
    ("about.md#pervyy-razdel-2", "../about/#pervyy-razdel-2"),
    ("about.md#span", "../about/#span"),
    ("about.md#fn-1", "../about/#fn-1"),
    ("about.md?x=1#second", "../about/?x=1#second"),
    ("news/2024-02-03-one.md#head", "../news/one/#head"),
    ("#here", "#here"),
    ("#Here", "#here"),
    ("#", "#"),
    ("#top", "#top"),
    ("about.md#:~:text=note", "../about/#:~:text=note"),
    ("/us/", "../us/"),
    ("team:a", "../teams/a/"),
    ("quote:now", "../quotes/now/"),
    ("tag:seriya-a", "../news/tags/seriya-a/"),
    ("<tag:Серия А>", "../news/tags/seriya-a/"),
    ("trophy:coach-a-cup", "../trophies/#coach-a-cup"),
    ("trophy:b/league", "../trophies/#coach-b-league"),
    ("/trophies.json#page=2", "../trophies.json#page=2"),
    ("images/a.svg#layer", "../images/a.svg#layer"),
    ("https://example.org/#x", "https://example.org/#x"),
    ("mailto:a@example.org", "mailto:a@example.org"),
  ]

  @Test(arguments: good) func becomes(_ destination: String, url: String) throws {
    let (problems, pages) = try SmallSite.page("## Here\n\n[x](\(destination))").rendered()
    #expect(problems == [])
    let html = try #require(pages["links/index.html"])
    #expect(html.contains("<a href=\"\(url)\">x</a>"), "\(html)")
  }

  /// A destination, the message and the hint.
  static let bad: [(String, String, String)] = [
    (
      "/trophies/#coach-a-cop",
      "there is no anchor '#coach-a-cop' on the page /trophies/ [broken-anchor]",
      "did you mean '#coach-a-cup'?"
    ),
    (
      "about.md#Первый-раздвл",
      "there is no anchor '#Первый-раздвл' on the page /about/ [broken-anchor]",
      "did you mean '#pervyy-razdel'?"
    ),
    (
      "#there", "there is no anchor '#there' on the page /links/ [broken-anchor]",
      "did you mean '#here'?"
    ),
    (
      "/us/#second", "there is no anchor '#second' on the page /us/ [broken-anchor]",
      "nothing on that page has an id: link to the page itself"
    ),
    ("abot.md", "there is no page 'abot.md' [broken-link]", "did you mean 'about.md'?"),
    (
      "news/2024-02-03-on.md#head",
      "there is no page 'news/2024-02-03-on.md#head' [broken-link]",
      "did you mean 'news/2024-02-03-one.md'?"
    ),
    ("/trophes/", "there is no page '/trophes/' [broken-link]", "did you mean '/trophies/'?"),
    ("team:aa", "there is no team 'aa' [broken-link]", "did you mean 'a'?"),
    ("quote:nox", "there is no quote 'nox' [broken-link]", "did you mean 'now'?"),
    ("tag:seria-a", "there is no tag 'seria-a' [broken-link]", "did you mean 'seriya-a'?"),
    (
      "trophy:coach-a-cop", "there is no trophy 'coach-a-cop' [broken-link]",
      "did you mean 'coach-a-cup'?"
    ),
    ("trophy:b/leage", "there is no trophy 'b/leage' [broken-link]", "did you mean 'b/league'?"),
    (
      "trophy:a/cup", "there is more than one trophy 'a/cup' [broken-link]",
      "write trophy:player-a-cup or trophy:coach-a-cup"
    ),
    (
      "trophy:", "there is no trophy '' [broken-link]",
      "write role, team and competition, as in trophy:coach-my-club-my-cup"
    ),
    (
      "news/2024-02-04-draft.md",
      "'news/2024-02-04-draft.md' leads to a draft [unpublished-target]",
      "publish it too, or build with --drafts"
    ),
    (
      "/news/draft/#x", "'/news/draft/#x' leads to a draft [unpublished-target]",
      "publish it too, or build with --drafts"
    ),
    (
      "news/2026-01-02-future.md",
      "'news/2026-01-02-future.md' leads to what is withheld until 2026-01-02"
        + " [unpublished-target]",
      "add the link on that day, or build with --now 2026-01-02"
    ),
    (
      "quote:later", "'quote:later' leads to what is withheld until 2026 [unpublished-target]",
      "add the link on that day, or build with --now 2026"
    ),
  ]

  @Test(arguments: bad) func isRefused(
    _ destination: String, message: String, hint: String
  ) throws {
    let line = "See [x](\(destination))."
    let (problems, _) = try SmallSite.page("## Here\n\n\(line)").rendered()
    #expect(
      problems == [
        "links.md:6:5: error: \(message)\n  6 | \(line)\n    |     ^\n  hint: \(hint)"
      ])
  }

  @Test func aDraftThatIsPublishedIsAPage() throws {
    var site = SmallSite.page("[x](news/2024-02-04-draft.md)")
    site.includesDrafts = true
    #expect(try site.rendered().problems == [])
  }

  @Test func aMissingImageIsComparedWithImages() throws {
    let (problems, _) = try SmallSite.page("![x](images/b.svg)").rendered()
    #expect(
      problems == [
        """
        links.md:4:1: error: there is no image 'images/b.svg' [missing-image]
          4 | ![x](images/b.svg)
            | ^
          hint: did you mean 'images/a.svg'?
        """
      ])
  }

  @Test func pagesMayLeadIntoEachOther() throws {
    let site = SmallSite(files: [
      "one.md": "---\ntitle: One\n---\n## First\n\n[two](two.md#second)\n",
      "two.md": "---\ntitle: Two\n---\n## Second\n\n[one](one.md#first) [self](#second)\n",
    ])
    #expect(try site.rendered().problems == [])
  }

  @Test func theMenuLeadsToAnchors() throws {
    let menu = """
      {title: T, url: "https://t.example", language: ru, description: D, author: A,
        navigation: [{title: A, path: "/trophies/#teams"}, {title: B, path: "/trophies/#taems"}]}
      """
    let (problems, _) = try SmallSite(files: ["site.yaml": menu]).rendered()
    #expect(
      problems == [
        "site.yaml:2:71: error: there is no anchor '#taems' on the page /trophies/ [broken-anchor]\n"
          + "  hint: did you mean '#teams'?"
      ])
  }
}
