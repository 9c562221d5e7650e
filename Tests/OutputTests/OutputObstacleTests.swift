import Foundation
import Output
import Testing

/// Links, and files and folders that stand in each other's way.
@Suite struct OutputObstacleTests {
  let folder = TemporaryFolder()
  let hint = "\n  hint: move it out of the output folder, or build to another folder"

  @Test func refusesALinkedFolder() throws {
    try folder.write("outside/index.html", "secret")
    try folder.write("Public/CNAME", "x")
    try folder.link("Public/news", to: folder("outside"))
    let before = try folder.snapshot("")
    #expect(
      errorText(folder) { try folder.build(["news/a/index.html": "a"]) }
        == "'Public/news' is a symbolic link where sitegen needs a folder, and may lead elsewhere"
        + hint)
    #expect(try folder.snapshot("") == before)
  }

  @Test func refusesAFolderThatHasBecomeALink() throws {
    try folder.build(["news/index.html": "n"])
    try folder.remove("Public/news")
    try folder.write("outside/index.html", "n")
    try folder.link("Public/news", to: folder("outside"))
    #expect(
      errorText(folder) { try folder.build(["news/index.html": "n"]) }
        == "'Public/news' is a symbolic link where sitegen needs a folder, and may lead elsewhere"
        + hint)
  }

  @Test func neverRemovesThroughALink() throws {
    try folder.build(["news/2025/index.html": "n"])
    try folder.remove("Public/news")
    try folder.write("outside/2025/index.html", "n")
    try folder.link("Public/news", to: folder("outside"))
    #expect(try folder.build([:]).removed == [])
    #expect(folder.read("outside/2025/index.html") == "n")
    #expect(try folder.tree()["news"] == "-> " + folder("outside"))
  }

  @Test(arguments: ["outside", "missing", "page.html"])
  func replacesALinkAtTheTargetItself(target: String) throws {
    try folder.build(["page.html": "p"])
    try folder.write("outside", "p")
    try folder.remove("Public/page.html")
    try folder.link("Public/page.html", to: "../\(target)")
    #expect(try folder.build(["page.html": "p"]).written == ["page.html"])
    #expect(try folder.files() == ["page.html": "p"])
    #expect(try folder.files("").filter { $0.key == "outside" } == ["outside": "p"])
  }

  @Test func leavesALinkWhereAStaleFileWas() throws {
    try folder.build(["page.html": "p"])
    try folder.remove("Public/page.html")
    try folder.link("Public/page.html", to: "target")
    #expect(try folder.build([:]).removed == [])
    #expect(try folder.files() == ["page.html": "-> target"])
  }

  @Test func replacesAPipe() throws {
    try folder.build(["page.html": "p"])
    try folder.remove("Public/page.html")
    mkfifo(folder("Public/page.html"), 0o644)
    #expect(try folder.build(["page.html": "p"]).written == ["page.html"])
    #expect(try folder.files() == ["page.html": "p"])
  }

  @Test(arguments: [
    (["a": "1"], ["a/index.html": "1"]),
    (["a/index.html": "1"], ["a": "1"]),
    (["a/b/c": "1", "a/b/d": "2", "a/e": "3"], ["a": "4"]),
    (["a/b/c": "1", "a/e": "3"], ["a/b": "4", "a/e/f/g": "5"]),
    (["a": "1", "b/c": "2"], ["a/c": "2", "b": "1"]),
  ])
  func turnsItsFilesIntoFoldersAndBack(old: [String: String], new: [String: String]) throws {
    for site in [old, new, old] {
      try folder.build(site)
      #expect(try folder.files() == site)
      #expect(
        try folder.build(site)
          == OutputSummary(
            written: [], removed: [], unchanged: site.count))
    }
    let clean = TemporaryFolder()
    try clean.build(old)
    #expect(try folder.tree() == clean.tree())
  }

  @Test(arguments: [
    (
      "a", "a/index.html", "'Public/a' is not sitegen's file, and stands where it needs a folder"
    ),
    (
      "a/b/mine", "a",
      "'Public/a' is not sitegen's folder, and stands where it needs a file"
    ),
    (
      "own/mine", "own",
      "'Public/own' is a folder where sitegen needs a file, and holds 'Public/own/mine', which is"
        + " not sitegen's"
    ),
    (
      "own/deep/mine/x", "own",
      "'Public/own' is a folder where sitegen needs a file, and holds 'Public/own/deep/mine',"
        + " which is not sitegen's"
    ),
  ])
  func refusesAStranger(stranger: String, wanted: String, message: String) throws {
    try folder.build(["own/index.html": "1", "own/deep/index.html": "2"])
    try folder.write("Public/\(stranger)", "mine")
    let before = try folder.snapshot().filter { $0.key != "" }
    #expect(
      errorText(folder) { try folder.build(["index.html": "new", wanted: "1"]) } == message + hint)
    #expect(try folder.snapshot().filter { $0.key != "" } == before)
  }

  @Test func refusesAnEmptyFolderOfAStranger() throws {
    try folder.build([:])
    mkdir(folder("Public/a"), 0o755)
    #expect(
      errorText(folder) { try folder.build(["a": "1"]) }
        == "'Public/a' is not sitegen's folder, and stands where it needs a file" + hint)
  }
}
