import Foundation
import Output
import Testing

@Suite struct ManifestTests {
  let folder = TemporaryFolder()
  let header = "sitegen manifest 1: sitegen wrote these files and may remove them\n"

  @Test func ignoresLinesThatNameNothingOfSitegens() throws {
    try folder.build(["index.html": "i", "old.html": "o"])
    try folder.write("victim", "v")
    try folder.write("Public/kept/stranger", "s")
    let hostile = [
      "../victim", folder("victim"), "kept", "kept/", ".sitegen-manifest", ".", "..", "", "/",
      "kept/../../victim", "old.html\u{0}", "\u{1B}[2J", "kept\\stranger", "a/../kept/stranger",
      "<<<<<<< HEAD", "=======", String(repeating: "x/", count: 5_000), "index.html", "index.html",
    ]
    var bytes = Array((header + hostile.joined(separator: "\n") + "\n").utf8)
    bytes += [0xFF, 0xFE, 0x0A] + Array("old.html".utf8)
    try folder.write("Public/.sitegen-manifest", bytes)

    #expect(try folder.build(["index.html": "i"]).removed == ["old.html"])
    #expect(folder.read("victim") == "v")
    #expect(
      try folder.tree() == [
        "index.html": "i", "kept": "folder", "kept/stranger": "s",
        ".sitegen-manifest": header + "index.html\n",
      ])
  }

  @Test(arguments: [
    "", "\n", "index.html\n", "sitegen manifest 2\nindex.html\n", "\u{FEFF}sitegen manifest 1",
    "\u{0}\u{1}\u{2}",
  ])
  func refusesWhatIsNoManifest(text: String) throws {
    try folder.build(["index.html": "i"])
    try folder.write("Public/.sitegen-manifest", text)
    try expectRefusal()
  }

  @Test func refusesAHugeManifestWithoutReadingIt() throws {
    try folder.build(["index.html": "i"])
    truncate(folder("Public/.sitegen-manifest"), 1 << 40)
    #expect(errorText(folder) { try folder.build(["a": "a"]) } == refusal)
  }

  @Test func refusesAManifestThatIsAFolderLinkOrPipe() throws {
    let name = "Public/.sitegen-manifest"
    mkdir(folder("Public"), 0o755)
    mkdir(folder(name), 0o755)
    try expectRefusal()
    try folder.remove(name)
    mkfifo(folder(name), 0o644)
    try expectRefusal()
    try folder.remove(name)
    try folder.write("elsewhere", header)
    try folder.link(name, to: "../elsewhere")
    try expectRefusal()
  }

  @Test func forgetsEverythingWithTheManifest() throws {
    try folder.build(["index.html": "i", "old.html": "o"])
    try folder.remove("Public/.sitegen-manifest")
    #expect(
      try folder.build(["index.html": "i"])
        == OutputSummary(written: ["index.html"], removed: [], unchanged: 0))
    #expect(try folder.files() == ["index.html": "i", "old.html": "o"])
  }

  @Test func mendsTheManifestEvenIfNoPageChanged() throws {
    try folder.build(["b": "", "a": ""])
    try folder.write("Public/.sitegen-manifest", header + "b\n\n../x\na")
    #expect(try folder.build(["b": "", "a": ""]).unchanged == 2)
    #expect(folder.read("Public/.sitegen-manifest") == header + "a\nb\n")
  }

  private let refusal = """
    'Public/.sitegen-manifest' is not a list that sitegen wrote, so its files can't be told from \
    yours
      hint: restore it from version control, or remove the whole output folder and build again
    """

  private func expectRefusal() throws {
    let before = try folder.snapshot()
    #expect(errorText(folder) { try folder.build(["a": "a"]) } == refusal)
    #expect(try folder.snapshot() == before)
  }
}
