import Compression
import Foundation
import Language
import Testing

@testable import Content

/// Holds the guide's references against the schema and the codes in the sources.
@Suite struct ReferenceTests {
  static let schema: [any SchemaKey.Type] = [
    SettingsKey.self, NavigationKey.self, NewsSettingsKey.self, MarkdownSettingsKey.self,
    QuoteSettingsKey.self, FeedSettingsKey.self, SearchEnginesKey.self, VerificationKey.self,
    SharingKey.self, HostingKey.self, TargetKey.self, GitTargetKey.self, FolderTargetKey.self,
    CoachKey.self, StintKey.self, AwardKey.self, TeamKey.self,
    CompetitionKey.self, HonourKey.self, QuoteKey.self, OriginalKey.self, SourceKey.self,
    ImageKey.self, ArticleKey.self, PageKey.self,
  ]

  /// The words of each enumeration, with the record and the key that they are values of.
  static let choices: [(record: String, key: String, words: [String])] = [
    (SettingsKey.record, "language", Language.allCases.map(\.code).sorted()),
    (HostingKey.record, "servers", Hosting.Server.allCases.map(\.rawValue)),
    (HostingKey.record, "compress", Compression.allCases.map(\.rawValue)),
    (StintKey.record, "role", Stint.Role.allCases.map(\.rawValue)),
    (TeamKey.record, "kind", Team.Kind.allCases.map(\.rawValue)),
    (CompetitionKey.record, "level", Competition.Level.allCases.map(\.rawValue)),
    (CompetitionKey.record, "scope", Competition.Scope.allCases.map(\.rawValue)),
    (CompetitionKey.record, "season", Competition.SeasonKind.allCases.map(\.rawValue)),
  ]

  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized
  private let page: String

  init() throws {
    page = try Self.chapter("data", in: root)
  }

  private static func chapter(_ name: String, in root: URL) throws -> String {
    try String(
      contentsOf: root.appending(path: "Documentation/guide/Content/\(name).md"), encoding: .utf8)
  }

  @Test(arguments: schema)
  func keys(of key: any SchemaKey.Type) {
    #expect(rows(of: key.record).map(\.first) == names(key))
  }

  @Test func everySchemaIsTested() throws {
    let count = try sources(in: "Content").map {
      $0.components(separatedBy: ", SchemaKey {").count - 1
    }
    .reduce(0, +)
    #expect(Self.schema.count == count)
    #expect(Set(Self.schema.map { $0.record }).count == count)
  }

  @Test(arguments: choices)
  func words(record: String, key: String, words: [String]) throws {
    let row = try #require(rows(of: record).first { $0.first == key })
    #expect(Array(row.dropFirst().prefix(words.count)) == words)
  }

  @Test func rolesOfHonours() {
    for role in Honour.Role.allCases { #expect(page.contains("`\(role.rawValue)` (")) }
  }

  @Test func codes() throws {
    let used = try [
      "Diagnostics", "Files", "Content", "Markdown", "Pages", "Building", "LinkCheck", "Programs",
    ]
    .flatMap(sources).flatMap(codes)
    let told = try Self.chapter("troubleshooting", in: root).split(separator: "\n").filter {
      $0.hasPrefix("### `")
    }
    .map { $0.dropFirst("### `".count).dropLast() }.map(String.init)
    #expect(Set(used).count > 60)
    #expect(told == Set(used).sorted())
  }

  @Test func theSmallSiteHasNoProblems() throws {
    let section = try #require(
      page.components(separatedBy: "## A whole small site").last?
        .components(separatedBy: "\n## ").first)
    let folder = try SiteFolder()
    // Every other part is a block, after the name of its language.
    for (index, part) in section.components(separatedBy: "```").enumerated() where index % 2 == 1 {
      let path = try #require(part.firstMatch(of: #/Content/([\w.\/-]+\w)/#)?.1)
      let text = part.drop { $0 != "\n" }.dropFirst()
      try folder.write(String(path), Array(text.utf8))
    }
    let (site, problems) = try folder.load()
    #expect(problems == "")
    #expect(site?.articles.map(\.slug) == ["denmark-keep-their-title"])
    #expect(site?.honours.map(\.count).reduce(0, +) == 4)
  }

  @Test func everyCodeOfTheRoomHasACase() throws {
    let used = Set(try sources(in: "Content").flatMap(codes))
    let tested = ProblemCase.all.map(\.problems).joined()
    // Those that need bytes or a file system are in FileTests.
    let elsewhere: Set = ["not-utf8", "unreadable-file"]
    #expect(used.subtracting(elsewhere).filter { !tested.contains("[\($0)]") } == [])
  }

  private func names<Key: SchemaKey>(_ key: Key.Type) -> [String] {
    key.allCases.map(\.rawValue)
  }

  /// What stands in backquotes in each row of the table below a record's heading, in order.
  private func rows(of record: String) -> [[String]] {
    let heading = "### " + record.prefix(1).uppercased() + record.dropFirst() + "\n"
    let parts = page.components(separatedBy: heading)
    guard parts.count == 2 else { return [] }
    let section = parts[1].components(separatedBy: "\n#")[0]
    return section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
  }

  private func sources(in room: String) throws -> [String] {
    let folder = root.appending(path: "Sources/" + room)
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return try paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
  }

  /// The codes that a source gives to diagnostics: literals with a hyphen after `code:`, or in the
  /// first argument of `report`.
  private func codes(in source: String) -> [String] {
    source.matches(of: #/(?:code: |report\(\s*(?:\.\w+, )?)([^,]*)/#).flatMap { call in
      call.1.matches(of: #/"([a-z0-9]+(?:-[a-z0-9]+|-\\\([\w.]+\))+)"/#).flatMap { literal in
        expanded(String(literal.1))
      }
    }
  }

  private func expanded(_ code: String) -> [String] {
    switch code {
    case #"unknown-\(kind)"#: ["unknown-team", "unknown-competition", "unknown-quote"]
    case #"unknown-\(name)"#: ["unknown-article", "unknown-image"]
    case #"unused-\(kind)"#: ["unused-team", "unused-competition"]
    case #"quote-without-\(key.rawValue)"#: ["quote-without-date", "quote-without-source"]
    default: [code]
    }
  }
}
