import Building
import Foundation
import Output
import Testing

/// A build of a site that was built before.
@Suite struct UnchangedBuildTests {
  private static let article = "---\ntitle: One\ndate: 2025-01-02\n---\nText.\n"

  /// A site that was built, and long enough ago that a change of any file shows.
  private func site() async throws -> BuildSite {
    let site = try BuildSite()
    try site.write("Content/news/2025-01-02-one.md", Self.article)
    try site.write(
      "Content/news/2025-07-01-later.md", "---\ntitle: Later\ndate: 2025-07-01\ndraft: true\n---\n")
    try await site.settle()
    #expect(try await site.build().rendered > 0)
    return site
  }

  @Test func nothingIsRenderedIfNothingHasChanged() async throws {
    let site = try await site()
    let before = try site.published()
    let first = try await site.build()
    #expect(first.rendered == 0 && first.problems == [])
    #expect(first.output?.written == [] && first.output?.removed == [])
    #expect(first.output?.unchanged == before.count - 1, "all but the manifest")
    #expect(try site.published() == before)
    #expect(try await site.build().rendered == 0)
  }

  @Test(arguments: [
    ("Content/news/2025-01-02-one.md", article.replacing("Text", with: "Next")),
    ("Content/news/2025-01-03-two.md", article.replacing("01-02", with: "01-03")),
    ("Content/coach.yaml", "{name: D}"),
    ("Content/data/more.yaml", "{a: 1}"),
    ("Templates/embeds/unused.html", ""),
    ("Templates/assets/more.txt", ""),
  ])
  func anyChangeOfAFileIsNoticed(path: String, text: String) async throws {
    let site = try await site()
    try site.write(path, text)
    #expect(try await site.build().rendered > 0)
    // Until the file has been left alone for a moment, its stamp is not trusted.
    try await site.settle()
    _ = try await site.build()
    #expect(try await site.build().rendered == 0)
    try site.remove("Content/news/2025-01-02-one.md")
    #expect(try await site.build().rendered > 0)
  }

  @Test func anotherQuestionIsAnotherBuild() async throws {
    let site = try await site()
    #expect(try await site.build(now: "2025-06-02").rendered > 0)
    #expect(try await site.build(now: "2025-06-02").rendered == 0)
    #expect(try await site.build(now: "2025-06-02", isStrict: true).rendered > 0)
    #expect(try await site.build(now: "2025-06-02", drafts: true).rendered > 0)
    #expect(try await site.build(now: "2025-06-02").rendered > 0)
  }

  @Test(arguments: ["index.html", "news/one/index.html", "feed.xml", ".sitegen-manifest"])
  func whatIsPublishedIsMended(file: String) async throws {
    let site = try await site()
    let before = try site.published()
    try site.remove("Public/\(file)")
    #expect(try await site.build().rendered > 0)
    #expect(try site.published() == before)
    try site.write("Public/\(file)", String(decoding: before[file] ?? Data(), as: UTF8.self))
    #expect(try await site.build().rendered > 0, "it may be another's")
    #expect(try site.published() == before)
    #expect(try await site.build().rendered == 0)
  }

  @Test func aKilledBuildIsClearedAway() async throws {
    let site = try await site()
    try site.write("Public/.sitegen-staging/index.html", "half")
    #expect(try await site.build().rendered > 0)
    #expect(try site.published()[".sitegen-staging/index.html"] == nil)
  }

  @Test func problemsAreToldEachTime() async throws {
    let site = try await site()
    try site.write("Content/stray.txt", "")
    try await site.settle()
    let first = try await site.build()
    #expect(first.problems.count == 1)
    let second = try await site.build()
    #expect(second.problems == first.problems && second.rendered > 0)
  }

  @Test func theNextChangeIsRemembered() async throws {
    let site = try await site()
    try site.write(
      "Content/news/2025-08-01-soon.md", Self.article.replacing("2025-01-02", with: "2025-08-01"))
    try await site.settle()
    let first = try await site.build()
    #expect(first.rendered > 0 && first.nextChange?.paths == ["/news/soon/"])
    let second = try await site.build()
    #expect(second.nextChange == first.nextChange)
  }
}
