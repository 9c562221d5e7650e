import Diagnostics
import Markdown
import Testing

/// Embeds, with a host that shows in brackets what it was asked for.
@Suite struct EmbedTests {
  private let host = MarkdownHost(embed: { embed throws(Diagnostic) in
    "<\(String(decoding: embed.source.bytes[embed.range], as: UTF8.self).dropFirst(2).dropLast(2))>"
  })

  @Test(arguments: [
    // A paragraph of its own, whatever its arguments hold.
    ("{{ a(\"b_c_ *d* -- ...\") }}", "< a(\"b_c_ *d* -- ...\") >\n"),
    ("До\n\n{{ a('`b`', [1](2)) }}\n\nПосле", "<p>До</p>\n< a('`b`', [1](2)) >\n<p>После</p>\n"),
    ("   {{a()}}\t \n", "<a()>\n"), ("{{ a() }}\r\n\r\nБ\r\n", "< a() >\n<p>Б</p>\n"),
    ("{{ a('|') }}\n", "< a('|') >\n"),
    // Several lines of embeds, and one over several lines.
    ("{{ a() }}\n{{ b() }}", "< a() >\n< b() >\n"),
    ("{{ a(\n  b='1',\n  c='2') }}\n{{ d() }}", "< a(\n  b='1',\n  c='2') >\n< d() >\n"),
    // In other blocks.
    (
      "> {{ a() }}\n> {{ b() }}\n>\n> c",
      "<blockquote>\n< a() >\n< b() >\n<p>c</p>\n</blockquote>\n"
    ),
    ("- {{ a() }}\n- b", "<ul>\n<li>\n< a() >\n</li>\n<li>b</li>\n</ul>\n"),
    ("1. b\n\n   {{ a() }}", "<ol>\n<li>\n<p>b</p>\n< a() >\n</li>\n</ol>\n"),
    // Not in code, in HTML, in headings, in tables, or in a line.
    ("    {{ a() }}", "<pre><code>{{ a() }}\n</code></pre>\n"),
    ("```\n{{ a() }}\n```", "<pre><code>{{ a() }}\n</code></pre>\n"),
    ("`{{ a() }}`", "<p><code>{{ a() }}</code></p>\n"), ("<!--\n{{ a() }}\n-->", ""),
    ("# {{ a() }}", "<h1 id=\"a\">{{ a() }}"), ("текст {{ a() }}", "<p>текст {{ a() }}</p>\n"),
    ("\\{{ a() }}", "<p>{{ a() }}</p>\n"), ("&#123;{ a() }}", "<p>{{ a() }}</p>\n"),
    ("{ { a() }}", "<p>{ { a() }}</p>\n"), ("**{{ a() }}**", "<p><strong>{{ a() }}</strong></p>\n"),
  ])
  func callsTheHost(text: String, html: String) {
    let (found, report) = render(text, MarkdownOptions(language: .russian), host: host)
    #expect(html.hasPrefix("<h1") ? found.hasPrefix(html) : found == html)
    #expect(problems(report) == [])
  }

  @Test(arguments: [
    ("а\n{{ a() }}\nб", [2]), ("{{ a() }}\nб", [1]), ("{{ a() }} б", [1]),
    ("{{ a() }}{.wide}", [1]), ("{{ a()", [1]),
    ("{{ a() }}\n{{ b() }}\n{{ c()", [1, 2, 3]), ("- а\n{{ a() }}", [2]),
    ("> а\n{{ a() }}", [2]), ("[a]: b\n{{ a() }}", [2]), ("{{", [1]),
  ])
  func warnsOfThoseThatStayText(text: String, lines: [Int]) {
    let (html, report) = render(text, MarkdownOptions(language: .russian), host: host)
    #expect(!html.contains("< "))
    #expect(report.diagnostics.map(\.code) == lines.map { _ in "stray-embed" })
    #expect(report.diagnostics.map(\.location.line) == lines)
  }

  @Test func tellsHowToMendAStrayOne() {
    let (html, report) = render("Слова:\n  {{ quote(1) }}\n", .just(.embeds), host: host)
    #expect(html == "<p>Слова:\n{{ quote(1) }}</p>\n")
    #expect(
      problems(report) == [
        """
        a.md:2:3: warning: the embed is left as text: it does not stand by itself [stray-embed]
          2 |   {{ quote(1) }}
            |   ^
          hint: put it between empty lines and close it with '}}'; for braces as text, write \\{{
        """
      ])
  }

  @Test func reportsWhatTheHostThrows() {
    let host = MarkdownHost(embed: { embed throws(Diagnostic) in
      throw Diagnostic(
        .error, code: "unknown-embed", "there is no such embed",
        at: embed.source.location(atOffset: embed.range.lowerBound))
    })
    let (html, report) = render("а\n\n> {{ b() }}\n\nв\n", .just(.embeds), host: host)
    #expect(html == "<p>а</p>\n<blockquote>\n</blockquote>\n<p>в</p>\n")
    #expect(
      problems(report) == [
        """
        a.md:3:3: error: there is no such embed [unknown-embed]
          3 | > {{ b() }}
            |   ^
        """
      ])
  }

  @Test func areFoundInFootnotes() {
    let text = "а[^1]\n\n[^1]: б\n\n    {{ c() }}\n"
    let (html, report) = render(text, .just(.embeds, .footnotes), host: host)
    #expect(html.contains("<p>б</p>\n< c() >\n"))
    #expect(problems(report) == [])
  }

  @Test func areTextWithoutTheExtensionAndShownWithoutAHost() {
    let text = "{{ a(\"b\") }}\n\nв\n"
    let plain = "<p>{{ a(&quot;b&quot;) }}</p>\n<p>в</p>\n"
    #expect(render(text, host: host).html == plain)
    let (html, report) = render(text, MarkdownOptions(language: .russian))
    #expect(html == plain)
    #expect(report.summary == "в")
  }

  @Test func areNoneInATextOfOneLine() {
    var html: [UInt8] = []
    let place = Diagnostics.SourceLocation(file: "quotes.yaml", line: 7, column: 9)
    let problems = MarkdownRenderer().renderInline(
      "{{ a() }}", at: place, host: host, into: &html)
    #expect(String(decoding: html, as: UTF8.self) == "{{ a() }}")
    #expect(problems == [])
  }
}
