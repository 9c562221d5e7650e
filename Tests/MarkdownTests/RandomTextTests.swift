import CCmark
import Diagnostics
import Language
import Markdown
import Testing

/// Text thrown together at random, the same in every run, of all that means something.
@Suite struct RandomTextTests {
  private static let pieces = [
    "a", " ", "\n", "\n\n", "*", "**", "_", "`", "```\n", "~~", "~", "[", "]", "](b)", "![", "{.x}",
    "{lang=en}", "{#i}", "{typographer=off}", "[^1]", "[^2]", "\n[^1]: ", "\n\n[^2]: x\n\n    y\n",
    "|", "|a|b|\n|-|-|\n|c|d|\n", "\n|-|\n", "- ", "- [ ] ", "> ", "# ", "\n===\n", "<b>",
    "<!-- -->",
    "<div>\n", "«", "»", " - ", "--", "...", "5 ", "10-15", "x2", "т.е.", "\\", "&amp;", "&",
    "https://a", "<https://a.b>", "    ", "\t", "\r\n", "\r", "🏆", "й", "1. ", "\u{A0}", "\u{0}",
    "\n\n[x]: y\n\n", "[x]", "  \n", "\\\n",
  ]

  @Test func holds() {
    var generator = Generator(state: 1)
    let renderer = MarkdownRenderer(options: MarkdownOptions(language: .russian))
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 1...30, using: &generator))
        .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      #expect(render(text, .plain).html == libcmark(text, CMARK_OPT_UNSAFE), "\(text)")
      var html: [UInt8] = []
      let source = SourceText(name: "a.md", text)
      let report = renderer.render(source, into: &html)
      #expect(String(validating: html, as: UTF8.self) != nil, "\(text)")
      for problem in report.diagnostics {
        #expect(problem.excerpt != nil && source.excerpt(at: problem.location) != nil, "\(text)")
      }
      var inline: [UInt8] = []
      _ = renderer.renderInline(text, at: .init(file: "a.yaml"), into: &inline)
      #expect(!inline.starts(with: "<p>".utf8), "\(text)")
      #expect(!renderer.plainText(text).contains("\u{A0}"), "\(text)")
    }
  }

  /// Whoever renders bytes that were never checked gets them back, set or not.
  @Test(arguments: [Language.russian, .english]) func holdsForBrokenUTF8(language: Language) {
    let broken: [[UInt8]] = [
      [0xD0], [0xD1], [0xE2], [0xE2, 0x80], [0xE2, 0x40, 0x1C], [0xC2], [0xF0, 0x9F], [0x80],
    ]
    let whole = [
      "\"", "'", " ", "-", "--", "...", "5", "х", "в ", "«", "”", "г.", "x", "\n", "://", "*",
    ]
    let pieces = broken + whole.map { Array($0.utf8) }
    var generator = Generator(state: 2)
    let renderer = MarkdownRenderer(options: MarkdownOptions(language: language))
    for _ in 0..<2_000 {
      let middle = (0..<Int.random(in: 1...30, using: &generator))
        .flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
      let bytes = Array("start ".utf8) + middle + Array(" end".utf8)
      var html: [UInt8] = []
      _ = renderer.render(SourceText(name: "a.md", bytes: bytes), into: &html)
      let text = String(decoding: html, as: UTF8.self)
      #expect(text.contains("start") && text.contains("end"), "\(bytes)")
    }
  }
}

/// A generator of numbers that gives the same ones in every run.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
