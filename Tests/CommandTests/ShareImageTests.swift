import Foundation
import Testing

/// Drawing the pictures of links, through the program that does it.
@Suite struct ShareImageTests {
  private static let hasProgram = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/rsvg-convert")
    }

  private static let drawing: TextArchive = """
    -- Content/site.yaml --
    title: Lions and more
    url: https://coach.example/site
    language: en
    description: A coach's site
    author: The editors
    sharing: {draw: true}
    """

  @Test(.enabled(if: hasProgram))
  func eachIsDrawnOnce() throws {
    let site = try TestSite(Self.drawing)
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    let drawn = try site.folder.tree().files.filter { $0.key.contains("share.") }
    #expect(drawn.count == 3)
    for (path, bytes) in drawn {
      // The signature of PNG, then the chunk IHDR with width and height.
      #expect(bytes.starts(with: [0x89] + Array("PNG\r\n".utf8)), "\(path)")
      #expect(Array(bytes[16..<24]) == [0, 0, 0x04, 0xB0, 0, 0, 0x02, 0x76], "\(path)")
    }
    // What is drawn needs no program any more, wherever it is published.
    let before = try site.folder.tree()
    #expect(try Self.runWithoutPrograms(site, "build", "--strict", "--quiet") == Run(0))
    #expect(try site.folder.tree() == before)
    let elsewhere = site.folder("elsewhere")
    #expect(
      try Self.runWithoutPrograms(site, "build", "--strict", "--quiet", "--output", elsewhere)
        == Run(0))
    #expect(try Tree(of: elsewhere).differences(from: before) == [])
    // Only the new words are drawn, and what is shown no more is forgotten.
    let article = try #require(site.folder.read("Content/news/2024-05-01-first.md"))
    try site.folder.write(
      "Content/news/2024-05-01-first.md", article.replacing("The first", with: "The second"))
    let kept = try Tree(of: site.folder(".sitegen/share-images"))
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    let now = try Tree(of: site.folder(".sitegen/share-images"))
    #expect(now.paths.count == 3 && now.differences(from: kept).count == 2)
  }

  @Test func withoutTheProgramThereIsAWarning() throws {
    let site = try TestSite(Self.drawing)
    let run = try Self.runWithoutPrograms(site, "build", "--quiet")
    #expect(
      run
        == Run(
          0,
          errors: """
            Content/site.yaml:1:1: warning: pictures for links are not drawn: there is no \
            rsvg-convert [missing-program]
              1 | title: Lions and more
                | ^
              hint: install it (Debian: librsvg2-bin), or set sharing: {draw: false}

            """))
    #expect(try site.folder.tree().paths.filter { $0.contains("share.") } == [])
  }

  @Test func whatCanNotBeDrawnIsTold() throws {
    let site = try TestSite(Self.drawing)
    try site.folder.writeScript(
      "programs/rsvg-convert", "#!/bin/sh\necho 'no fonts at all' >&2\nexit 3\n")
    let run = try withExtendedLifetime(site.folder) {
      try CommandTests.run(
        "/usr/bin/env",
        ["PATH=\(site.folder("programs")):/usr/bin:/bin", Sitegen.path, "build", "--quiet"],
        in: site.folder.path)
    }
    #expect(
      run
        == Run(
          0,
          errors: """
            Content/site.yaml:1:1: warning: a picture can't be drawn: no fonts at all \
            [undrawn-image]
              1 | title: Lions and more
                | ^

            """))
  }

  /// Runs sitegen where it finds no other program.
  private static func runWithoutPrograms(_ site: TestSite, _ arguments: String...) throws -> Run {
    try withExtendedLifetime(site.folder) {
      try CommandTests.run(
        "/usr/bin/env", ["PATH=/nowhere", Sitegen.path] + arguments, in: site.folder.path)
    }
  }
}
