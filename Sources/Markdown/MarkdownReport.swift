import Diagnostics

/// A heading of a document, for a table of contents.
public struct MarkdownHeading: Sendable, Hashable {
  /// The level, from 1 to 6.
  public var level: Int
  /// The `id` of its element, unique in the document; empty if headings get none.
  public var id: String
  /// Its text without markup, not escaped.
  public var text: String

  /// Makes a heading.
  public init(level: Int, id: String, text: String) {
    self.level = level
    self.id = id
    self.text = text
  }
}

/// What rendering a document told, besides its HTML.
public struct MarkdownReport: Sendable, Hashable {
  /// The headings, in order.
  public var headings: [MarkdownHeading]
  /// Where in the buffer the links stand by which headings lead to themselves: of use on the page only.
  public var headingLinks: [Range<Int>] = []
  /// The text of the first paragraph without markup, not escaped, with the spaces of the typographer;
  /// empty if there is none.
  public var summary: String
  /// The problems, in order of their places.
  public var diagnostics: [Diagnostic]

  /// Makes a report.
  public init(
    headings: [MarkdownHeading] = [], summary: String = "", diagnostics: [Diagnostic] = []
  ) {
    self.headings = headings
    self.summary = summary
    self.diagnostics = diagnostics
  }
}
