import Foundation
import Testing

/// A build that is killed at any instant leaves whole files, and the next one ends its work.
@Suite struct InterruptionTests {
  /// A debug build of sitegen is slow: there it is only made sure that the test itself works.
  static let pages = Sitegen.isRelease ? 2_000 : 150
  static let kills = Sitegen.isRelease ? 200 : 12
  /// So many killed builds stand between two that are let run to their end.
  static let killsInARow = 10

  @Test func leavesWholeFiles() throws {
    let site = try TestSite()
    let settings = try #require(site.folder.read("Content/site.yaml"))
    try site.folder.write("Content/site.yaml", settings + "news: {per-page: 1000}\n")
    for number in 0..<Self.pages {
      let day = number % 28 + 1
      try site.folder.write(
        "Content/news/2023-01-\(day < 10 ? "0" : "")\(day)-story-\(number).md",
        "---\ntitle: Story \(number)\ndate: 2023-01-\(day < 10 ? "0" : "")\(day)\n---\nText.\n")
    }
    let versions = try (0..<2).map { version in
      try site.write(version: version)
      return try site.cleanBuild()
    }
    #expect(versions[0].pages.count > Self.pages)
    #expect(versions[0].pages.allSatisfy { versions[1].pages[$0.key] != $0.value })
    let duration = try site.measureRebuilds()
    var random = SeededGenerator(state: 42)
    var check = WholenessCheck(versions: versions.map(\.files))
    for kill in 1...Self.kills {
      try site.write(version: kill % 2)
      let program = try RunningProgram(
        Sitegen.path, ["build", "--quiet"], in: site.folder.path)
      usleep(UInt32(Double.random(in: 0..<duration, using: &random) * 1_000_000))
      program.kill()
      _ = program.end()
      #expect(try check.brokenFiles(in: site.folder("Public")) == [], "after kill \(kill)")
      if kill % Self.killsInARow == 0 {
        #expect(try site.run("build", "--quiet").code == 0)
        let differences = try site.folder.tree().differences(from: versions[kill % 2])
        #expect(differences == [], "after kill \(kill)")
      }
    }
  }
}

extension TestSite {
  /// Gives every page another text, and one page more to the second version.
  fileprivate func write(version: Int) throws {
    try folder.write(
      "Templates/base.html",
      """
      <title>{{ page.title }}</title>
      <p>Version \(version)\(String(repeating: " and more", count: version * 500))</p>
      <main>{% block content %}{{ page.body or '' }}{% endblock %}</main>
      """)
    if version == 1 {
      try folder.write("Content/more.md", "---\ntitle: More\n---\n")
    } else if folder.exists("Content/more.md") {
      try folder.remove("Content/more.md")
    }
  }

  /// How many seconds a build takes that writes all pages anew: the mean of a few.
  fileprivate func measureRebuilds() throws -> Double {
    try run("build", "--quiet")
    let count = 4
    let start = Date()
    for version in 0..<count {
      try write(version: version % 2)
      #expect(try run("build", "--quiet").code == 0)
    }
    return Date().timeIntervalSince(start) / Double(count)
  }
}

/// Holds published files against the versions that they can have; reads only those that changed.
private struct WholenessCheck {
  let versions: [[String: Data]]
  private var seen: [String: [Int]] = [:]

  init(versions: [[String: Data]]) { self.versions = versions }

  /// The files that are in none of the versions, or have other bytes in all of them.
  mutating func brokenFiles(in folder: String) throws -> [String] {
    var broken: [String] = []
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    for path in paths.compactMap({ $0 as? String }) where !path.hasPrefix(".sitegen-") {
      var status = stat()
      guard lstat("\(folder)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      let stamp = [Int(status.st_ino), Int(status.st_size), time.tv_sec, time.tv_nsec]
      guard seen.updateValue(stamp, forKey: path) != stamp else { continue }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)"))
      if !versions.contains(where: { $0[path] == bytes }) { broken.append(path) }
    }
    return broken
  }
}

/// The same numbers in each run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var number = state
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }
}
