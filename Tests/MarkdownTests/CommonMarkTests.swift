import CCmark
import Foundation
import Markdown
import Testing

@Suite struct CommonMarkTests {
  @Test func plainModeEqualsTheSpecification() throws {
    let examples = try specification()
    #expect(examples.count == 652)
    for example in examples {
      let html = render(example.markdown, .plain).html
      #expect(html == example.html, "example \(example.example), \(example.section)")
    }
  }

  /// With no extension and in safe mode too, the bytes are cmark's, save that it leaves a comment
  /// where raw HTML stood.
  @Test func safeModeEqualsLibcmark() throws {
    for example in try specification() {
      let html = render(example.markdown).html
      let expected = libcmark(example.markdown, CMARK_OPT_DEFAULT)
      if expected.contains("<!-- raw HTML omitted -->") {
        #expect(!html.contains("<!--"), "example \(example.example)")
      } else {
        #expect(html == expected, "example \(example.example)")
      }
    }
  }

  /// Text without what an extension looks for is rendered as if there were no such extension.
  @Test(arguments: [
    (MarkdownExtensions.attributes, "{"), (.figures, "!["), (.footnotes, "[^"),
    (.imageSizes, "!["), (.strikethrough, "~"), (.tables, "-|"), (.taskLists, "- ["),
  ])
  func extensionsChangeNothingElse(extensions: MarkdownExtensions, mark: String) throws {
    var options = MarkdownOptions.plain
    options.extensions = extensions
    for example in try specification() where !example.markdown.contains(mark) {
      let html = render(example.markdown, options).html
      #expect(html == example.html, "example \(example.example)")
    }
  }

  /// The whole specification, as one text, in one go.
  @Test func longTextEqualsLibcmark() throws {
    let text = try specification().map(\.markdown).joined(separator: "\n\n")
    #expect(render(text, .plain).html == libcmark(text, CMARK_OPT_UNSAFE))
    let windows = text.replacing("\n", with: "\r\n")
    #expect(render(windows, .plain).html == libcmark(windows, CMARK_OPT_UNSAFE))
  }

  @Test(arguments: [
    "", "\n", "\u{FEFF}", "\u{FEFF}# Заголовок\n", "a\u{0}b\u{0}", "a\rb\rc", "a\r\nb\r\n", "\u{0}",
    "[", "![", "&#0;", "\\", "\t\t\tx", "[a]: <b\n[a]", "no newline at the end",
  ])
  func oddTextEqualsLibcmark(text: String) {
    #expect(render(text, .plain).html == libcmark(text, CMARK_OPT_UNSAFE))
  }

  private func specification() throws -> [Example] { try examples(of: "commonmark-0.30") }
}

/// What libcmark makes of a text by itself.
func libcmark(_ text: String, _ options: Int32) -> String {
  guard let html = cmark_markdown_to_html(text, text.utf8.count, options) else { return "" }
  defer { free(html) }
  return String(cString: html)
}

/// The examples of a fixture.
func examples(of name: String) throws -> [Example] {
  let url = try #require(
    Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
  return try JSONDecoder().decode([Example].self, from: Data(contentsOf: url))
}

struct Example: Decodable {
  let example: Int
  let section: String
  let markdown: String
  let html: String
}
