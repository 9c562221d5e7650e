import Language
import Markdown
import Testing

@Suite struct FootnoteTests {
  @Test func numbersInOrderOfReference() {
    let (html, report) = render(
      """
      Второй![^b] Первый[^A] и *снова[^b]*.

      [^a]: Один *раз*.
      [^b]: Да[^c].

          - список

      [^c]: [x]

      Конец.

      [x]: y
      """, .just(.footnotes))
    #expect(
      html == """
        <p>Второй!\(reference(1)) Первый\(reference(2)) и <em>снова\(reference(1, 2))</em>.</p>
        <p>Конец.</p>
        <div class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>Да\(reference(3)).</p>
        <ul>
        <li>список</li>
        </ul>
        <p>\(back(1)) \(back(1, 2))</p>
        </li>
        <li id="fn-2">
        <p>Один <em>раз</em>. \(back(2))</p>
        </li>
        <li id="fn-3">
        <p><a href="y">x</a> \(back(3))</p>
        </li>
        </ol>
        </div>

        """)
    #expect(report.diagnostics.isEmpty)
  }

  /// GitHub's own example: code blocks, quotations and empty lines in notes.
  @Test func holdsBlocks() {
    let html = render(
      """
      a[^1] b[^2] c[^3]

      [^1]:       no code block here

      [^2]:
              this is now a code block

      Hi!

      [^3]:
          > Quoted.

              code

          | t | u |
          |---|---|
      lazy | x
      """, .just(.footnotes, .tables)
    ).html
    #expect(
      html == """
        <p>a\(reference(1)) b\(reference(2)) c\(reference(3))</p>
        <p>Hi!</p>
        <div class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>no code block here \(back(1))</p>
        </li>
        <li id="fn-2">
        <pre><code>this is now a code block
        </code></pre>
        <p>\(back(2))</p>
        </li>
        <li id="fn-3">
        <blockquote>
        <p>Quoted.</p>
        </blockquote>
        <pre><code>code
        </code></pre>
        <div class="table-scroll" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col">t</th>
        <th scope="col">u</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>lazy</td>
        <td>x</td>
        </tr>
        </tbody>
        </table>
        </div>
        <p>\(back(3))</p>
        </li>
        </ol>
        </div>

        """)
  }

  @Test func reportsWhatDoesNotMatch() {
    let (html, report) = render(
      "Ж[^notte] [^x]\n\n[^note]: a\n[^x]: b\n[^X]: c <b>\n    d <i>\n", .just(.footnotes))
    #expect(html.hasPrefix("<p>Ж[^notte] \(reference(1))</p>\n<div"))
    #expect(
      problems(report) == [
        """
        a.md:1:2: warning: footnote 'notte' is not defined [undefined-footnote]
          1 | Ж[^notte] [^x]
            |  ^
          hint: did you mean 'note'?
        """,
        """
        a.md:3:1: warning: nothing refers to footnote 'note' [unused-footnote]
          3 | [^note]: a
            | ^
          hint: write [^note] where it belongs, or remove it
        """,
        """
        a.md:5:1: warning: footnote 'X' is defined twice [duplicate-footnote]
          5 | [^X]: c <b>
            | ^
          hint: give one of the two another label
        """,
      ])
  }

  @Test func tellsPlacesInNotes() {
    let report = render("a[^1]\n[^1]: c <b>\n\n        \n    d <i>\n\ne <u>\n", .just(.footnotes))
      .report
    #expect(report.diagnostics.map(\.location.line) == [2, 5, 7])
    #expect(report.diagnostics.map(\.location.column) == [9, 7, 3])
  }

  @Test(arguments: [
    "a[^1]", "```\na[^1]\n[^1]: b\n```", "a `[^1]` [^2]\n", "[^1]", "a[^]\n\n[^]: b", "a [^x y]",
    "\\[^1]: a", "[^1] : a", "a[^1](b)", "[^1]: ![^1]\n",
  ])
  func staysTextWithoutADefinition(text: String) {
    #expect(!render(text, .just(.footnotes)).html.contains("doc-"))
  }

  @Test func escapesLabels() {
    let html = render("a[^&\"]\n\n[^&\"]: c\n", .just(.footnotes)).html
    #expect(html.hasPrefix("<p>a\(reference(1))</p>\n"))
    #expect(render("\\[^1] [^1]\n\n[^1]: c", .just(.footnotes)).html.hasPrefix("<p>[^1] <sup"))
  }

  private func reference(_ number: Int, _ count: Int = 1) -> String {
    let id = count == 1 ? "fnref-\(number)" : "fnref-\(number)-\(count)"
    let link = "<a href=\"#fn-\(number)\" id=\"\(id)\" role=\"doc-noteref\">\(number)</a>"
    return "<sup class=\"footnote-ref\">\(link)</sup>"
  }

  private func back(_ number: Int, _ count: Int = 1) -> String {
    let id = count == 1 ? "fnref-\(number)" : "fnref-\(number)-\(count)"
    let label = count == 1 ? "Вернуться к тексту" : "Вернуться к тексту \(count)"
    let mark = count == 1 ? "↩\u{FE0E}" : "↩\u{FE0E}<sup>\(count)</sup>"
    return "<a href=\"#\(id)\" role=\"doc-backlink\" aria-label=\"\(label)\">\(mark)</a>"
  }
}
