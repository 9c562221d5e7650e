import Diagnostics
import Markdown
import Testing

/// The places that the host is told, which cmark alone gets wrong.
@Suite struct LocationTests {
  @Test(arguments: [
    ("Это [a](b)", [[1, 5]]),
    ("x\n   [a](b) и [c](d)", [[2, 4], [2, 13]]),
    ("- x\n  [a](b)\n- [c](d)", [[2, 3], [3, 3]]),
    ("> x\n> [a](b)\nленивая [c](d)", [[2, 3], [3, 9]]),
    ("[a\nb](c)", [[1, 1]]),
    ("> - x <https://a.b>\n>   <https://c.d>", [[1, 7], [2, 5]]),
    ("# Ж ![a](b)", [[1, 5]]),
    ("[a]: b\n\nя [a] и [a][] и [b][a]", [[3, 3], [3, 9], [3, 17]]),
    ("a\r[a](b)\r\n[a](b)", [[1, 3], [2, 1]]),
    ("*[a](b)* **[c [d](e)](f)**", [[1, 2], [1, 15]]),
    ("[![a](b)](c)", [[1, 1], [1, 2]]),
    ("\\[ [a](b)", [[1, 4]]),
  ])
  func tellsWhereLinksStand(text: String, places: [[Int]]) {
    var found: [[Int]] = []
    let host = MarkdownHost(resolve: { link throws(Diagnostic) in
      found.append([link.location.line, link.location.column])
      return link.destination
    })
    _ = render(text, host: host)
    #expect(found == places)
  }

  @Test func countsTheFrontMatter() {
    let text = "---\ntitle: Ж\n---\nТекст <b>\n"
    let source = SourceText(name: "news/a.md", text)
    var html: [UInt8] = Array("before\n".utf8)
    let report = MarkdownRenderer(options: MarkdownOptions(extensions: []))
      .render(source, from: 18, into: &html)
    #expect(String(decoding: html, as: UTF8.self) == "before\n<p>Текст </p>\n")
    #expect(
      problems(report) == [
        """
        news/a.md:4:7: warning: raw HTML is left out: <b> [raw-html]
          4 | Текст <b>
            |       ^
          hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}
        """
      ])
  }
}

@Suite struct HostTests {
  @Test func rewritesLinksAndReportsBrokenOnes() {
    let host = MarkdownHost(resolve: { link throws(Diagnostic) in
      guard link.destination != "team:milann" else {
        throw Diagnostic(
          .error, code: "unknown-team", "unknown team 'milann'", at: link.location,
          hint: "did you mean 'milan'?")
      }
      return link.kind == .image ? "../images/\(link.destination)" : "../?a&b"
    })
    let (html, report) = render("[a](b.md \"T\") ![c](d.png)\n[e](team:milann)\n", host: host)
    #expect(
      html == """
        <p><a href="../?a&amp;b" title="T">a</a> <img src="../images/d.png" alt="c" />
        <a href="team:milann">e</a></p>

        """)
    #expect(
      problems(report) == [
        """
        a.md:2:1: error: unknown team 'milann' [unknown-team]
          2 | [e](team:milann)
            | ^
          hint: did you mean 'milan'?
        """
      ])
  }
}

@Suite struct TextTests {
  @Test(arguments: [
    (
      "Первый *абзац* с `кодом`,\n[ссылкой](a) и ![картинкой](b).\n\nВторой.",
      "Первый абзац с кодом, ссылкой и картинкой."
    ),
    ("# Заголовок\n\n> Цитата\n\nАбзац", "Абзац"), ("", ""), ("# Заголовок", ""),
    ("<b>a</b> &amp; b\u{A0}c", "a & b\u{A0}c"), ("<b>\n\nТекст", "Текст"),
    ("![](a)\n\nТекст", "Текст"),
  ])
  func summarizes(text: String, summary: String) {
    #expect(render(text).report.summary == summary)
  }

  @Test(arguments: [
    ("1. FC Köln", "1. FC Köln", "1. FC Köln"), ("# a", "# a", "# a"), ("- a", "- a", "- a"),
    ("*a* & <b>", "<em>a</em> &amp; ", "a & "), ("    code", "code", "code"),
    ("[a](b)", "<a href=\"b\">a</a>", "a"), ("a\n===\n\nb", "a === b", "a === b"),
    ("[a]: b", "[a]: b", "[a]: b"), ("", "", ""), ("**a**", "<strong>a</strong>", "a"),
    ("`a`", "<code>a</code>", "a"), ("<div>", "", ""), ("---", "---", "---"),
  ])
  func rendersOneLine(text: String, html: String, plain: String) {
    let renderer = MarkdownRenderer(options: MarkdownOptions(extensions: []))
    var output = Array("<h1>".utf8)
    _ = renderer.renderInline(text, at: Diagnostics.SourceLocation(file: "a.yaml"), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "<h1>" + html)
    #expect(renderer.plainText(text) == plain)
  }

  @Test func tellsThePlaceOfALineInItsFile() {
    let place = Diagnostics.SourceLocation(file: "quotes.yaml", line: 7, column: 9)
    var found: [Diagnostics.SourceLocation] = []
    let host = MarkdownHost(resolve: { link throws(Diagnostic) in
      found.append(link.location)
      return link.destination
    })
    var output: [UInt8] = []
    let problems = MarkdownRenderer().renderInline(
      "a <b> [c](d)", at: place, host: host, into: &output)
    #expect(found == [place])
    #expect(
      problems.map { $0.text() } == [
        """
        quotes.yaml:7:9: warning: raw HTML is left out: <b> [raw-html]
          hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}
        """
      ])
  }
}
