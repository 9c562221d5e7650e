import Building
import Content
import Foundation
import Language
import Output
import Pages
import Synchronization
import Testing

/// A small site in a real folder, with the repository's theme; removed after the test.
final class BuildSite {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "sitegen-\(UUID().uuidString)")

  init() throws {
    let files = [
      "site.yaml": """
      {title: T, url: "https://t.example", language: ru, description: D, author: A}
      """,
      "coach.yaml": "{name: C}",
    ]
    for (name, text) in files { try write("Content/\(name)", text) }
    let theme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Templates").standardized
    try FileManager.default.copyItem(at: theme, to: folder.appending(path: "Templates"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ text: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: path))
  }

  /// Waits until another change of a file would show in its stamp.
  func settle() async throws { try await Task.sleep(for: .milliseconds(50)) }

  /// What a build did: the problems as texts, what changed, and how many outputs were rendered.
  struct Outcome {
    let problems: [String]
    let output: OutputSummary?
    let rendered: Int
    let nextChange: ScheduledChange?
  }

  /// The text of a file; nil if there is none.
  func read(_ path: String) -> String? {
    try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func builder(
    now: String = "2025-06-01", drafts: Bool = false, isStrict: Bool = false
  ) throws -> SiteBuilder {
    SiteBuilder(
      site: folder.path,
      options: LoadOptions(now: try #require(PartialDate(now)), includesDrafts: drafts),
      isStrict: isStrict, generator: "test")
  }

  /// Builds into `Public`.
  func build(
    now: String = "2025-06-01", drafts: Bool = false, isStrict: Bool = false
  ) async throws -> Outcome {
    let builder = try builder(now: now, drafts: drafts, isStrict: isStrict)
    let rendered = Atomic(0)
    let report = try await builder.build(to: folder.appending(path: "Public").path) { _, _ in
      rendered.add(1, ordering: .relaxed)
    }
    let texts = report.problems.map { $0.text().replacing(folder.path + "/", with: "") }
    return Outcome(
      problems: texts.sorted(), output: report.output, rendered: rendered.load(ordering: .relaxed),
      nextChange: report.nextChange)
  }

  /// The published files with their bytes.
  func published() throws -> [String: Data] {
    let root = folder.appending(path: "Public")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? Data(contentsOf: root.appending(path: path))).map { (path, $0) }
      })
  }
}
