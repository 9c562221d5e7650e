import Foundation
import Testing

/// What publishing says and refuses, whatever sends the site.
@Suite struct PublishTests {
  @Test func tellsWhatWillChange() throws {
    let far = TemporaryFolder()
    let site = try PublishSite("tool: folder, destination: \(far.path)", assetSize: 10)
    let first = try site.publish("--dry-run")
    let files = try site.site.folder.tree().files.filter { $0.key != ".sitegen-manifest" }
    let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    func text(_ size: Int) -> String {
      let tenths = (size + 50) / 100
      return size < 1000 ? "\(size) bytes" : "\(tenths / 10).\(tenths % 10) kB"
    }
    let lines = names.map { "added   \($0) (\(text(files[$0]?.count ?? 0)))\n" }
    let size = text(files.values.reduce(0) { $0 + $1.count })
    let counts =
      "\(files.count) added (\(size)), 0 changed (0 bytes), "
      + "0 removed (0 bytes), 0 unchanged\n"
    let end = "nothing was sent to 'live': this is a dry run\n"
    #expect(first == Run(0, lines.joined() + counts + end))
    #expect(try far.tree("").paths == [])

    let second = try site.publish()
    let some = lines.prefix(10).joined() + "added   … and \(files.count - 10) more\n" + counts
    #expect(second.output.hasPrefix(some + "published to 'live' in "), "\(second)")
    let nothing = "0 added (0 bytes), 0 changed (0 bytes), 0 removed (0 bytes), "
    #expect(try site.publish() == Run(0, nothing + "\(files.count) unchanged\n"))

    try site.change()
    let third = try site.publish("--verbose", "live")
    for line in [
      "added   about/index.html (199 bytes)", "added   news/tags/other/index.html (61 bytes)",
      "changed news/first/index.html (236 bytes)", "changed quotes.json (3 bytes)",
      "removed quotes/labour/index.html (210 bytes)",
    ] {
      #expect(third.output.contains(line + "\n"), "\(third)")
    }
    #expect(
      third.output.contains(
        /\n2 added \(260 bytes\), [0-9]+ changed .+, [0-9]+ removed .+, [0-9]+ unchanged\n/))
    #expect(try site.publish("--quiet", "--all") == Run(0))
  }

  @Test func publishesNothingWithErrors() throws {
    let far = TemporaryFolder()
    let site = try PublishSite("tool: folder, destination: \(far.path)", assetSize: 10)
    try site.site.folder.write("Content/news/2024-05-03-bad.md", "---\ntitle: Bad\n---\n")
    let run = try site.publish()
    #expect(run.code == 1 && run.output == "", "\(run)")
    #expect(run.errors.hasSuffix("sitegen: 1 error; nothing was published\n"), "\(run)")
    #expect(try far.tree("").paths == [])
  }

  @Test func wantsOneTarget() throws {
    let usage = "Usage: sitegen <subcommand>\n  See 'sitegen --help' for more information.\n"
    let none = try TestSite()
    #expect(
      try none.run("publish")
        == Run(64, errors: "Error: site.yaml has no targets: add one under 'publish'\n" + usage))
    let site = try PublishSite("tool: git}\n  test: {tool: folder, destination: x", assetSize: 1)
    #expect(
      try site.publish()
        == Run(64, errors: "Error: name one of the targets: live, test\n" + usage))
    #expect(
      try site.publish("tset")
        == Run(64, errors: "Error: site.yaml has no target 'tset'; it has live, test\n" + usage))
    #expect(!site.site.folder.exists("Public"))
    #expect(
      try site.publish("--rollback", "live")
        == Run(
          2,
          errors: """
            sitegen: the target 'live' keeps no releases, only a target of the tool 'folder' does
              hint: publish an older state of the content instead

            """))
  }

  @Test(arguments: [
    ("rsync", "destination: \"far:/srv\""), ("git", "branch: web"),
    ("rclone", "destination: \"far:srv\""),
  ])
  func missingTool(tool: String, keys: String) throws {
    let nothing = TemporaryFolder()
    var site = try PublishSite("tool: \(tool), \(keys)", assetSize: 1)
    site.environment = ["PATH=\(nothing.path)"]
    #expect(
      try site.publish()
        == Run(
          2,
          errors: """
            sitegen: the program '\(tool)' is missing
              hint: install it: apt-get install \(tool), or brew install \(tool)

            """))
  }
}
