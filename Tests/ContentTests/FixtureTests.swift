import Files
import Foundation
import Language
import Testing

@testable import Content

/// The whole site in `Tests/Fixtures/handball`: another sport, another language.
@Suite struct FixtureTests {
  private let site: Site
  private let problems: [String]

  init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/handball/Content").standardized.path
    let options = LoadOptions(now: try #require(PartialDate("2025-05-01")))
    let (editions, problems) = try Site.load(from: Folder(folder), options: options)
    self.site = try #require(editions.first)
    self.problems = problems.map { $0.text() }
  }

  @Test func itHasNoProblems() {
    #expect(problems == [])
  }

  @Test func totals() {
    func total(_ isCounted: (Honour) -> Bool) -> Int {
      site.honours.filter(isCounted).map(\.count).reduce(0, +)
    }
    #expect(total { $0.role == .coach } == 9)
    #expect(total { $0.role == .player } == 0)
    #expect(total { $0.team.id == "nordvik" } == 4)
    #expect(total { $0.team.kind == .national } == 2)
    #expect(total { $0.competition.id == "champions-league" } == 2)
    #expect(site.honours.map(\.runnerUpCount).reduce(0, +) == 1)
    #expect(site.honours.flatMap(\.seasons).count == 9)
  }

  @Test func theRest() {
    #expect(site.language == .english)
    #expect(site.coach.career.map(\.role) == [.assistant, .headCoach, .headCoach, .headCoach])
    #expect(site.coach.career.filter { $0.end == nil }.map(\.team.id) == ["denmark"])
    #expect(site.coach.career.compactMap(\.matches?.played) == [214, 188])
    #expect(site.coach.awards.map(\.date.description) == ["2014", "2023-02"])
    #expect(site.quotes.map(\.id) == ["patience", "second-half"])
    #expect(
      site.articles.map(\.slug) == ["denmark-keep-their-title", "solheim-takes-over-denmark"])
    #expect(site.pages.map(\.slug).sorted() == ["", "about"])
    #expect(site.settings.requiresQuoteSource)
  }
}
