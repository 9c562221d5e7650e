import Foundation
import Output
import Testing

@Suite struct OutputCopyTests {
  let folder = TemporaryFolder()

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
  func copiesAndCompares(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) }
    try folder.write("image.png", bytes)
    func build() throws -> OutputSummary {
      let output = try OutputFolder(at: folder("Public"))
      try output.add("images/a.png", copying: folder("image.png"))
      return try output.commit()
    }
    func published() -> [UInt8]? {
      FileManager.default.contents(atPath: folder("Public/images/a.png")).map(Array.init)
    }
    #expect(try build().written == ["images/a.png"])
    #expect(published() == bytes)
    #expect(try build() == OutputSummary(written: [], removed: [], unchanged: 1))

    guard size > 0 else { return }
    for place in Set([0, size / 2, size - 1]) {
      var changed = bytes
      changed[place] ^= 1
      try folder.write("image.png", changed)
      #expect(try build().written == ["images/a.png"])
      #expect(published() == changed)
    }
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func comparesAllBytes(size: Int) throws {
    func build(_ bytes: [UInt8]) throws -> OutputSummary {
      let output = try OutputFolder(at: folder("Public"))
      try output.add("a", bytes: bytes)
      return try output.commit()
    }
    let bytes = [UInt8](repeating: 7, count: size)
    #expect(try build(bytes).written == ["a"])
    #expect(try build(bytes).unchanged == 1)
    #expect(try build(bytes + [7]).written == ["a"])
    #expect(try build(bytes + [8]).written == ["a"])
    #expect(try build(bytes).written == ["a"])
  }

  @Test(arguments: [
    ("missing", "can't read 'missing': No such file or directory"),
    (
      "folder",
      "can't copy 'folder': it is not a plain file\n  hint: put a plain file there, or remove it"
    ),
    (
      "pipe",
      "can't copy 'pipe': it is not a plain file\n  hint: put a plain file there, or remove it"
    ),
  ])
  func refusesWhatIsNoFile(source: String, message: String) throws {
    mkdir(folder("folder"), 0o755)
    mkfifo(folder("pipe"), 0o644)
    let output = try OutputFolder(at: folder("Public"))
    #expect(errorText(folder) { try output.add("a", copying: folder(source)) } == message)
    output.abandon()
    #expect(try folder.tree() == [:])
  }
}
