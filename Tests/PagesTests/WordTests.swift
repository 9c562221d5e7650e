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
