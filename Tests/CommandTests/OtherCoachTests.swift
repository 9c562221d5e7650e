import Foundation
import Testing

private let fixture = repository + "/Tests/Fixtures/handball/Content"

/// Another coach's content, of another sport and language, with the project's own theme.
@Suite struct OtherCoachTests {
  @Test func isPublishedWithoutAWarning() throws {
    let site = try Self.site()
    let check = try Sitegen.run("check", "--strict", "--site", site.path)
    #expect(check.code == 0 && check.errors == "", "\(check)")
    #expect(check.output.hasSuffix(" pages: no problems\n"), "\(check)")
    #expect(try Sitegen.run("build", "--strict", "--quiet", "--site", site.path) == Run(0))
    let tree = try site.tree()
    let settings = try #require(site.read("Content/site.yaml"))
    let address = try #require(settings.firstMatch(of: /(?m)^url: (\S+)$/)?.1)
    #expect(try PublishedLinks(tree, at: String(address)).broken == [])
  }

  @Test func speaksItsOwnLanguageOnly() throws {
    let site = try Self.site()
    #expect(try Sitegen.run("build", "--strict", "--quiet", "--site", site.path) == Run(0))
    let pages = try site.tree().pages
    #expect(pages.count > 10)
    for (path, html) in pages {
      #expect(html.contains("<html lang=\"en\">"), "\(path)")
      #expect(html.firstMatch(of: /\p{Cyrillic}/) == nil, "\(path)")
      #expect(!html.localizedCaseInsensitiveContains("ancelotti"), "\(path)")
      #expect(!html.localizedCaseInsensitiveContains("football"), "\(path)")
    }
  }

  @Test func countsItsOwnTrophies() throws {
    struct Row: Decodable { var count: Int }
    let site = try Self.site()
    #expect(try Sitegen.run("build", "--strict", "--quiet", "--site", site.path) == Run(0))
    let tree = try site.tree()
    let rows = try JSONDecoder().decode([Row].self, from: #require(tree.files["trophies.json"]))
    #expect(rows.map(\.count) == [3, 1, 2, 1, 2])
    for page in ["index.html", "trophies/index.html"] {
      let words = RealSiteTests.words(of: try #require(tree[page]))
      #expect(words.contains(" 9 trophies"), "\(page): \(words)")
    }
  }

  private static func site() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try folder.copy(fixture, to: "Content")
    try folder.copy("\(repository)/Templates", to: "Templates")
    return folder
  }
}
