import Markdown
import Testing

@Suite struct GitHubTests {
  /// But for what GitHub does without: columns are aligned by a class instead of an attribute that
  /// HTML has given up, heads of columns say that they are, tables can be scrolled by keyboard, and
  /// boxes of tasks have labels.
  @Test func equalsGitHubsExamples() throws {
    let all = try examples(of: "gfm-0.29")
    #expect(all.count == 31)
    var options = MarkdownOptions.just(.tables, .strikethrough, .taskLists)
    options.allowsRawHTML = true
    for example in all {
      let html = render(example.markdown, options).html
        .replacing("class=\"align-", with: "align=\"").replacing(" scope=\"col\"", with: "")
        .replacing("<div class=\"table-scroll\" tabindex=\"0\">\n<table>", with: "<table>")
        .replacing("</table>\n</div>", with: "</table>")
        .replacing("<label>", with: "").replacing("</label>", with: "")
      #expect(html == example.html, "example \(example.example), \(example.section)")
    }
  }
}

@Suite struct TableTests {
  private let options = MarkdownOptions.just(
    .tables, .footnotes, .strikethrough, .attributes, .headingIDs)

  @Test(arguments: [
    // A reference that is defined elsewhere, an escaped bar in code, and text in a cell that would
    // be a block elsewhere.
    ("|a|b|\n|-|-|\n|[x]|`\\|`|\n\n[x]: y", [["<a href=\"y\">x</a>", "<code>|</code>"]]),
    ("|a|b|\n|-|-|\n|# x|- y|\n|> z|1. w|", [["# x", "- y"], ["&gt; z", "1. w"]]),
    ("|a|b|\n|-|-|\n|~~x~~|[y]{.z}|", [["<del>x</del>", "<span class=\"z\">y</span>"]]),
    ("> |a|b|\n> |-|-|\n> |c|d|", [["c", "d"]]), ("- |a|b|\n  |-|-|\n  |c|d|", [["c", "d"]]),
    ("> - > |a|b|\n>   > |-|-|\n>   > |c|d|", [["c", "d"]]),
    ("|a|b|\r\n|-|-|\r\n|c|d|\r\n", [["c", "d"]]), ("a|b\n-|-\nc|", [["c", ""]]),
    ("   |a|b|\n|-|-|\n  |c|d|", [["c", "d"]]),
    ("|a|b|\n|-|-|\n|||\n|c|", [["", ""], ["c", ""]]), ("|ж|b|\n|-|-|\n|«д»|🏆|", [["«д»", "🏆"]]),
  ])
  func reads(text: String, rows: [[String]]) {
    let html = render(text, options).html
    let body = rows.map { row in
      "<tr>\n" + row.map { "<td>\($0)</td>\n" }.joined() + "</tr>\n"
    }
    #expect(html.contains("<tbody>\n\(body.joined())</tbody>\n</table>\n"), "\(html)")
  }

  @Test(arguments: [
    "a|b\n-|-|-", "a|b", "a|b\nc|d", "a|b\n-|x", "|a|b|\n\n|-|-|", "- a|b\n-|-", "> a|b\n-|-",
    "a|b\n|||",
    "    |a|\n    |-|", "```\n|a|\n|-|\n```", "*x\ny*|a\n-|-", "a\n---", "a\n\n:-",
  ])
  func leavesOtherTextAlone(text: String) {
    #expect(render(text, options).html == render(text, .just(.headingIDs)).html)
  }

  @Test func keepsTheTextBeforeATable() {
    #expect(
      render("*Было\nтак* и [тут](x)\n**A** | B\n-- | :--:\n", options).html == """
        <p><em>Было
        так</em> и <a href="x">тут</a></p>
        <div class="table-scroll" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col"><strong>A</strong></th>
        <th class="align-center" scope="col">B</th>
        </tr>
        </thead>
        </table>
        </div>

        """)
  }

  @Test func tellsPlacesInCells() {
    let report = render("> Ж\n\n- | а | б |\n  |---|---|\n  | в | г [x](file:y) <b> |\n", options)
      .report
    let hint = "  hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}"
    #expect(
      problems(report) == [
        """
        a.md:5:11: warning: links to 'file:' are not allowed [unsafe-link]
          5 |   | в | г [x](file:y) <b> |
            |           ^
          hint: link to a web page, or to a file of the site
        """,
        """
        a.md:5:23: warning: raw HTML is left out: <b> [raw-html]
          5 |   | в | г [x](file:y) <b> |
            |                       ^
        \(hint)
        """,
      ])
  }
}

@Suite struct StrikethroughTests {
  @Test(arguments: [
    ("~a~ ~~b~~ x~~y~~z", "<del>a</del> <del>b</del> x<del>y</del>z"),
    ("x ~~~c~~~", nil), ("~~ a~~", nil), ("~~a ~~", nil), ("~~a~", nil), ("~~", nil),
    ("\\~~a~~", "~~a~~"), ("~~a\\~~", "~~a~~"), ("`~~a~~`", "<code>~~a~~</code>"),
    ("&amp;\\~ ~~a~~", "&amp;~ <del>a</del>"),
    ("x &copy \\~~a ~~b~~", "x &amp;copy ~~a <del>b</del>"),
    ("~~a *b* `c`~~", "<del>a <em>b</em> <code>c</code></del>"),
    ("*~~a*~~", "<em>~~a</em>~~"), ("~~a\nb~~", "<del>a\nb</del>"),
    ("~~a~~ ~~b~~", "<del>a</del> <del>b</del>"), ("~~a ~b~ c~~", "<del>a <del>b</del> c</del>"),
    ("~~*a*~~", "<del><em>a</em></del>"), ("~~*a*~~ж", "~~<em>a</em>~~ж"),
    ("«~~a~~»", "«<del>a</del>»"),
  ])
  func strikes(text: String, html: String?) {
    let expected = html ?? render(text, .just([])).html.dropFirst(3).dropLast(5).description
    #expect(render(text, .just(.strikethrough)).html == "<p>\(expected)</p>\n")
  }
}

@Suite struct TaskListTests {
  @Test(arguments: [
    ("- [X] a", "<label><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</label>"),
    ("1. [ ] *a*", "<label><input type=\"checkbox\" disabled=\"\" /> <em>a</em></label>"),
    ("- \\[ ] a", "[ ] a"),
    ("- [ ]", "[ ]"), ("- [y] a", "[y] a"), ("- a [ ] b", "a [ ] b"), ("- [ ]a", "[ ]a"),
  ])
  func checks(text: String, item: String) {
    #expect(render(text, .just(.taskLists)).html.contains("<li>\(item)</li>"))
  }

  @Test func checksNothingOutsideOfLists() {
    #expect(render("[ ] a", .just(.taskLists)).html == "<p>[ ] a</p>\n")
  }
}
