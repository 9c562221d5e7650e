import Diagnostics
import Files
import Language
import Testing

@testable import Content

@Suite struct EditionTests {
  @Test func readsEachLanguageOfASite() throws {
    let folder = try SiteFolder(
      .base(
        with: """
          -- site.yaml --
          title: {en: Anna Berg, ru: Анна Берг}
          url: https://berg.example
          language: en
          languages: [ru, en, ru]
          description: {en: About a coach., ru: О тренере.}
          author: The editors
          navigation: [{title: {en: About, ru: О сайте}, path: /about/}]
          -- coach.yaml --
          name: {en: Anna Berg, ru: Анна Берг}
          career:
            - {team: harbour, role: head-coach, start: 2020, source: {en: A book, ru: Книга}}
          -- teams.yaml --
          harbour: {name: {en: Harbour, ru: Гавань}, country: Norland, kind: club}
          -- !trophies.yaml --
          -- !competitions.yaml --
          -- !news/2012-08-20-start.md --
          -- quotes.yaml --
          start:
            text: {en: We begin., ru: Начинаем.}
            date: 2024
            source: {title: {en: A paper, ru: Газета}, url: "https://paper.example"}
            topics: [{en: work, ru: работа}]
          -- about.md --
          ---
          title: About
          ---
          -- about.ru.md --
          ---
          title: О сайте
          ---
          -- news/2024-01-02-first.md --
          ---
          title: First
          date: 2024-01-02
          ---
          -- news/2024-01-02-first.ru.md --
          ---
          title: Первая
          date: 2024-01-02
          ---
          -- news/v1.2.md --
          ---
          title: A full stop in a name
          date: 2024-01-03
          ---
          """))
    let now = try #require(PartialDate(year: 2025, month: 1, day: 1))
    let (editions, problems) = try Site.load(
      from: Folder(folder.path), options: LoadOptions(now: now))
    #expect(problems.filter { $0.severity == .error }.map { $0.text() } == [])
    try #require(editions.count == 2)
    let (english, russian) = (editions[0], editions[1])
    #expect(editions.map(\.edition.language) == ["en", "ru"])
    #expect(editions.map(\.edition.prefix) == ["", "/ru"])
    #expect(editions.map(\.language) == [.english, .russian])
    #expect(editions.map(\.settings.title) == ["Anna Berg", "Анна Берг"])
    #expect(editions.map { $0.settings.navigation.map(\.title) } == [["About"], ["О сайте"]])
    #expect(editions.map(\.coach.name) == ["Anna Berg", "Анна Берг"])
    #expect(editions.map { $0.coach.career[0].source?.title } == ["A book", "Книга"])
    #expect(editions.map { $0.teams[0].name } == ["Harbour", "Гавань"])
    #expect(editions.map { $0.quotes[0].text } == ["We begin.", "Начинаем."])
    #expect(editions.map { $0.quotes[0].topics[0].slug } == ["work", "rabota"])
    #expect(editions.map { $0.quotes[0].source?.title } == ["A paper", "Газета"])
    #expect(editions.map { $0.pages.map(\.title) } == [["About", "Anna Berg"], ["О сайте"]])
    #expect(english.articles.map(\.slug) == ["v1-2", "first"])
    #expect(russian.articles.map(\.title) == ["Первая"])
  }
}
