import Markdown
import Testing

/// Images say something to those who can't see them.
@Suite struct AlternativeTests {
  @Test func aMissingAlternativeIsTold() {
    let (html, report) = render("Текст ![ ](/images/a.png) и ещё.\n", MarkdownOptions())
    #expect(
      html == "<p>Текст <img src=\"/images/a.png\" alt=\" \" loading=\"lazy\" /> и ещё.</p>\n")
    #expect(
      problems(report) == [
        """
        a.md:1:7: warning: the image has no text alternative [missing-alt]
          1 | Текст ![ ](/images/a.png) и ещё.
            |       ^
          hint: write ![what it shows](…)
        """
      ])
  }

  @Test func commonMarkAloneAsksForNone() {
    #expect(render("![](a.png)\n", .plain).report.diagnostics == [])
  }
}
