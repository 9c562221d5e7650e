import Building
import Content
import Diagnostics
import Files
import Foundation
import Language
import Pages
import Testing

/// A preview plans its site again and again, from what is known of it: always to the same end as if
/// it had just begun.
@Suite struct RereadingTests {
  /// A site in two languages that says some of everything.
  private static func site() throws -> BuildSite {
    let site = try BuildSite()
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Content").standardized
    for path in try FileManager.default.subpathsOfDirectory(atPath: repository.path) {
      if let text = try? String(contentsOf: repository.appending(path: path), encoding: .utf8) {
        try site.write("Content/\(path)", text)
      }
    }
    try site.write("Templates/assets/extra.txt", "0")
    for number in 1...12 { try site.write(article(number), text(number)) }
    return site
  }

  private static func article(_ number: Int) -> String {
    "Content/news/2024-03-\(number < 10 ? "0" : "")\(number)-story-\(number).md"
  }

  private static func text(_ number: Int, _ keys: String = "") -> String {
    let quotes = number.isMultiple(of: 3) ? "quotes: [mornings]\n" : ""
    let teams = number.isMultiple(of: 2) ? "teams: [milan]\n" : ""
    return """
      ---
      title: Story \(number)
      date: 2024-03-\(number < 10 ? "0" : "")\(number)
      tags: [Кубок, tag-\(number % 3)]
      \(teams)\(quotes)\(keys)---
      Text \(number), see [the next](2024-03-02-story-2.md) and [trophies](/trophies/).

      """
  }

  /// What editors do, good and bad: `{n}` stands for the number of the edit, `{d}` for a
  /// digit that goes with it.
  private enum Edit {
    case write(String, String)
    case change(String, String, to: String)
    case remove(String)
    /// Puts the repository's own file there.
    case restore(String)
  }

  private static let edits: [Edit] = [
    .write(article(1), text(1) + "More {n}.\n"), .write(article(2), text(2) + "More {n}.\n"),
    .write(article(3), text(3, "aliases: [/old-{d}/]\n")),
    .write(article(4), text(4, "slug: story-{d}\n")),
    .write(article(5), text(5, "# A line more.\nslug: five\n")), .write(article(5), text(5)),
    .write(article(6), text(6).replacing("tag-0", with: "New")),
    .write(article(6), text(6).replacing("tag-0", with: "new")),
    .write(article(7), text(7).replacing("Story", with: "Tale {n}")),
    .write(article(8), text(8).replacing("milan", with: "real-madrid")),
    .write(article(9), text(9).replacing("2024-03-09", with: "202{d}-03-09")),
    .write(article(10), text(10, "draft: true\n")), .write(article(10), text(10)),
    .write(article(11), text(11, "quotes: [nobody]\n")),
    .write(article(12), "---\ntitle: [\n---\n{n}"), .write(article(12), text(12)),
    .remove(article(1)), .remove(article(6)), .remove("Content/about.md"),
    .write("Content/news/2024-05-0{d}-new.md", text(2).replacing("03-02", with: "05-0{d}")),
    .write("Content/news/2024-03-01-story-1.en.md", text(1)),
    .change("Content/quotes.yaml", "    ru: Пока", to: "    ru: {n} Пока"),
    .change("Content/quotes.yaml", "\nmornings:", to: "\nmornings-{n}:"),
    .change("Content/quotes.yaml", "\nmornings:", to: "\nmornings:\n  oops: 1"),
    .change("Content/quotes.yaml", "\nmornings:\n", to: "\nmornings:\n  date: 2031-01-01\n"),
    .restore("Content/quotes.yaml"), .restore("Content/quotes.yaml"),
    .change("Content/teams.yaml", "\nmilan:\n", to: "\nmilan:\n  oops: 1\n"),
    .change("Content/teams.yaml", "\nmilan:", to: "\nmilan-{n}:"),
    .restore("Content/teams.yaml"), .restore("Content/teams.yaml"),
    .change("Content/site.yaml", "\nurl:", to: "\narticles-per-page: {d}\nurl:"),
    .change("Content/site.yaml", "\nsearch: true", to: "\nsearch: false"),
    .write("Content/site.yaml", "title: [{n}"),
    .restore("Content/site.yaml"), .restore("Content/site.yaml"), .restore("Content/site.yaml"),
    .write("Content/page-{d}.md", "---\ntitle: P\naliases: [/news/]\n---\n{n}"),
    .write("Content/page-{d}.md", "---\ntitle: P\n---\n{n}"),
    .write(
      "Content/images/{d}.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='{n}1' height='1'></svg>"),
    .change("Templates/article.html", "{% extends", to: "<!-- {n} -->{% extends"),
    .write("Templates/quote.html", "{% if %}"), .restore("Templates/quote.html"),
    .write("Templates/assets/extra.txt", "{n}"),
    .change("Templates/strings/ru.yaml", "\n", to: "\nno.such.word: '{n}'\n"),
    .restore("Templates/strings/ru.yaml"),
  ]

