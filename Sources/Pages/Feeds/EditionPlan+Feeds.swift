import Content
import Diagnostics
import Language
import Markdown
import Templates

extension EditionPlan {
  /// The asset that gives feeds a look in browsers, and the words that it needs.
  private static let (styleSheet, words) = ("feed.css", "feed.about")
  /// The asset that has the theme's colours.
  private static let pageStyleSheet = "site.css"

  /// A feed's file; empty if the theme can't be used, which is told elsewhere.
  func bytes(
    of feed: Feed, as format: FeedFormat, anchors: @escaping LinkResolver.Anchors
  ) -> [UInt8] {
    guard canRender, let document = document(of: feed, as: format, anchors: anchors) else {
      return []
    }
    switch format {
    case .atom: return document.atom
    case .json: return document.json
    case .rss: return document.rss
    }
  }

  /// What is wrong with the theme's words for those who open a feed in a browser.
  static func missingFeedWords(_ theme: Theme) -> [Diagnostic] {
    guard theme.assets[styleSheet] != nil, theme.hasStrings else { return [] }
    do throws(TemplateError) {
      _ = try theme.strings.text(words, count: nil, placeholders: [])
      return []
    } catch {
      return [theme.problem(error)]
    }
  }

  /// The feeds that tell readers of a page what is new: that of the list which the page is, or is
  /// part of, then that of the whole site.
  func feeds(for page: Page) -> [Feed] {
    let folder: String? =
      switch page.kind {
      case .team: page.path
      case .tag(let position, _, _): SitePath.tag(index.tags[position].tag)
      case .quote, .quotes: SitePath.quotes
      default: nil
      }
    return [folder, SitePath.home].compactMap { $0.flatMap { feeds[$0] } }
  }

  /// The title of a feed.
  func title(of feed: Feed) throws(TemplateError) -> String {
    let site = index.site.settings.title
    if case .news = feed.page.kind { return site }
    let page = PageView(page: feed.page, plan: self, body: nil)
    return index.markdown.plainlyTypeset(try page.title()) + " — " + site
  }

  /// The absolute URL of a path of this edition.
  func url(_ path: String) -> String { index.site.settings.url + links.prefix + path }

  private func document(
    of feed: Feed, as format: FeedFormat, anchors: @escaping LinkResolver.Anchors
  ) -> FeedDocument? {
    let settings = index.site.settings
    // A missing word is a problem of the page that the feed belongs to.
    guard let title = try? title(of: feed) else { return nil }
    let entries =
      switch feed.entries {
      case .articles(let positions):
        positions.compactMap { writtenEntry(ofArticle: $0, anchors: anchors)[format] }
      case .quotes(let positions):
        positions.compactMap { entry(ofQuote: $0).flatMap { written($0)[format] } }
      }
    let introduction = introduction(of: feed.page)?.description
    let isMain = feed.folder == SitePath.home
    return FeedDocument(
      title: title, description: isMain ? settings.description : introduction,
      page: url(isMain ? SitePath.home : feed.page.path), url: url(feed.path(format)),
      author: settings.author, language: index.site.edition.language, generator: generator,
      look: look(of: feed, as: format), entries: entries)
  }

  /// Takes note of an article that its page has rendered, if a feed will have it.
  func note(_ body: RenderedBody, ofArticle position: Int) {
    guard articlesInFeeds.contains(position) else { return }
    _ = feedEntries.value(for: position) { written(entry(ofArticle: position, body)) }
  }

  private func writtenEntry(
    ofArticle position: Int, anchors: @escaping LinkResolver.Anchors
  ) -> [FeedFormat: FeedDocument.WrittenEntry] {
    feedEntries.value(for: position) {
      let article = index.site.articles[position]
      let page = Page(
        .article(position), at: SitePath.article(article), origin: article.location)
      // What is wrong with the text is told by its page.
      let body = body(of: page, functions: functions(of: page), anchors: anchors).body
      return written(entry(ofArticle: position, body))
    }
  }

  /// An entry in all formats that the site publishes.
  private func written(_ entry: FeedDocument.Entry) -> [FeedFormat: FeedDocument.WrittenEntry] {
    let settings = index.site.settings
    let formats = FeedFormat.published(by: settings).map { format in
      let bytes =
        switch format {
        case .atom: entry.atom(isShown: look != nil)
        case .json: entry.json
        case .rss: entry.rss(by: settings.author)
        }
      return (format, FeedDocument.WrittenEntry(updated: entry.updated, bytes: bytes))
    }
    return Dictionary(uniqueKeysWithValues: formats)
  }

