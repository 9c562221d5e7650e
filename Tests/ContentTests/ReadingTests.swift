import Diagnostics
import Testing

@testable import Content

/// What is read the short way is what would be read the long way.
@Suite struct ReadingTests {
  @Test func plainYAMLIsReadAsTheParserDoes() throws {
    let keys = ["title", "tags", "date", "a", "x-y", "Title", "'title'", "  title", "- title", ""]
    let colons = [": ", ":  ", ":", ":\t", " : "]
    let words = [
      "a", "Милан", "2012-08-20", "true", "null", "~", "2:1", "a: b", "a:", "a #b", "a#b", "#b",
      "-",
      "- a", "\"a\"", "'a'", "\"a", "a\"", "''", "\"\"", "'it''s'", "\"a\\n\"", "\" Кто? \"", "[a]",
      "[", "]", "{a: b}", "}", ",", "?", "? a", "!", "!a", "&a", "*a", "|", ">", "%", "@", "`",
      "«Реал»", "a — b", "a\u{A0}b", "a\u{85}b", "a\u{2028}b", "\u{FEFF}", "é", "🏆", "\t", "a\tb",
      "[a, Б, \"в\", 'г д', 1]", "[a , b ]", "[ a,b]", "[a, ]", "[]", "[ ]", "[,]",
      "[a b, c: d]", "[a?b]", "[\"a\" b]", "[a, [b]]", "[a", "https://a.b/c#d", "...", "---", "",
    ]
    let ends = ["\n", "\n", "\n", "\n", " \n", "\r\n", "\n\n", "\n  b\n", ""]
    var generator = Noise(state: 1)
    var plain = 0
    for _ in 0..<20_000 {
      let text = (0...Int.random(in: 0...2, using: &generator)).reduce(into: "") { text, line in
        // Most are to be good, so that all of a text may be.
        let isGood = Int.random(in: 0...3, using: &generator) > 0
        let key = isGood ? ["title", "tags", "date"][line] : keys.randomElement(using: &generator)
        text += key ?? ""
        text += isGood ? ": " : colons.randomElement(using: &generator) ?? ""
        text += words.randomElement(using: &generator) ?? ""
        if Int.random(in: 0...19, using: &generator) == 0 {
          text += " " + (words.randomElement(using: &generator) ?? "")
        }
        text += isGood ? "\n" : ends.randomElement(using: &generator) ?? ""
      }
      let read = Array(text.utf8).withUnsafeBufferPointer { bytes in
        var reader = PlainYAMLReader(bytes, file: "a.md", firstLine: 2)
        return reader.mapping()
      }
      guard let read else { continue }
      plain += 1
      let document = Document(SourceText(name: "a.md", text))
      let parsed = try YAMLReader.read(document.source.bytes[...], of: document, lineOffset: 1)
      #expect("\(read)" == parsed.map { "\($0)" }, "\(text.debugDescription)")
    }
    #expect(plain > 1_500)
  }

  @Test func plainTextHasNoProblem() {
    let pieces: [[UInt8]] = [
      [0xD0], [0x80], [0xC1, 0x81], [0xC2, 0x85], [0xC2, 0x90], [0xE0, 0x80, 0x80], [0xE2, 0x80],
      [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBE], [0xF0, 0x80, 0x80, 0x80], [0xF5],
      [0], [0x1B], [0x7F],
    ]
    let words = [
      "a", " ", "Милан", "матч ", "é", "«", "—", "\n", "\r\n", "\t", "🏆", "中", "\u{7FF}",
    ]
    var generator = Noise(state: 1)
    for _ in 0..<20_000 {
      let good = (0...Int.random(in: 0...24, using: &generator))
        .map { _ in words.randomElement(using: &generator) ?? "" }.joined()
      #expect(Array(good.utf8).isPlainText, "\(good.debugDescription)")
      var bytes = Array(good.utf8)
      let place = Int.random(in: 0...bytes.count, using: &generator)
      bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
      if bytes.isPlainText {
        #expect(SourceText(name: "a.md", bytes: bytes).firstInvalidByte == nil, "\(bytes)")
        #expect(bytes.firstControlCharacter == nil, "\(bytes)")
      }
    }
  }
}