  @Test(arguments: [1, 2, 3] as [UInt64])
  func plansLikeAFreshReading(seed: UInt64) throws {
    let site = try Self.site()
    let builder = try site.builder(drafts: seed != 2)
    let cache = SiteCache()
    var chance = Chance(state: seed)
    var known: SitePlan?
    for number in 0..<60 {
      let edit = Self.edits[Int.random(in: Self.edits.indices, using: &chance)]
      try Self.make(edit, number, of: site)
      // Half of the edits come so late that what was read before has been kept.
      if Bool.random(using: &chance) { usleep(35_000) }
      let (plan, problems) = try builder.plan(cache: cache, reusing: known)
      let fresh = try builder.plan()
      #expect(
        problems.distinct.map { $0.text() } == fresh.problems.distinct.map { $0.text() },
        "\(number): \(edit)")
      let (found, expected) = (plan.map(Self.files) ?? [:], fresh.plan.map(Self.files) ?? [:])
      let different = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }
      #expect(different.sorted() == [], "\(number): \(edit)")
      known = plan ?? known
    }
  }

  private static func make(_ edit: Edit, _ number: Int, of site: BuildSite) throws {
    func filled(_ text: String) -> String {
      text.replacing("{n}", with: "\(number)").replacing("{d}", with: "\(number % 5 + 1)")
    }
    switch edit {
    case .write(let path, let text): try site.write(filled(path), filled(text))
    case .remove(let path): try? site.remove(path)
    case .change(let path, let old, let new):
      guard let text = site.read(path), let range = text.range(of: old) else { return }
      try site.write(path, text.replacingCharacters(in: range, with: filled(new)))
    case .restore(let path):
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../\(path)").standardized
      try site.write(path, try String(contentsOf: file, encoding: .utf8))
    }
  }

  /// What all files of a site hold, or are copied from.
  private static func files(of plan: SitePlan) -> [String: String] {
    let files = plan.outputs.map { output -> (String, String) in
      var bytes: [UInt8] = []
      var problems: [Diagnostic] = []
      switch output.content {
      case .page(let page, let edition):
        problems = plan.preview(page, edition: edition, into: &bytes).problems
      case .feed(let feed, let format, let edition):
        bytes = plan.bytes(of: feed, as: format, edition: edition)
      case .bytes(let make): bytes = make()
      case .copy(let source): bytes = Array(source.utf8)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      return (output.file, text + problems.map { $0.text() }.joined())
    }
    for output in plan.outputs where plan.output(output.file) == nil {
      Issue.record("\(output.file) can't be found")
    }
    return Dictionary(files, uniquingKeysWith: { first, _ in first })
  }
}

/// The same numbers for each seed (Steele and others, "Fast splittable pseudorandom number
/// generators", 2014).
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
