import Building
import Content
import Diagnostics
import Foundation
import Language
import Output
import Testing

/// A published page that a build takes away.
@Suite struct LostPageTests {
  private static let article = "---\ntitle: Old\ndate: 2025-01-02\ntags: [Cup]\n---\nText.\n"

  /// The site with one article, published.
  private func site() async throws -> BuildSite {
    let site = try BuildSite()
    try site.write("Content/news/2025-01-02-old.md", Self.article)
    try site.write(
      "Content/news/2025-01-03-new.md", "---\ntitle: New\ndate: 2025-01-03\n---\nText.\n")
    _ = try await site.build()
    return site
  }

  private func lost(_ line: Int, _ path: String, _ reason: String, _ hint: String) -> String {
    "Public/.sitegen-manifest:\(line):1: warning: the published page \(path) disappears, \(reason)"
      + " [lost-url]\n  \(line) | \(path.dropFirst())index.html\n"
      + String(repeating: " ", count: "\(line)".count + 2) + " | ^\n  hint: \(hint)"
  }

  private let tag = "add '/news/tags/cup/' to the aliases of the page that takes its place"
  private let advice = "add '/news/old/' to the aliases of the page that takes its place"
  private let noLead = "and nothing leads on from its address"

  @Test func aRemovedPageIsTold() async throws {
    let site = try await site()
    try site.remove("Content/news/2025-01-02-old.md")
    let build = try await site.build()
    let (problems, output) = (build.problems, build.output)
    #expect(
      problems == [
        lost(14, "/news/old/", noLead, advice), lost(17, "/news/tags/cup/", noLead, tag),
      ])
    let feeds = ["news/tags/cup/feed.json", "news/tags/cup/feed.xml"]
    #expect(output?.removed == ["news/old/index.html"] + feeds + ["news/tags/cup/index.html"])
    #expect(try await site.build().problems == [])
  }

  @Test func anAliasLeadsOn() async throws {
    let site = try await site()
    try site.remove("Content/news/2025-01-02-old.md")
    try site.write(
      "Content/news/2025-01-03-new.md",
      """
      ---
      title: New
      date: 2025-01-03
      aliases: [/news/old/, /news/tags/cup/]
      ---
      Text.
      """)
    let build = try await site.build()
    let (problems, output) = (build.problems, build.output)
    #expect(problems == [])
    #expect(output?.removed == ["news/tags/cup/feed.json", "news/tags/cup/feed.xml"])
  }

  @Test func strictlyNothingIsTakenAway() async throws {
    let site = try await site()
    let before = try site.published()
    try site.remove("Content/news/2025-01-02-old.md")
    let build = try await site.build(isStrict: true)
    let (problems, output) = (build.problems, build.output)
    #expect(problems.count == 2)
    #expect(output == nil)
    #expect(try site.published() == before)
  }

  @Test func aDraftIsToldAsOne() async throws {
    let site = try await site()
    try site.write(
      "Content/news/2025-01-02-old.md",
      Self.article.replacing("title:", with: "draft: true\ntitle:"))
    #expect(
      try await site.build().problems == [
        lost(
          14, "/news/old/", "because it is a draft",
          "build with --drafts to keep it, or \(advice)"),
        lost(17, "/news/tags/cup/", noLead, tag),
      ])
    #expect(try await site.build(drafts: true).problems == [])
  }

  @Test func aDayThatIsPastIsTold() async throws {
    let site = try await site()
    #expect(
      try await site.build(now: "2025-01-02").problems
        == [
          lost(
            13, "/news/new/", "because it is withheld until 2025-01-03",
            "build with --now 2025-01-03 to keep it, or add '/news/new/' to the aliases of the page"
              + " that takes its place"),
          "Content/news/2025-01-03-new.md:3:7: note: the article is withheld until 2025-01-03"
            + " [future-date]\n  3 | date: 2025-01-03\n    |       ^\n"
            + "  hint: build on that day or later, or with --now 2025-01-03",
        ].sorted())
  }

  @Test func pagesOfListsComeAndGo() async throws {
    let site = try await site()
    for number in 1...12 {
      try site.write(
        "Content/news/more-\(number).md", "---\ntitle: \(number)\ndate: 2025-02-03\n---\nText.\n")
    }
    _ = try await site.build()
    for number in 1...12 { try site.remove("Content/news/more-\(number).md") }
    let build = try await site.build()
    let (problems, output) = (build.problems, build.output)
    #expect(problems.count == 12)
    #expect(output?.removed.contains("news/page/2/index.html") == true)
    #expect(!problems.contains { $0.contains("/page/") })
  }

  @Test func ofABrokenSiteNothingIsSaid() async throws {
    let site = try await site()
    try site.remove("Content/news/2025-01-02-old.md")
    try site.write("Content/about.md", "---\ntitle: About\n---\n[x](gone.md)\n")
    let build = try await site.build()
    let (problems, output) = (build.problems, build.output)
    #expect(problems.count == 1)
    #expect(output == nil)
  }
}
