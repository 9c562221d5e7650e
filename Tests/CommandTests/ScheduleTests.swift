import Foundation
import Testing

/// The day on which the site changes by itself is the day on which it does.
@Suite struct ScheduleTests {
  static let scheduled: TextArchive = """
    -- Content/news/2024-07-01-later.md --
    ---
    title: Later
    date: 2024-07-01
    tags: [cup]
    ---
    Hello.
    -- Content/news/2024-07-02-draft.md --
    ---
    title: Not yet
    date: 2024-06-15
    draft: true
    ---
    Hello.
    -- Content/quotes.yaml --
    labour:
      text: We work.
      date: 2021-05-01
      source: {title: The Paper, url: https://paper.example}
    rest:
      text: We rest.
      date: 2024-07
      source: {title: The Paper, url: https://paper.example}
    peace:
      text: We win.
      date: 2025
      source: {title: The Paper, url: https://paper.example}
    """

  @Test func tellsTheNextChange() throws {
    let site = try TestSite(Self.scheduled)
    for (day, next) in [
      ("2024-06-01", "next change by itself: 2024-07-01, /news/later/ and 1 more\n"),
      ("2024-06-30", "next change by itself: 2024-07-01, /news/later/ and 1 more\n"),
      ("2024-07-01", "next change by itself: 2025-01-01, /quotes/peace/\n"),
      ("2024-12-31", "next change by itself: 2025-01-01, /quotes/peace/\n"),
      ("2025-01-01", ""), ("2031-05-05", ""),
    ] {
      let run = try site.run("build", "--now", day)
      let lines = run.output.split(separator: "\n").dropFirst().map { "\($0)\n" }.joined()
      #expect(lines == next, "\(day)")
    }
  }

  /// Every day from one change to the next gives the same bytes, and the day that is told others.
  @Test func nothingElseDependsOnTheDay() throws {
    let site = try TestSite(Self.scheduled)
    func build(_ day: String) throws -> [String: Data] {
      try site.cleanBuild("--now", day).files
    }
    let first = try build("2024-06-01")
    #expect(try build("2024-06-30") == first)
    let second = try build("2024-07-01")
    #expect(second != first)
    #expect(try build("2024-12-31") == second)
    let third = try build("2025-01-01")
    #expect(third != second)
    #expect(try build("2099-12-31") == third)
  }
}
