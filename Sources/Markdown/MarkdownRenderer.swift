import Diagnostics

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
    let start = min(max(offset, 0), source.bytes.count)
    guard var document = Document(source, from: start, options: options, host: host) else {
      return MarkdownReport(diagnostics: [Self.tooBig(source)])
    }
    document.applyExtensions()
    // The buffer is moved, not shared: it may hold most of a page already.
    var buffer: [UInt8] = []
    swap(&buffer, &output)
    // HTML is a little longer than its Markdown; what is left grows as it needs to.
    buffer.reserveCapacity(buffer.count + (source.bytes.count - start) * 5 / 4)
    var html = HTMLWriter(appendingTo: consume buffer)
    document.writeHTML(to: &html)
    output = html.bytes
    return document.finishedReport()
  }

  /// What `MarkdownReport.summary` tells of a document, at the cost of its beginning only.
  ///
  /// - Parameter offset: The byte at which the Markdown begins.
  public func summary(of source: SourceText, from offset: Int = 0) -> String {
    let text = source.bytes[min(max(offset, 0), source.bytes.count)...]
    var length = 0
    while length < text.count {
      length = Self.endOfBlock(in: text, atLeast: length * 2)
      let summary = summary(ofBeginning: text.prefix(length), of: source)
      if summary.utf8.contains(UInt8(ascii: "[")) {
        // What a reference leads to can stand anywhere.
        return self.summary(ofBeginning: text, of: source)
      }
      if !summary.isEmpty { return summary }
    }
    return ""
  }

  private func summary(ofBeginning text: ArraySlice<UInt8>, of source: SourceText) -> String {
    let beginning = SourceText(name: source.name, bytes: Array(text))
    guard var document = Document(beginning, from: 0, options: options, host: MarkdownHost())
    else { return "" }
    document.applyExtensions()
    return document.summary()
  }

  /// The length of the beginning of a text up to a blank line, at least so many bytes.
  private static func endOfBlock(in text: ArraySlice<UInt8>, atLeast length: Int) -> Int {
    var isBlank = false
    for index in text.indices.dropFirst(length) {
      switch text[index] {
      case UInt8(ascii: "\n"):
        if isBlank { return index + 1 - text.startIndex }
        isBlank = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: isBlank = false
      }
    }
    return text.count
  }

  /// Appends the HTML of a text of one paragraph, such as a title or a quotation, without the
  /// paragraph around it; it has no blocks, so that “1. FC Köln” is no list.
  ///
  /// - Parameter location: Where the text stands in its file: the place of all its problems.
  public func renderInline(
    _ text: String, at location: SourceLocation, host: MarkdownHost = MarkdownHost(),
    into output: inout [UInt8]
  ) -> [Diagnostic] {
    let host = MarkdownHost(
      resolve: { link throws(Diagnostic) in
        var link = link
        link.location = location
        return try host.resolve(link)
      }, isFinal: host.isFinal, imageSize: host.imageSize)
    let source = Self.paragraph(text, name: location.file)
    guard var document = Document(source, from: 0, options: options, host: host) else {
      return [Self.tooBig(source)]
    }
    document.applyExtensions()
    var html = HTMLWriter(appendingTo: [])
    document.writeHTML(to: &html)
    output += html.bytes.dropFirst("<p>\u{A0}".utf8.count).dropLast("</p>\n".utf8.count)
    return document.finishedReport().diagnostics.map { problem in
      var problem = problem
      problem.location = location
      problem.excerpt = nil
      return problem
    }
  }

  /// The text of one paragraph of Markdown without its markup, for titles and descriptions; not
  /// escaped, and without no-break spaces.
  public func plainText(_ text: String) -> String {
    let source = Self.paragraph(text, name: "")
    guard var document = Document(source, from: 0, options: options, host: MarkdownHost()) else {
      return text
    }
    document.applyExtensions()
    return String(document.plainText(of: document.tree.root).unicodeScalars.dropFirst())
  }

  /// A source of one paragraph whatever the text is: no block begins with a no-break space, which
  /// emphasis takes for any other space.
  private static func paragraph(_ text: String, name: String) -> SourceText {
    // By scalars, as splitting into characters would take half the time of a title.
    let lines = text.unicodeScalars.split { $0.isNewline }.map(String.init)
    let line = lines.joined(separator: " ").unicodeScalars.drop { $0.properties.isWhitespace }
    return SourceText(name: name, "\u{A0}" + String(line))
  }

  private static func tooBig(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .error, code: "text-too-big", "the text has more than \(Tree.maximumSize >> 20) MB",
      at: SourceLocation(file: source.name))
  }
}

extension Unicode.Scalar {
  /// Whether it ends a line, as `Character.isNewline` has it.
  fileprivate var isNewline: Bool {
    switch self {
    case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
