import CCmark
import Diagnostics

/// A text on its way to HTML: its tree, and what is known and to be reported of it.
struct Document: ~Copyable {
  let tree: Tree
  let options: MarkdownOptions
  let host: MarkdownHost
  /// The text with its footnotes marked off, if it has any.
  let footnoteSource: FootnoteSource?
  var locator: Locator
  var annotations: [Annotation] = []
  /// Whether a backslash may stand in the text.
  let mayHoldEscapes: Bool
  var report = MarkdownReport()

  /// Parses a source from a byte on; nil if it is too big.
  init?(_ source: SourceText, from start: Int, options: MarkdownOptions, host: MarkdownHost) {
    let footnotes =
      options.extensions.contains(.footnotes)
      ? FootnoteSource(source.bytes, from: start) : nil
    guard let tree = Tree(parsing: footnotes?.bytes[...] ?? source.bytes[start...]) else {
      return nil
    }
    footnoteSource = footnotes
    self.tree = tree
    self.options = options
    self.host = host
    mayHoldEscapes = firstIndex(of: UInt8(ascii: "\\"), in: source.bytes, from: start) != nil
    locator = Locator(source, from: start, lineStarts: footnotes?.starts)
  }

  /// The report, when the HTML has been written.
  consuming func finishedReport() -> MarkdownReport {
    report.diagnostics.sort()
    report.summary = summary()
    return report
  }
}
