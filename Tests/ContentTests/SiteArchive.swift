import Diagnostics
import Files
import Foundation
import Language
import Testing

@testable import Content

/// A whole site as one text: each file below a line `-- path --`.
struct SiteArchive: Sendable {
  /// The bytes of the files by their paths.
  private(set) var files: [String: [UInt8]] = [:]

  /// Reads an archive; lines before the first `-- path --` are left out.
  init(_ text: String) {
    var path: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        path = String(line.dropFirst(3).dropLast(3))
        files[path ?? ""] = []
      } else if let path {
        files[path, default: []] += Array((line + "\n").utf8)
      }
    }
    // The line break before the end of the text is not one more empty line.
    if let path, text.hasSuffix("\n") { files[path]?.removeLast() }
  }

  /// This archive with other files in place of its own; a path that begins with `!` is removed.
  func replacing(_ other: SiteArchive) -> SiteArchive {
    var result = self
    for (path, bytes) in other.files {
      if path.hasPrefix("!") {
        result.files[String(path.dropFirst())] = nil
      } else {
        result.files[path] = bytes
      }
    }
    return result
  }

  subscript(path: String) -> [UInt8]? {
    get { files[path] }
    set { files[path] = newValue }
  }
}

extension SiteArchive {
  /// The smallest site that uses every file and has no problem.
  static let base = SiteArchive(
    """
    -- site.yaml --
    title: Anna Berg
    url: https://berg.example
    language: en
    description: About a coach.
    author: The editors
    -- coach.yaml --
    name: Anna Berg
    born: 1970-03-01
    career:
      - {team: lynx, role: player, start: 1990, end: 1999}
      - {team: harbour, role: head-coach, start: 2005-07-01, end: 2012-06-30}
      - {team: norland, role: head-coach, start: 2012-08}
    -- teams.yaml --
    lynx: {name: Lynx, country: Norland, kind: club}
    harbour: {name: Harbour, country: Norland, kind: club}
    norland: {name: Norland, country: Norland, kind: national}
    -- competitions.yaml --
    league: {name: League, level: national, country: Norland, scope: club, season: split}
    cup: {name: Cup, level: continental, scope: club, season: calendar}
    nations: {name: Nations, level: world, scope: national-team, season: calendar}
    -- trophies.yaml --
    player:
      lynx: {league: 2}
    coach:
      harbour: {league: [2009/10], cup: 1}
      norland: {nations: [2014]}
    -- quotes.yaml --
    start: {text: We begin., date: 2012-08-20, source: The Press}
    -- index.md --
    ---
    title: Anna Berg
    ---
    -- about.md --
    ---
    title: About
    ---
    -- news/2012-08-20-start.md --
    ---
    title: A start
    date: 2012-08-20
    teams: [norland]
    quotes: [start]
    ---
    Text.
    """)

  /// The base with other files in place of its own.
  static func base(with text: String) -> SiteArchive { base.replacing(SiteArchive(text)) }
}

/// A site in a real folder, removed with the value.
final class SiteFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/sitegen-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  convenience init(_ archive: SiteArchive) throws {
    try self.init()
    for (path, bytes) in archive.files { try write(path, bytes) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// The site and the whole texts of its problems, paths shown from the folder on.
  func load(now: String = "2025-05-01", drafts: Bool = false) throws -> (
    site: Site?, problems: String
  ) {
    let now = try #require(PartialDate(now))
    let (editions, problems) = try Site.load(
      from: Folder(path), options: LoadOptions(now: now, includesDrafts: drafts))
    let text = problems.map { $0.text() }.joined(separator: "\n")
    return (editions.first, text.replacing(path + "/", with: ""))
  }
}

/// The problems of the base with other files in place of its own.
func problems(with text: String) throws -> String {
  try SiteFolder(.base(with: text)).load().problems
}

/// The site that the base is with other files in place of its own, if it has no problem.
func site(with text: String) throws -> Site {
  let (site, problems) = try SiteFolder(.base(with: text)).load()
  #expect(problems == "")
  return try #require(site)
}
