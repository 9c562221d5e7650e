import Files
import Templates
import Testing

@testable import Pages

/// The guide's chapter on themes says what templates see; it must not drift from what they see.
@Suite struct TemplateReferenceTests {
  private let page: String

  init() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let bytes = try readFile(root.joined(separator: "/") + "/Documentation/guide/Content/themes.md")
    page = String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("site", SiteView.members.names), ("language", LanguageView.members.names),
    ("page", PageView.members.names),
    ("coach", CoachView.members.names), ("trophies", TrophiesView.members.names),
    ("article", ArticleView.members.names), ("quote", QuoteView.members.names),
    ("team", TeamView.members.names), ("tag", TagView.members.names),
    ("year", YearView.members.names), ("topic", TopicView.members.names),
    ("paginator", PaginatorView.members.names),
    ("stint", StintView.members.names), ("honour", HonourView.members.names),
    ("competition", CompetitionView.members.names), ("award", AwardView.members.names),
    ("image", ImageView.members.names), ("source", SourceView.members.names),
    ("date", DateView.members.names),
  ])
  func documentsEveryMemberAndNoOther(object: String, members: [String]) {
    let section = page.split(separator: "\n### ").first { $0.hasPrefix(object + "\n") } ?? ""
    let table = section.split(separator: "\n## ")[0]
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let documented = rows.flatMap { row in
      row.split(separator: "|")[0].split(separator: "`").filter { !$0.contains(" ") }
    }
    #expect(documented.map(String.init).sorted() == members.sorted())
  }

  @Test func documentsEveryEmbedOfTheTheme() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let files = try Folder(root.joined(separator: "/") + "/Templates/embeds").files()
    for file in files { #expect(page.contains("| `{{ \(file.dropLast(".html".count))(")) }
    #expect(files.count == page.split(separator: "\n").count { $0.hasPrefix("| `{{ ") })
  }

  @Test func documentsWhatCanBeFound() {
    let row = page.split(separator: "\n").first { $0.hasPrefix("| `find(") } ?? ""
    for kind in Findable.allCases { #expect(row.contains("`\(kind.rawValue)`")) }
  }

  @Test func documentsEveryChart() {
    for kind in Charts.Kind.allCases { #expect(page.contains("`\(kind.rawValue)`")) }
  }
}
