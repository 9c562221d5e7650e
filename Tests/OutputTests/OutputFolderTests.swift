import Foundation
import Output
import Testing

@Suite struct OutputFolderTests {
  let folder = TemporaryFolder()
  let site = [
    "index.html": "home", "news/a/index.html": "a", "news/b/index.html": "", "й.txt": "й",
  ]

  @Test func writesAWholeSite() throws {
    let summary = try folder.build(site)
    #expect(
      summary
        == OutputSummary(
          written: ["index.html", "news/a/index.html", "news/b/index.html", "й.txt"], removed: [],
          unchanged: 0))
    #expect(
      try folder.tree() == [
        "index.html": "home", "news": "folder", "news/a": "folder", "news/a/index.html": "a",
        "news/b": "folder", "news/b/index.html": "", "й.txt": "й",
        ".sitegen-manifest": """
        sitegen manifest 1: sitegen wrote these files and may remove them
        index.html
        news/a/index.html
        news/b/index.html
        й.txt

        """,
      ])
  }

  @Test func writesNothingTheSecondTime() throws {
    try folder.build(site)
    let before = try folder.snapshot()
    let summary = try folder.build(site)
    #expect(try folder.snapshot() == before)
    #expect(summary == OutputSummary(written: [], removed: [], unchanged: 4))
  }

  @Test func writesOnlyWhatChanged() throws {
    try folder.build(site)
    let before = try folder.snapshot()
    let summary = try folder.build(site.merging(["news/a/index.html": "A"]) { $1 })
    let after = try folder.snapshot()
    #expect(summary == OutputSummary(written: ["news/a/index.html"], removed: [], unchanged: 3))
    #expect(
      Set(after.keys.filter { after[$0] != before[$0] }) == ["", "news/a", "news/a/index.html"])
    #expect(after["news/a/index.html"]?.content == "A")
  }

  @Test func removesWhatIsNoLongerMadeAndKeepsStrangers() throws {
    try folder.build(site)
    try folder.write("Public/news/b/stranger.txt", "mine")
    try folder.write("Public/CNAME", "example.com")
    let summary = try folder.build(["index.html": "home"])
    #expect(
      summary
        == OutputSummary(
          written: [], removed: ["news/a/index.html", "news/b/index.html", "й.txt"], unchanged: 1))
    #expect(
      try folder.tree() == [
        "index.html": "home", "news": "folder", "news/b": "folder",
        "news/b/stranger.txt": "mine", "CNAME": "example.com",
        ".sitegen-manifest": """
        sitegen manifest 1: sitegen wrote these files and may remove them
        index.html

        """,
      ])
  }

  @Test func overwritesAndThenOwnsAStrangersFile() throws {
    try folder.write("Public/robots.txt", "mine")
    #expect(try folder.build(["robots.txt": "sitegen's"]).written == ["robots.txt"])
    #expect(try folder.files() == ["robots.txt": "sitegen's"])
    #expect(try folder.build([:]).removed == ["robots.txt"])
    #expect(try folder.files() == [:])
  }

  @Test func restoresAFileThatSomebodyChangedOrRemoved() throws {
    try folder.build(site)
    try folder.write("Public/index.html", "hack")
    try folder.remove("Public/news")
    let summary = try folder.build(site)
    #expect(summary.written == ["index.html", "news/a/index.html", "news/b/index.html"])
    #expect(try folder.files() == site)
  }

  @Test func touchesNothingWhenAbandoned() throws {
    try folder.build(site)
    let before = try folder.snapshot().filter { $0.key != "" }
    let output = try OutputFolder(at: folder("Public"))
    try output.add("index.html", bytes: [1])
    try output.add("new/index.html", bytes: [2])
    output.abandon()
    output.abandon()
    #expect(try folder.snapshot().filter { $0.key != "" } == before)
  }

  @Test func abandonsWhenDropped() throws {
    try folder.build(site)
    let before = try folder.snapshot().filter { $0.key != "" }
    do {
      let output = try OutputFolder(at: folder("Public"))
      try output.add("index.html", bytes: [1])
    }
    #expect(try folder.snapshot().filter { $0.key != "" } == before)
    #expect(try folder.build(site).unchanged == 4)
  }

  @Test func takesOutputsFromManyThreadsAtOnce() async throws {
    let count = 2_000
    for round in 0..<2 {
      let output = try OutputFolder(at: folder("Public"))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<count {
          group.addTask { try output.add("p/\(number)/i.html", bytes: Array("\(number)".utf8)) }
        }
        try await group.waitForAll()
      }
      let summary = try output.commit()
      #expect(summary.written.count == (round == 0 ? count : 0))
      #expect(summary.unchanged == (round == 0 ? 0 : count))
    }
    let expected = (0..<count).map { ("p/\($0)/i.html", "\($0)") }
    #expect(try folder.files() == Dictionary(uniqueKeysWithValues: expected))
  }

  @Test func keepsToTheUsersMask() throws {
    try folder.build(["a/b.html": ""])
    let entries = try folder.snapshot()
    #expect(entries["a"]?.mode == "755")
    #expect(entries["a/b.html"]?.mode == "644")
    #expect(entries[".sitegen-manifest"]?.mode == "644")
  }

  @Test(arguments: ["Public", "Public/", "deep/er/Public", "link"])
  func opensOrMakesTheFolder(name: String) throws {
    try folder.link("link", to: "elsewhere")
    try FileManager.default.createDirectory(
      atPath: folder("elsewhere"), withIntermediateDirectories: true)
    let output = try OutputFolder(at: folder(name))
    try output.add("a", bytes: [0x61])
    _ = try output.commit()
    #expect(folder.read("\(name)/a") == "a")
  }
}