  /// What gives a feed its look in browsers: the paths of style sheets, and words.
  private var look: (styleSheets: [String], words: String)? {
    guard theme.assets[Self.styleSheet] != nil,
      let words = try? theme.strings.text(Self.words, count: nil, placeholders: [])
    else { return nil }
    let sheets = [Self.pageStyleSheet, Self.styleSheet]
    return (sheets.compactMap { theme.assets[$0]?.sitePath }, words)
  }

  private func look(of feed: Feed, as format: FeedFormat) -> FeedDocument.Look? {
    guard format == .atom, let (sheets, words) = look else { return nil }
    let path = links.prefix + feed.path(format)
    return FeedDocument.Look(
      styleSheets: sheets.map { SitePath.relative($0, from: path) }, words: words)
  }

  private func entry(
    ofArticle position: Int, _ body: RenderedBody?
  ) -> FeedDocument.Entry {
    let article = index.site.articles[position]
    let path = SitePath.article(article)
    let image = article.image.map(shown) ?? ""
    let address = url(path)
    return FeedDocument.Entry(
      // An article keeps its id when it is renamed, if its old address is kept as an alias.
      id: article.aliases.first.map { url($0.path) } ?? address, url: address,
      title: Typographer.withPlainSpaces(index.titles[position].text),
      summary: Typographer.withPlainSpaces(index.summary(of: position)),
      html: withAbsoluteLinks(
        image + (body?.htmlWithoutHeadingLinks ?? ""), of: index.site.settings.url,
        at: links.prefix + path),
      author: article.author, published: article.date, updated: article.updated ?? article.date,
      tags: article.tags.map(\.name),
      image: article.image.map { index.site.settings.url + SitePath.file($0.file.path) },
      language: article.language)
  }

  private func shown(_ image: Image) -> String {
    var html = XMLWriter()
    html.element("figure") { html in
      html.empty(
        "img",
        [
          "src": index.site.settings.url + SitePath.file(image.file.path), "alt": image.alt,
          "width": image.file.size.map { String($0.width) },
          "height": image.file.size.map { String($0.height) },
        ])
      if let credit = image.credit { html.element("figcaption", credit) }
    }
    return html.string
  }

  private func entry(ofQuote position: Int) -> FeedDocument.Entry? {
    let quote = index.site.quotes[position]
    guard let date = quote.date else { return nil }
    let plain = index.markdown.plainText(of: quote.text)
    let address = url(SitePath.quote(quote))
    return FeedDocument.Entry(
      id: address, url: address, title: plain.excerpt(80), summary: plain,
      html: withAbsoluteLinks(
        html(of: quote), of: index.site.settings.url, at: links.prefix + SitePath.quote(quote)),
      author: quote.speaker, published: date, updated: date, tags: quote.topics.map(\.name),
      image: nil, language: nil)
  }

  private func html(of quote: Quote) -> String {
    var html = XMLWriter()
    html.element("blockquote") {
      $0.element("p", markup: index.markdown.inlineHTML(of: quote.text))
    }
    if let original = quote.original {
      html.element("blockquote", ["lang": original.language]) { $0.element("p", original.text) }
    }
    let facts = [quote.speaker, quote.date.map { index.site.language.format($0) }, quote.occasion]
    html.element("p", index.markdown.typeset(facts.compactMap(\.self).joined(separator: ", ")))
    guard let source = quote.source else { return html.string }
    html.element("p") { html in
      if let url = source.url {
        html.element("a", ["href": url], source.title)
      } else {
        html.element("cite", source.title)
      }
    }
    return html.string
  }
}

extension String {
  /// The text, or its beginning in whole words if it is longer than so many characters.
  func excerpt(_ length: Int) -> String {
    guard count > length else { return self }
    let beginning = prefix(length - 1)
    let words = beginning.lastIndex(of: " ").map { beginning[..<$0] } ?? beginning
    let end = words.lastIndex { $0.isLetter || $0.isNumber } ?? words.startIndex
    return words[...end] + "…"
  }
}
