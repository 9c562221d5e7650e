import Diagnostics
import Markdown
import Testing

@Suite struct HeadingTests {
  @Test(arguments: [
    ("# Первый тайм", ["pervyy-taym"]), ("# A\n\n# A\n\n## A", ["a", "a-2", "a-3"]),
    ("# A\n\n# A-2\n\n# A", ["a", "a-2", "a-3"]), ("# 🏆\n\n# !\n", ["section", "section-2"]),
    ("# A\n\n# B {#a}", ["a-2", "a"]), ("# *Кака* и `код`", ["kaka-i-kod"]), ("#\n", ["section"]),
    ("> # В цитате\n\nСетекс\n===", ["v-tsitate", "seteks"]), ("# Й\n\n# И\u{306}", ["y", "y-2"]),
    ("# A {#Ж-1 .x}", ["Ж-1"]),
  ])
  func identifies(text: String, ids: [String]) {
    let (html, report) = render(text, .just(.headingIDs, .attributes))
    #expect(report.headings.map(\.id) == ids)
    for id in ids { #expect(html.contains(" id=\"\(id)\"")) }
    #expect(report.diagnostics.isEmpty)
  }

  @Test func linksToTheHeading() {
    let (html, report) = render("## О нём & *себе* {.wide}\n", .just(.headingIDs, .attributes))
    let link =
      "<a class=\"heading-link\" href=\"#o-nyom-sebe\" aria-hidden=\"true\" tabindex=\"-1\">"
    #expect(
      html == """
        <h2 id="o-nyom-sebe" class="wide">О нём &amp; <em>себе</em> \(link)#</a></h2>

        """)
    #expect(
      report.headings == [MarkdownHeading(level: 2, id: "o-nyom-sebe", text: "О нём & себе")])
  }

  @Test func reportsTheSameIDTwice() {
    #expect(
      problems(render("# A {#x}\n\n# B {#x}\n", .just(.headingIDs, .attributes)).report) == [
        """
        a.md:3:1: warning: two headings have the id 'x' [duplicate-id]
          3 | # B {#x}
            | ^
          hint: give one of them another id
        """
      ])
  }

  @Test func leavesHeadingsAloneWhenOff() {
    let (html, report) = render("# A {#x}\n", .just([]))
    #expect(html == "<h1>A {#x}</h1>\n")
    #expect(report.headings == [MarkdownHeading(level: 1, id: "", text: "A {#x}")])
  }

  @Test func holdsForManyEqualHeadings() {
    let report = render(String(repeating: "# A\n\n", count: 5_000), .just(.headingIDs)).report
    #expect(report.headings.last?.id == "a-5000")
  }
}
