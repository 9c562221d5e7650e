import Foundation
import Testing

/// The guide: a second site, with a coach and a theme of its own.
@Suite struct GuideTests {
  @Test func buildsWithoutADiagnosticAndLeadsNowhereInVain() throws {
    let output = TemporaryFolder()
    let guide = repository + "/Documentation/guide"
    let run = try Sitegen.run(
      "build", "--strict", "--quiet", "--site", guide, "--output", output("Public"))
    #expect(run == Run(0))
    let settings = try String(contentsOfFile: guide + "/Content/site.yaml", encoding: .utf8)
    let address = try #require(settings.firstMatch(of: /(?m)^url: (\S+)$/)?.1)
    let links = try PublishedLinks(output.tree(), at: String(address))
    #expect(links.broken == [])
    #expect(links.count > 300)
  }

  @Test(arguments: GuideChapter.names ?? [])
  func saysTheSameInBothLanguages(chapter: String) {
    let shapes = ["en", "ru"].map { GuideChapter(chapter, in: $0).shape }
    let parting = zip(shapes[0], shapes[1]).first { $0 != $1 }
    #expect(parting == nil)
    #expect(shapes[0].count == shapes[1].count)
  }

  /// Each example is put into the small site of the chapter on data, after those before it.
  @Test(arguments: GuideChapter.all)
  func showsExamplesThatHold(chapter: GuideChapter) throws {
    let site = try Self.exampleSite(in: chapter.language)
    let original = try Self.exampleSite(in: chapter.language)
    for (number, example) in chapter.examples.enumerated() {
      if example.isOutput {
        let run = try run(Sitegen.path, ["build", "--now", Self.today], in: site.path)
        #expect(run.output.contains(example.text), "\(run)")
        continue
      }
      guard let path = example.path else {
        #expect(["sh", "crontab", "css", "text"].contains(example.language), "\(example)")
        continue
      }
      let before = site.read(path)
      let start = example.isAddition ? original.read(path) ?? "" : ""
      try Self.put(start + example.text, at: path, into: site)
      guard example.isMistake || !example.isContinued else { continue }
      let run = try Self.check(site)
      if example.isMistake {
        let message = chapter.examples[number + 1].text
        #expect(run == Run(1, errors: message + "sitegen: 1 error\n"))
        try site.write(path, before ?? "")
      } else {
        #expect(run.code == 0, "\(path): \(run)")
      }
    }
  }

  @Test(arguments: ["en", "ru"])
  func showsLinksThatLeadSomewhere(language: String) throws {
    let site = try Self.exampleSite(in: language)
    let links = GuideChapter("data", in: language).prose.matches(of: /`(!?\[[^`]+\]\([^`]+\))`/)
    #expect(links.count == 9)
    let text = links.map(\.1).joined(separator: "\n\n")
    try site.write(
      "Content/news/2025-01-01-links.md", "---\ntitle: A\ndate: 2025-01-01\n---\n" + text)
    let run = try Self.check(site)
    #expect(run.code == 0 && run.errors == "", "\(run)")
  }

  @Test func namesVariablesThatTheStyleSheetHas() throws {
    let style = try String(
      contentsOfFile: repository + "/Templates/assets/site.css", encoding: .utf8)
    let examples = GuideChapter.all.flatMap(\.examples).filter { $0.language == "css" }
    let names = examples.flatMap { $0.text.matches(of: /--[a-z-]+:/).map { String($0.0) } }
    #expect(!names.isEmpty)
    for name in names { #expect(style.contains(name)) }
  }

  /// The small site of the chapter on data, with the project's theme and a picture.
  private static func exampleSite(in language: String) throws -> TemporaryFolder {
    let site = TemporaryFolder()
    try site.copy("\(repository)/Templates", to: "Templates")
    try site.makeFolder("Content/images")
    try site.copy("\(repository)/Documentation/home.png", to: "Content/images/cup.jpg")
    for example in GuideChapter("data", in: language).examples.prefix(8) {
      try put(example.text, at: #require(example.path), into: site)
    }
    return site
  }

  private static func put(_ text: String, at path: String, into site: TemporaryFolder) throws {
    let isPartOfAPage = path.hasSuffix(".md") && !text.hasPrefix("---\n")
    try site.write(path, isPartOfAPage ? "---\ntitle: A page\n---\n\(text)" : text)
  }

  private static func check(_ site: TemporaryFolder) throws -> Run {
    try run(Sitegen.path, ["check", "--strict", "--now", today], in: site.path)
  }

  private static let today = "2025-06-15"
}
