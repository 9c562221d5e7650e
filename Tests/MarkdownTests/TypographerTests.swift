import Foundation
import Language
import Markdown
import Testing

@Suite struct TypographerTests {
  @Test(arguments: try cases())
  func sets(example: Case) {
    let typographer = Typographer(language: example.language)
    let set = typographer.set(example.text)
    #expect(visible(set) == visible(example.expected), "\(example.source)")
    #expect(visible(typographer.set(set)) == visible(set), "set twice")
  }

  @Test func theTableIsLongEnough() throws {
    #expect(try cases().count >= 150)
    #expect(Set(try cases().map(\.text)).count == (try cases().count))
  }

  @Test(arguments: [
    (
      "*\"Милан\"* - это **в** [Италии](a-b--c \"d - e\").",
      "<em>«Милан»</em>␣— это <strong>в</strong>␣<a href=\"a-b--c\" title=\"d - e\">Италии</a>."
    ),
    ("\"*Милан* выиграл\", - *сказал* он", "«<em>Милан</em> выиграл»,␣— <em>сказал</em> он"),
    ("\"Слово `\"код\" - x--y...`\"", "«Слово <code>&quot;код&quot; - x--y...</code>»"),
    ("в `коде` - да", "в␣<code>коде</code>␣— да"),
    ("слово\n— тире и\nпредлог\nконец", "слово␣— тире и␣предлог\nконец"),
    (
      "<https://a.b/c--d> и <a--b@c.d>",
      "<a href=\"https://a.b/c--d\">https://a.b/c--d</a> и␣<a href=\"mailto:a--b@c.d\">a--b@c.d</a>"
    ),
    ("![\"А\" - б](c) - да", "<img src=\"c\" alt=\"&quot;А&quot; - б\" loading=\"lazy\" />␣— да"),
    (
      "Газета [\"La Gazzetta\" - it]{lang=it} - \"да\"",
      "Газета <span lang=\"it\">&quot;La Gazzetta&quot; - it</span>␣— «да»"
    ),
    ("\"[The \"x\" - y]{lang=en-GB}\"", "«<span lang=\"en-GB\">The “x”␣– y</span>»"),
    ("[\"а\" - б]{typographer=off} - в", "<span>&quot;а&quot; - б</span>␣— в"),
    ("[*\"a\"*](b){lang=en} - \"в\"", "<a href=\"b\" lang=\"en\"><em>“a”</em></a>␣— «в»"),
    ("а  \n- б", "а</p>"), ("а\\\n— б", "а<br />\n—␣б"),
    ("&quot;а&quot; &amp; в б", "«а» &amp; в␣б"),
    ("~~\"а\"~~ x2", "<del>«а»</del> ×2"),
  ])
  func setsAcrossMarkup(text: String, expected: String) {
    let html = render(text, MarkdownOptions(language: .russian)).html
    #expect(visible(html).hasPrefix("<p>\(expected)"), "\(visible(html))")
  }

  @Test func leavesRawHTMLAlone() {
    var options = MarkdownOptions.just(.typographer)
    options.allowsRawHTML = true
    let html = render("<b title=\"а - б\">\"а\" - б</b>\n\n<p>\n\"а\" - б\n</p>\n", options).html
    #expect(
      visible(html)
        == "<p><b title=\"а - б\">«а»␣— б</b></p>\n<p>\n\"а\" - б\n</p>\n")
  }

  @Test func setsHeadingsCellsAndCaptions() {
    let text = "# \"А\" в б\n\n|\"а\"|\n|-|\n|в б|\n\n![](c \"\\\"А\\\" - б\")\n"
    let (html, report) = render(text, MarkdownOptions(language: .russian))
    #expect(visible(html).contains("<h1 id=\"a-v-b\">«А» в␣б "))
    #expect(visible(html).contains("<th scope=\"col\">«а»</th>"))
    #expect(visible(html).contains("<td>в␣б</td>"))
    #expect(visible(html).contains("<figcaption>«А»␣— б</figcaption>"))
    #expect(report.headings.map(\.text) == ["«А» в б"])
  }

  @Test func setsLinesAndPlainText() {
    let renderer = MarkdownRenderer(options: MarkdownOptions(language: .russian))
    var line: [UInt8] = []
    _ = renderer.renderInline("- *Да*, - сказал он", at: .init(file: "a.yaml"), into: &line)
    #expect(visible(String(decoding: line, as: UTF8.self)) == "—␣<em>Да</em>,␣— сказал он")
    #expect(renderer.plainText("\"Милан\" - *в* игре, 5 голов") == "«Милан» — в игре, 5 голов")
    #expect(render("Он в \"игре\"\n", renderer.options).report.summary == "Он в\u{A0}«игре»")
  }

  @Test func warnsOfUnbalancedMarks() {
    let report = render("Он *«сказал* \"да\n\n\"да\" нет»\n", .just(.typographer)).report
    let hint = "  hint: open and close every quotation"
    let message = "has no counterpart in its paragraph [unbalanced-quote]"
    #expect(
      problems(report) == [
        """
        a.md:1:5: warning: quotation mark « \(message)
          1 | Он *«сказал* "да
            |     ^
        \(hint)
        """,
        """
        a.md:1:14: warning: quotation mark " \(message)
          1 | Он *«сказал* "да
            |              ^
        \(hint)
        """,
        """
        a.md:3:9: warning: quotation mark » \(message)
          3 | "да" нет»
            |         ^
        \(hint)
        """,
      ])
  }

  /// Text made of all that the rules look at: what has been set stays as it is.
  @Test func setsTwiceAsOnce() {
    var generator = Generator(state: 7)
    let pieces = [
      "\"", "«", "»", "„", "“", "'", " ", " ", " ", "-", "--", "—", "–", ".", "...", "5", "10",
      "2014", "000", "в", "же", "Милан", "т.", "е.", "К.", "x", "№", "г.", "%", "(", ")", ",", "\n",
      "\u{A0}", "млн", "https://a",
    ]
    for language in [Language.russian, .english] {
      let typographer = Typographer(language: language)
      for _ in 0..<20_000 {
        let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        let once = typographer.set(text)
        #expect(
          visible(typographer.set(once)) == visible(once), "\(visible(text).debugDescription)")
      }
    }
  }

  private func visible(_ text: String) -> String { text.replacing("\u{A0}", with: "␣") }
}

/// A line of the table.
struct Case: Sendable, CustomTestStringConvertible {
  let language: Language
  let text: String
  let expected: String
  let source: String

  var testDescription: String { "\(language.code) \(text)" }
}

private func cases() throws -> [Case] {
  let url = try #require(
    Bundle.module.url(forResource: "typographer", withExtension: "tsv", subdirectory: "Fixtures"))
  return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).replacing("␣", with: "\u{A0}") }
      try #require(fields.count == 4, "\(line)")
      let language = try #require(Language(code: fields[0]))
      return Case(language: language, text: fields[1], expected: fields[2], source: fields[3])
    }
}
