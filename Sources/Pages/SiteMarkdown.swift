import Content
import Diagnostics
import Language
import Markdown

/// A page's Markdown, rendered.
struct RenderedBody: Sendable {
  let html: String
  /// Where in the bytes of the HTML headings link to themselves.
  let headingLinks: [Range<Int>]
  /// Its headings, for a table of contents.
  let headings: [MarkdownHeading]
  /// The text of its first paragraph.
  let firstParagraph: String

  /// The HTML for feed readers, in which nothing leads to a heading.
  var htmlWithoutHeadingLinks: String {
    if headingLinks.isEmpty { return html }
    var bytes = Array(html.utf8)
    for link in headingLinks.reversed() { bytes.removeSubrange(link) }
    return String(rendered: bytes)
  }
}

/// The title of a text.
struct Title: Sendable {
  /// What it says, without markup.
  let text: String
  /// Its HTML; nil if the title has no markup, or a link or a picture, for it stands in links itself.
  let html: String?
}

/// How Markdown becomes HTML on one site.
struct SiteMarkdown: Sendable {
  private let renderer: MarkdownRenderer

  init(_ site: Site) {
    renderer = MarkdownRenderer(
      options: MarkdownOptions(
        extensions: site.settings.markdownExtensions,
        allowsRawHTML: site.settings.allowsRawHTML, language: site.language))
  }

  private func renderer(for body: Body) -> MarkdownRenderer {
    if body.isTypeset { return renderer }
    var options = renderer.options
    options.extensions.remove(.typographer)
    return MarkdownRenderer(options: options)
  }

  /// The HTML of a page's Markdown, and what was found wrong in it.
  func html(
    of body: Body, at path: String, links: LinkResolver,
    anchors: @escaping LinkResolver.Anchors, embeds: Embeds
  ) -> (body: RenderedBody, problems: [Diagnostic]) {
    let host = MarkdownHost(
      resolve: { link throws(Diagnostic) in
        try links.url(for: link, in: body.source, at: path, anchors: anchors)
      },
      isFinal: { $0.starts(with: "https://".utf8) || $0.starts(with: "http://".utf8) },
      imageSize: { links.imageSize(of: $0, in: body.source) },
      embed: { embed throws(Diagnostic) in try embeds.html(of: embed) })
    var html: [UInt8] = []
    html.reserveCapacity((body.source.bytes.count - body.start) * 5 / 4)
    let report = renderer(for: body).render(
      body.source, from: body.start, host: host, into: &html)
    let rendered = RenderedBody(
      html: String(rendered: html), headingLinks: report.headingLinks, headings: report.headings,
      firstParagraph: report.summary)
    return (rendered, report.diagnostics)
  }

  /// The links and images of a page's Markdown, in order of place.
  func links(of body: Body) -> [MarkdownLink] {
    var links: [MarkdownLink] = []
    let host = MarkdownHost(resolve: { link throws(Diagnostic) in
      links.append(link)
      return link.destination
    })
    var html: [UInt8] = []
    _ = renderer.render(body.source, from: body.start, host: host, into: &html)
    return links
  }

  /// The HTML of one line of Markdown.
  func inlineHTML(of text: String) -> String {
    var html: [UInt8] = []
    _ = renderer.renderInline(text, at: SourceLocation(file: ""), into: &html)
    return String(rendered: html)
  }

  /// A line of text without markup as the typographer sets it, with its no-break spaces.
  func typeset(_ text: String) -> String {
    guard renderer.options.extensions.contains(.typographer) else { return text }
    return Typographer(language: renderer.options.language).set(text)
  }

  /// The same without no-break spaces, as machines like it.
  func plainlyTypeset(_ text: String) -> String { Typographer.withPlainSpaces(typeset(text)) }

  /// One line of Markdown without its markup.
  func plainText(of text: String) -> String { renderer.plainText(text) }

  /// A title, which is one line of Markdown without HTML, without its markup; the typographer has
  /// still to set it.
  func plainTitle(of title: String) -> String {
    title.hasMarkup ? plainText(of: title.withoutTags) : title
  }

  /// A title as the typographer sets it.
  func title(_ title: String) -> Title {
    guard title.hasMarkup else { return Title(text: typeset(title), html: nil) }
    let html = inlineHTML(of: title.withoutTags)
    let isLinked = html.contains("<a ") || html.contains("<img ")
    return Title(text: typeset(plainTitle(of: title)), html: isLinked ? nil : html)
  }

  /// What an article says, in a sentence, as the typographer sets it: its description, or else its
  /// first paragraph.
  ///
  /// - Parameter firstParagraph: The text of that, if it is known from rendering the article.
  func summary(of article: Article, firstParagraph: String? = nil) -> String {
    if let description = article.description { return typeset(description) }
    let body = article.body
    let text = firstParagraph ?? renderer(for: body).summary(of: body.source, from: body.start)
    return body.isTypeset ? text : typeset(text)
  }
}

extension String {
  /// The text of HTML that the renderer has made, which is UTF-8: of files that were checked when
  /// they were read, and of strings. Checking it again takes a thirtieth of a build.
  fileprivate init(rendered html: [UInt8]) {
    #if compiler(>=6.2)
      if #available(macOS 26, *) {
        self.init(copying: unsafe UTF8Span(unchecked: html.span, isKnownASCII: false))
        return
      }
    #endif
    self.init(decoding: html, as: UTF8.self)
  }

  /// Whether a line of Markdown can say more than its letters do; most titles can't.
  fileprivate var hasMarkup: Bool {
    utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["),
        UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
        true
      default: false
      }
    }
  }

  /// Markdown in which no `<` begins HTML.
  fileprivate var withoutTags: String {
    replacing("\\<", with: "<").replacing(/<(?=[A-Za-z\/!?])/, with: "\\<")
  }
}
