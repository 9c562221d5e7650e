import Diagnostics
import Markdown

/// The HTML and the report of a text in a file named `a.md`.
func render(
  _ text: String, _ options: MarkdownOptions = MarkdownOptions(extensions: []),
  host: MarkdownHost = MarkdownHost()
) -> (html: String, report: MarkdownReport) {
  var html: [UInt8] = []
  let report = MarkdownRenderer(options: options)
    .render(SourceText(name: "a.md", text), host: host, into: &html)
  return (String(decoding: html, as: UTF8.self), report)
}

/// The whole texts of a report's problems.
func problems(_ report: MarkdownReport) -> [String] {
  report.diagnostics.map { $0.text() }
}

extension MarkdownOptions {
  /// Safe CommonMark with some extensions.
  static func just(_ extensions: MarkdownExtensions...) -> MarkdownOptions {
    MarkdownOptions(extensions: MarkdownExtensions(extensions), language: .russian)
  }
}
