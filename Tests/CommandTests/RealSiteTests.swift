import Foundation
import Testing

/// The site that stands in the project.
@Suite struct RealSiteTests {
  @Test func buildsWithoutAWarningOnAnyDay() throws {
    let output = TemporaryFolder()
    for day in ["2025-06-01", "2099-12-31"] {
      let run = try Sitegen.run(
        "build", "--strict", "--quiet", "--site", repository, "--output", output(day), "--now", day)
      #expect(run == Run(0))
    }
    let tree = try output.tree("2025-06-01")
    #expect(tree.pages.count > 20)
    #expect(try output.tree("2099-12-31").differences(from: tree) == [])
  }

  @Test(arguments: ["index.html", "trophies/index.html"])
  func countsTheTrophies(page: String) throws {
    let text = try Self.words(of: #require(Self.build().pages[page]))
    #expect(text.contains(/42 трофея/), "\(text)")
    #expect(text.contains(/12 трофеев игроком/) || text.contains(/12 Игроком/), "\(text)")
    #expect(text.contains(/30 (трофеев )?тренером/) || text.contains(/30 Тренером/), "\(text)")
  }

  @Test func publishesTheSameFigures() throws {
    struct Row: Decodable {
      var role: String
      var count: Int
    }
    let rows = try JSONDecoder().decode(
      [Row].self, from: #require(Self.build().files["trophies.json"]))
    #expect(rows.filter { $0.role == "player" }.count == 7)
    #expect(rows.filter { $0.role == "coach" }.count == 20)
    #expect(rows.filter { $0.role == "player" }.map(\.count).reduce(0, +) == 12)
    #expect(rows.filter { $0.role == "coach" }.map(\.count).reduce(0, +) == 30)
  }

  @Test(arguments: ["https://ancelotti.example", "https://example.com/some/sub/path"])
  func leadsNowhereInVain(address: String) throws {
    let site = try Self.copy()
    let settings = try #require(site.read("Content/site.yaml"))
    let moved = settings.replacing(/(?m)^url: .*$/, with: "url: \(address)")
    try #require(moved.contains("url: \(address)\n"))
    try site.write("Content/site.yaml", moved)
    #expect(try Sitegen.run("build", "--strict", "--quiet", "--site", site.path) == Run(0))
    let links = try PublishedLinks(site.tree(), at: address)
    #expect(links.broken == [])
    #expect(links.count > 500)
    let notFound = try HTMLPage(#require(site.tree()["404.html"]))
    let root = URL(string: address)?.path ?? ""
    for link in notFound.links where !link.hasPrefix("https:") && !link.hasPrefix("#") {
      #expect(link.hasPrefix(root + "/"), "404.html")
    }
  }

  @Test func changesWhereATrophyCounts() throws {
    let site = try Self.copy()
    let before = try Self.build()
    let trophies = try #require(site.read("Content/trophies.yaml"))
    let changed = trophies.replacing("intertoto-cup: [1999]", with: "intertoto-cup: 2")
    try #require(changed != trophies)
    try site.write("Content/trophies.yaml", changed)
    #expect(try Sitegen.run("build", "--strict", "--quiet", "--site", site.path) == Run(0))
    let differences = try site.tree().differences(from: before)
    let isMadeOfPages = { (path: String) in
      path.hasSuffix("feed.xml") || path.hasSuffix("feed.json") || path.hasPrefix("pagefind/")
        || path == ".sitegen-manifest"
    }
    #expect(differences.contains("feed.xml"))
    #expect(differences.contains("en/news/tags/trophies/feed.json"))
    #expect(
      differences.filter { !isMadeOfPages($0) } == [
        "career/index.html", "en/career/index.html", "en/index.html",
        "en/news/forty-two-trophies/index.html", "en/teams/juventus/index.html", "en/trophies.csv",
        "en/trophies.json", "en/trophies/index.html", "index.html",
        "news/sorok-dva-trofeya/index.html", "teams/juventus/index.html", "trophies.csv",
        "trophies.json", "trophies/index.html",
      ])
    let text = Self.words(of: try #require(site.tree()["index.html"]))
    #expect(text.contains(/43 трофея/), "\(text)")
  }

  /// What a build of the site publishes.
  static func build() throws -> Tree {
    let output = TemporaryFolder()
    let run = try Sitegen.run(
      "build", "--quiet", "--site", repository, "--output", output("Public"))
    #expect(run == Run(0))
    return try output.tree()
  }

  /// The site's folders in a folder of their own.
  static func copy() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    for name in ["Content", "Templates"] { try folder.copy("\(repository)/\(name)", to: name) }
    return folder
  }

  /// What people read on a page, in one line.
  static func words(of html: String) -> String {
    html.replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{A0}]+/, with: " ")
  }
}
