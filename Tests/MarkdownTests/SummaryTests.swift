import Diagnostics
import Markdown
import Testing

@Suite struct SummaryTests {
  @Test(arguments: [
    "", "\n\n", "One.", "One\nline.\n\nTwo.", "# Heading\n\n> Quote\n\n- item\n\nText.\n\nMore.",
    "```\ncode\n\nmore\n```\n\nText.", "[a][b] and more.\n\nTwo.\n\n[b]: https://a.example \"t\"",
    "Two [words]{lang=it}.\n\nMore.", "<div>\n\nText\n\n</div>", "First.\r\n\r\nSecond.",
    "A [link](b) to the end.", "\nA [link](b).\n\n- and\n- more", "Some [brackets] alone.",
    "A note[^1].\n\n[^1]: The note.", "> only a quote", "\u{FEFF}Text.",
  ])
  func isTheReportsWithoutRenderingAll(text: String) {
    let renderer = MarkdownRenderer()
    let source = SourceText(name: "a.md", "---\n" + text)
    var html: [UInt8] = []
    let report = renderer.render(source, from: 4, into: &html)
    #expect(renderer.summary(of: source, from: 4) == report.summary)
  }
}
