import Diagnostics
import Markdown
import Testing

@Suite struct SafetyTests {
  @Test func dropsRawHTMLWithAWarningEach() {
    let (html, report) = render(
      "Абзац с <b>тегом</b> и <!-- тайной -->.\n\n<div class=\"x\">\nx\n</div>\n\n<!-- more -->\n")
    #expect(html == "<p>Абзац с тегом и .</p>\n")
    let hint = "  hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}"
    #expect(
      problems(report) == [
        """
        a.md:1:9: warning: raw HTML is left out: <b> [raw-html]
          1 | Абзац с <b>тегом</b> и <!-- тайной -->.
            |         ^
        \(hint)
        """,
        """
        a.md:1:17: warning: raw HTML is left out: </b> [raw-html]
          1 | Абзац с <b>тегом</b> и <!-- тайной -->.
            |                 ^
        \(hint)
        """,
        """
        a.md:3:1: warning: raw HTML is left out: <div class="x"> [raw-html]
          3 | <div class="x">
            | ^
        \(hint)
        """,
      ])
  }

  @Test func keepsRawHTMLWhereItIsAllowed() {
    let (html, report) = render(
      "<b>x</b> [a](javascript:b)\n",
      MarkdownOptions(extensions: [], allowsRawHTML: true))
    #expect(html == "<p><b>x</b> <a href=\"javascript:b\">a</a></p>\n")
    #expect(report.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd",
    "data:text/html,x", "data:image/svg+xml,x", "&#106;avascript:x", "java&#115;cript:x",
  ])
  func emptiesUnsafeLinks(destination: String) {
    let (html, report) = render("[a](\(destination)) ![b](\(destination))\n")
    #expect(html == "<p><a href=\"\">a</a> <img src=\"\" alt=\"b\" /></p>\n")
    #expect(report.diagnostics.map(\.code) == ["unsafe-link", "unsafe-link"])
    #expect(report.diagnostics.map(\.location.column) == [1, 7 + destination.count])
  }

  @Test func asksTheHostOfLinksThatAreNotFinal() {
    let host = MarkdownHost(
      resolve: { link throws(Diagnostic) in "/site/\(link.destination)" },
      isFinal: { !$0.starts(with: "a".utf8) })
    let (html, report) = render(
      "[a](a) [b](b&c) ![d](https://e \"f\") [g](javascript:h)", host: host)
    #expect(
      html == """
        <p><a href="/site/a">a</a> <a href="b&amp;c">b</a> \
        <img src="https://e" alt="d" title="f" /> <a href="">g</a></p>

        """)
    #expect(report.diagnostics.map(\.code) == ["unsafe-link"])
  }

  @Test func saysWhatIsUnsafe() {
    #expect(
      problems(render("Вот <javascript:x>\n").report) == [
        """
        a.md:1:5: warning: links to 'javascript:' are not allowed [unsafe-link]
          1 | Вот <javascript:x>
            |     ^
          hint: link to a web page, or to a file of the site
        """
      ])
  }

  @Test(arguments: [
    ("data:image/png;base64,x", "data:image/png;base64,x"), ("mailto:a@b.c", "mailto:a@b.c"),
    ("java&Tab;script:x", "java%09script:x"), ("&#1;javascript:x", "%01javascript:x"),
    ("/a?b=c&d='e'", "/a?b=c&amp;d=&#x27;e&#x27;"), ("/ж", "/%D0%B6"), ("javascript", "javascript"),
  ])
  func keepsSafeLinks(destination: String, url: String) {
    let (html, report) = render("[a](\(destination))\n")
    #expect(html == "<p><a href=\"\(url)\">a</a></p>\n")
    #expect(report.diagnostics.isEmpty)
  }
}

@Suite struct PathologicalTests {
  /// The cases that cmark's own tests call pathological, and some of ours.
  @Test(
    arguments: [
      ("> ", 10_000, "a"), ("[", 10_000, "a"), ("![", 10_000, "a"), ("*a **a ", 4_000, "b"),
      ("- ", 10_000, "a"), ("[a](", 6_000, ""), ("`a``", 4_000, ""), ("<a ", 10_000, ""),
      ("&", 20_000, ""), ("_a ", 10_000, ""), ("a]", 10_000, ""),
    ])
  func holds(piece: String, count: Int, end: String) {
    let text = String(repeating: piece, count: count) + end
    #expect(render(text, .plain).html == libcmark(text, 1 << 17))
    #expect(!render(text, MarkdownOptions(language: .russian)).html.isEmpty)
  }

  @Test func rendersTenMegabytes() {
    let words = String(repeating: "Анчелотти выиграл кубок в 2014 году. ", count: 100)
    let paragraph = "*\(words)* [кубок](https://example.org/a)\n\n"
    let text = String(repeating: paragraph, count: 10_000_000 / paragraph.utf8.count)
    #expect(render(text, .plain).html == libcmark(text, 1 << 17))
  }

  @Test func reportsManyProblemsInOneLongLine() {
    let text = String(repeating: "а <b> [x](javascript:y) ", count: 5_000)
    let report = render(text).report
    #expect(report.diagnostics.count == 10_000)
    #expect(report.diagnostics.last?.location.column == 24 * 4_999 + 7)
  }
}
