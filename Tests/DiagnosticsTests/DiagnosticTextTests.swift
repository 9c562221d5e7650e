import Diagnostics
import Testing

@Suite struct DiagnosticTextTests {
  @Test func showsPlaceExcerptTrailAndHint() {
    let source = SourceText(name: "a.yaml", "ключ: 1\n\tкоманда: милан\n")
    let location = source.location(atOffset: 29)
    var diagnostic = source.diagnostic(
      .error, code: "unknown-team", "unknown team 'милан'", at: location,
      hint: "did you mean 'milan'?")
    diagnostic.trail = [.init("included from", at: SourceLocation(file: "b", line: 3, column: 4))]
    #expect(
      diagnostic.text() == """
        a.yaml:2:11: error: unknown team 'милан' [unknown-team]
          2 | \tкоманда: милан
            | \t         ^
          included from b:3:4
          hint: did you mean 'milan'?
        """)
  }

  @Test func colorsOnlyWhenAsked() {
    let diagnostic = Diagnostic(.warning, code: "x", "y", at: SourceLocation(file: "f"))
    #expect(diagnostic.text() == "f:1:1: warning: y [x]")
    #expect(
      diagnostic.text(colored: true)
        == "\u{1B}[1mf:1:1: \u{1B}[0m\u{1B}[1;33mwarning: \u{1B}[0my [x]"
    )
  }

  @Test func cutsLongLinesAroundTheCaret() {
    let source = SourceText(name: "long", String(repeating: "а", count: 5_000_000))
    let excerpt = source.excerpt(at: SourceLocation(file: "long", line: 1, column: 4_000_000))
    #expect(excerpt == Excerpt(line: String(repeating: "а", count: 200), column: 150))
    #expect(excerpt?.text.unicodeScalars.count == 100)
    #expect(excerpt?.caret == 51)
  }

  @Test func neverLetsAFileSteerTheTerminal() {
    #expect(Excerpt(line: "a\u{1B}[2Jb\u{0}", column: 1).text == "a\u{FFFD}[2Jb\u{FFFD}")
  }
}

@Suite struct SourceTextTests {
  @Test(arguments: [
    ([0x61, 0xC3], 1), ([0xFF], 0), ([0xD0, 0xB0, 0x80], 2), ([0xEF, 0xBF, 0xBD, 0xC0], 3),
    // Cut short, overlong, a surrogate, and past the last scalar.
    ([0x61, 0xE2, 0x82], 1), ([0xF0, 0x9F, 0x8F], 0), ([0xD0, 0x61], 0), ([0xE2, 0x82, 0x61], 0),
    ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0x80], 0), ([0xF0, 0x8F, 0x80, 0x80], 0),
    ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
  ])
  func findsTheFirstInvalidByte(bytes: [UInt8], offset: Int) {
    #expect(SourceText(name: "x", bytes: bytes).firstInvalidByte == offset)
  }

  @Test func acceptsValidTextWithReplacementCharacters() {
    #expect(SourceText(name: "x", "ё\u{FFFD}🏆").firstInvalidByte == nil)
    let borders = "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(SourceText(name: "x", borders).firstInvalidByte == nil)
  }

  @Test func countsByteColumnsAsScalars() {
    let source = SourceText(name: "x", "один\r\nдва три\r\n")
    #expect(
      source.location(line: 2, byteColumn: 8) == SourceLocation(file: "x", line: 2, column: 5))
    #expect(
      source.location(line: 9, byteColumn: 8) == SourceLocation(file: "x", line: 9, column: 8))
    #expect(source.excerpt(at: SourceLocation(file: "x", line: 2, column: 5))?.text == "два три")
  }
}

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("milann", "milan"), ("chlesea", "chelsea"), ("Milan", "milan"), ("реал", "рeал"), ("x", nil),
    ("bayern-munich", nil), ("", nil), ("chelse", "chelsea"),
  ])
  func findsTheClosest(word: String, expected: String?) {
    #expect(closestMatch(to: word, among: ["milan", "chelsea", "juventus", "рeал"]) == expected)
  }
}
