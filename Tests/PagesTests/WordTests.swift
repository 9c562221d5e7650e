import Testing

@testable import Pages

/// What pages say of the words in the data.
@Suite struct WordTests {
  @Test func titlesAreSetForReadersAndPlainForMachines() throws {
    let site = SmallSite(files: [
      "news/2024-02-05-two.md": """
      ---
      title: '"Милан" - в финале'
      description: Игра в "Риме"
      date: 2024-02-05
      ---
      Текст.
      """
    ])
    let (problems, pages) = try site.rendered()
    #expect(problems == [])
    let page = try #require(pages["news/two/index.html"])
    #expect(page.contains("<title>«Милан» — в финале — T</title>"))
    #expect(page.contains(#"<meta name="description" content="Игра в «Риме»">"#))
    #expect(page.contains("<h1>«Милан»\u{A0}— в\u{A0}финале</h1>"))
  }

  @Test func titlesShowTheirMarkdownAndTellItWithoutMarkup() throws {
    func article(_ title: String) -> String {
      "---\ntitle: \(title)\ndate: 2024-02-05\n---\nТекст.\n"
    }
    let site = SmallSite(files: [
      "news/2024-02-05-two.md": article("'*Гранде* \"Милан\" & [Рома](team:a)'"),
      "news/2024-02-06-three.md": article("'Финал *века*, 2*2 <b>'"),
      "about.md": "---\ntitle: О *сайте*\n---\nТекст.\n",
    ])
    let (problems, pages) = try site.rendered()
    #expect(problems == [])
    let three = try #require(pages["news/three/index.html"])
    #expect(three.contains("<title>Финал века, 2*2 &lt;b&gt; — T</title>"))
    #expect(three.contains("<h1>Финал <em>века</em>, 2*2 &lt;b&gt;</h1>"))
    #expect(three.contains(#""headline":"Финал века, 2*2 \u003cb>""#))
    let list = try #require(pages["news/index.html"])
    #expect(list.contains(#"<a href="three/">Финал <em>века</em>, 2*2 &lt;b&gt;</a>"#))
    // A title stands in links, and so its own lead nowhere.
    #expect(list.contains(#"<a href="two/">Гранде «Милан» &amp; Рома</a>"#))
    let feed = try #require(site.texts()["feed.xml"])
    #expect(feed.contains("<title>Финал века, 2*2 &lt;b&gt;</title>"))
    let about = try #require(pages["about/index.html"])
    #expect(about.contains("<h1>О\u{A0}<em>сайте</em></h1>"))
    #expect(about.contains("<title>О сайте — T</title>"))
  }

  @Test func oneTrophyLineChangesItsTotals() throws {
    let before = try SmallSite().rendered().pages
    let after = try SmallSite(files: [
      "trophies.yaml": "{player: {a: {cup: 1}}, coach: {a: {cup: 2}, b: {league: 2}}}"
    ]).rendered().pages
    let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
    #expect(
      changed == [
        "career/index.html", "index.html", "teams/b/index.html", "trophies/index.html",
      ])
  }
}
