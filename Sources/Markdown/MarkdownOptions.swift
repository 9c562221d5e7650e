import Language

/// What is added to CommonMark; each can be left out.
public struct MarkdownExtensions: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: Int

  /// Makes a set of its bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Headings get an `id` and a link to themselves.
  public static let headingIDs = MarkdownExtensions(rawValue: 1 << 0)
  /// An image alone in its paragraph becomes a figure; its title is the caption.
  public static let figures = MarkdownExtensions(rawValue: 1 << 1)
  /// Images get `width` and `height` from the host, and are loaded lazily.
  public static let imageSizes = MarkdownExtensions(rawValue: 1 << 2)
  /// `[La Gazzetta]{lang=it}`, `# Heading {#id}`, `![](a.png){.wide}`.
  public static let attributes = MarkdownExtensions(rawValue: 1 << 3)
  /// GitHub's tables.
  public static let tables = MarkdownExtensions(rawValue: 1 << 4)
  /// `~~struck~~`.
  public static let strikethrough = MarkdownExtensions(rawValue: 1 << 5)
  /// `[^1]` and `[^1]: The note.`
  public static let footnotes = MarkdownExtensions(rawValue: 1 << 6)
  /// `- [x] done`.
  public static let taskLists = MarkdownExtensions(rawValue: 1 << 7)
  /// Quotation marks, dashes and no-break spaces as the language sets them.
  public static let typographer = MarkdownExtensions(rawValue: 1 << 8)
  /// A paragraph `{{ name(arguments) }}` is what the host makes of it.
  public static let embeds = MarkdownExtensions(rawValue: 1 << 9)

  /// All of them.
  public static let all = MarkdownExtensions(named.map(\.extension))

  /// Each with the name that settings switch it by.
  public static let named: [(name: String, extension: MarkdownExtensions)] = [
    ("attributes", .attributes), ("embeds", .embeds), ("figures", .figures),
    ("footnotes", .footnotes), ("heading-ids", .headingIDs), ("image-sizes", .imageSizes),
    ("strikethrough", .strikethrough), ("tables", .tables), ("task-lists", .taskLists),
    ("typographer", .typographer),
  ]
}

/// How Markdown is rendered.
public struct MarkdownOptions: Sendable, Hashable {
  /// What is added to CommonMark.
  public var extensions: MarkdownExtensions
  /// Whether raw HTML and any link pass; else they are dropped with a warning each.
  public var allowsRawHTML: Bool
  /// The language that the text is in.
  public var language: Language

  /// Makes options; without arguments, safe CommonMark with every extension.
  public init(
    extensions: MarkdownExtensions = .all, allowsRawHTML: Bool = false,
    language: Language = .english
  ) {
    self.extensions = extensions
    self.allowsRawHTML = allowsRawHTML
    self.language = language
  }

  /// CommonMark alone, with its raw HTML: the output of libcmark itself.
  public static let plain = MarkdownOptions(extensions: [], allowsRawHTML: true)
}
