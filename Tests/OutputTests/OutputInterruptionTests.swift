import Foundation
import Output
import Testing

/// Every state that a killed build can leave: the manifest lists the files of both builds, and each
/// file is old or new.
@Suite struct OutputInterruptionTests {
  static let header = "sitegen manifest 1: sitegen wrote these files and may remove them\n"
  static let old = [
    "same": "s", "changed/index.html": "old", "gone/deep/index.html": "g", "file": "f",
    "folder/a": "a", "folder/b": "b", "Case": "c",
  ]
  static let new = [
    "same": "s", "changed/index.html": "new", "made/deep/index.html": "m", "file/index.html": "f",
    "folder": "a", "case": "c",
  ]
  static let third = ["same": "s", "folder/b": "third", "file": "third"]

  /// The paths that are one decision of the commit; those of one row exclude each other.
  static let steps: [(old: [String], new: [String])] = [
    (["changed/index.html"], ["changed/index.html"]),
    (["gone/deep/index.html"], []),
    ([], ["made/deep/index.html"]),
    (["file"], ["file/index.html"]),
    (["folder/a", "folder/b"], ["folder"]),
    (["Case"], ["case"]),
  ]

  let folder = TemporaryFolder()

  @Test(arguments: 0..<1 << 6)
  func convergesFromEveryState(done: Int) throws {
    for (target, next) in [Self.new, Self.old, Self.third].enumerated() {
      let clean = TemporaryFolder()
      try clean.build(next)
      for gap in 0..<2 {
        let folder = TemporaryFolder()
        try folder.leaveState(done: done, gap: gap == 1)
        try folder.build(next)
        #expect(try folder.tree() == clean.tree(), "target \(target), gap \(gap)")
      }
    }
  }

  @Test func knowsWhatACommitPublishedBeforeItFailed() throws {
    try folder.build(["a": "old", "gone": "g"])
    let output = try OutputFolder(at: folder("Public"))
    for path in ["a", "b/made", "c", "d"] { try output.add(path, bytes: Array("new".utf8)) }
    mkdir(folder("Public/c"), 0o755)
    #expect(
      errorText(folder) { _ = try output.commit() } == "can't publish 'Public/c': Is a directory")
    #expect(
      try folder.tree() == [
        "a": "new", "b": "folder", "b/made": "new", "c": "folder", "gone": "g",
        ".sitegen-manifest": Self.header + "a\nb/made\nc\nd\ngone\n",
      ])
    #expect(try folder.build(["a": "new"]).removed == ["b/made", "gone"])
    #expect(
      try folder.tree() == [
        "a": "new", "c": "folder", ".sitegen-manifest": Self.header + "a\n",
      ])
  }

  @Test func neverShowsAHalfWrittenFile() async throws {
    let texts = (0..<2).map { String(repeating: "\($0)", count: 70_000) }
    for round in 0..<12 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = folder.path as String, round = round as Int] in
        Thread.detachNewThread {
          usleep(UInt32(round * 2_500))
          kill(getpid(), SIGKILL)
        }
        for turn in 0... {
          let output = try OutputFolder(at: path + "/Public")
          for number in 0..<(turn % 2 == 0 ? 60 : 40) {
            let text = String(repeating: "\(turn % 2)", count: 70_000)
            try output.add("p/\(number)/index.html", bytes: Array(text.utf8))
          }
          _ = try output.commit()
        }
      }
      guard folder.read("Public/.sitegen-manifest") != nil else { continue }
      for (path, text) in try folder.files() where !path.hasPrefix(".sitegen-staging/") {
        #expect(texts.contains(text), "\(path) after round \(round)")
      }
    }
    try folder.build(["index.html": "home"])
    let clean = TemporaryFolder()
    try clean.build(["index.html": "home"])
    #expect(try folder.tree() == clean.tree())
  }
}

extension TemporaryFolder {
  /// Leaves what a build of `new` over `old` leaves when it is killed with only the steps in the
  /// bits of `done` done, or, with a gap, what was in the way removed and nothing in its place.
  fileprivate func leaveState(done: Int, gap: Bool) throws {
    let tests = OutputInterruptionTests.self
    try build(tests.old)
    try write("Public/.sitegen-staging/1", "half")
    let known = Set(tests.old.keys).union(tests.new.keys).sorted()
    try write("Public/.sitegen-manifest", tests.header + known.map { $0 + "\n" }.joined())
    for (bit, step) in tests.steps.enumerated() where done >> bit & 1 == 1 {
      for path in step.old {
        try remove("Public/\(path)")
        if path.hasPrefix("folder/"), path.hasSuffix("b") { try remove("Public/folder") }
      }
      for path in step.new {
        if gap {
          let parent = (path as NSString).deletingLastPathComponent
          try FileManager.default.createDirectory(
            atPath: self("Public/\(parent)"), withIntermediateDirectories: true)
        } else {
          try write("Public/\(path)", tests.new[path] ?? "")
        }
      }
    }
  }
}
