import CCmark
import Diagnostics
import Language

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns Markdown into HTML.
public struct MarkdownRenderer: Sendable {
  /// How it is rendered.
  public let options: MarkdownOptions

  /// Makes a renderer.
  public init(options: MarkdownOptions = MarkdownOptions()) {
    self.options = options
  }

  /// Appends the HTML of a document to `output`.
  ///
  /// - Parameter offset: The byte at which the Markdown begins, at the start of a line: after the
  ///   front matter. Places in the report are those of the whole file.
  public func render(
    _ source: SourceText, from offset: Int = 0, host: MarkdownHost = MarkdownHost(),
    into output: inout [UInt8]
  ) -> MarkdownReport {
    source.bytes[min(offset, source.bytes.count)...].withUnsafeBytes { bytes in
      let text = bytes.assumingMemoryBound(to: CChar.self)
      let flags = options.allowsRawHTML ? CMARK_OPT_UNSAFE : 0
      guard let html = cmark_markdown_to_html(text.baseAddress, text.count, flags) else { return }
      output.append(contentsOf: UnsafeRawBufferPointer(start: html, count: strlen(html)))
      free(html)
    }
    return MarkdownReport()
  }

  /// Appends the HTML of a text of one paragraph, such as a title or a quotation, without the
  /// paragraph around it; `location` is that of the text in its file, for the problems.
  public func renderInline(
    _ text: String, at location: SourceLocation, host: MarkdownHost = MarkdownHost(),
    into output: inout [UInt8]
  ) -> [Diagnostic] {
    var html: [UInt8] = []
    let report = render(SourceText(name: location.file, text), host: host, into: &html)
    output += html.dropFirst(3).dropLast(5)
    return report.diagnostics
  }

  /// The text of Markdown without its markup, for titles and descriptions; not escaped.
  public func plainText(_ text: String) -> String {
    text
  }
}
