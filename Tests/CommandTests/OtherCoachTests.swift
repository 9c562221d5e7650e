import Foundation
import Testing

private let fixture = repository + "/Tests/Fixtures/handball/Content"

/// Another coach's content, of another sport and language, with the project's own theme.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: fixture)))
struct OtherCoachTests {
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
    let trophies = try #require(site.read("Content/trophies.yaml"))
    let total = rows.map(\.count).reduce(0, +)
    #expect(total == Self.titles(in: trophies))
    for page in ["index.html", "trophies/index.html"] {
      let words = RealSiteTests.words(of: try #require(tree[page]))
      #expect(words.contains(" \(total) trophies"), "\(page): \(words)")
    }
  }

  /// The titles in a file that writes its honours as counts and lists of seasons, one a line.
  private static func titles(in text: String) -> Int {
    text.split(separator: "\n").reduce(0) { total, line in
      if line.contains("runner-up") { return total }
      if let seasons = line.firstMatch(of: /: *\[(.*)\]/)?.1 {
        return total + seasons.split(separator: ",").count
      }
      return total + (line.firstMatch(of: /: *(\d+)$/).flatMap { Int($0.1) } ?? 0)
    }
  }

  private static func site() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try folder.copy(fixture, to: "Content")
    try folder.copy("\(repository)/Templates", to: "Templates")
    return folder
  }
}
