import Diagnostics
import Files
import Language

enum ArticleKey: String, SchemaKey {
  case title, date, slug, updated, description, author, tags, teams, quotes, image, sources
  case aliases, draft, lang, typographer
  static let record = "an article's front matter"
}

enum PageKey: String, SchemaKey {
  case title, slug, description, image, aliases, typographer
  static let record = "a page's front matter"
}

/// Reads Markdown files with their front matter.
struct PageReader: Sendable {
  let teams: Catalog<Team>
  let quotes: Catalog<Quote>
  let images: ImageFolder
  let options: LoadOptions
}

extension PageReader {
  func article(_ document: Document, file: FileName) -> Article? {
    guard let frontMatter = FrontMatter(document),
      let fields = Fields<ArticleKey>(frontMatter.node, in: document)
    else { return nil }
    let title = fields.required(.title, .typeset)
    let date = fields.required(.date, .day)
    let slug = address(fields.optional(.slug, .identifier), file, document)
    let updated = fields.optional(.updated, .day)
    let description = fields.optional(.description, .typeset)
    let author = fields.optional(.author, .text)
    let tags = fields.optional(.tags, .list(of: .tag))
    let teams = fields.optional(.teams, .listOfDifferent(teams.reference))
    let quotes = fields.optional(.quotes, .listOfDifferent(quotes.reference))
    let image = fields.optional(.image, .image(in: images))
    let sources = fields.optional(.sources, .list(of: .source))
    let aliases = fields.optional(.aliases, .list(of: .alias))
    let isDraft = fields.optional(.draft, .bool)
    let language = fields.optional(.lang, .languageCode)
    let isTypeset = fields.optional(.typographer, .bool)
    check(date: date, updated: updated, file, fields, isDraft: isDraft ?? false)
    guard let title, let date, let slug else { return nil }
    return Article(
      slug: slug, title: title, date: date, updated: updated, description: description,
      author: author, tags: (tags ?? []).unique, teams: teams ?? [],
      quotes: (quotes ?? []).filter { options.reasonToWithhold($0) == nil },
      cited: quotes ?? [], image: image, sources: sources ?? [], aliases: aliases ?? [],
      isDraft: isDraft ?? false,
      language: language, location: location(of: fields.node(.slug), in: document),
      body: Body(
        source: document.source, start: frontMatter.bodyStart, isTypeset: isTypeset ?? true))
  }

  func page(_ document: Document, file: FileName) -> FreePage? {
    guard let frontMatter = FrontMatter(document),
      let fields = Fields<PageKey>(frontMatter.node, in: document)
    else { return nil }
    let title = fields.required(.title, .typeset)
    let slug = file.isHome ? "" : address(fields.optional(.slug, .identifier), file, document)
    let description = fields.optional(.description, .typeset)
    let image = fields.optional(.image, .image(in: images))
    let aliases = fields.optional(.aliases, .list(of: .alias))
    let isTypeset = fields.optional(.typographer, .bool)
    guard let title, let slug else { return nil }
    return FreePage(
      slug: slug, title: title, description: description, image: image, aliases: aliases ?? [],
      location: location(of: fields.node(.slug), in: document),
      body: Body(
        source: document.source, start: frontMatter.bodyStart, isTypeset: isTypeset ?? true))
  }

  private func check(
    date: PartialDate?, updated: PartialDate?, _ file: FileName, _ fields: Fields<ArticleKey>,
    isDraft: Bool
  ) {
    guard let date else { return }
    let document = fields.document
    if let updated, updated < date {
      document.report(
        "updated-before-date", "updated on \(updated), before its date \(date)",
        at: fields.location(of: .updated), hint: "correct one of the dates")
    }
    if let named = file.date, named != date {
      document.report(
        "date-mismatch", "the date is \(date), but the file's name says \(named)",
        at: fields.location(of: .date), hint: "make them agree", severity: .warning)
    }
    if !date.isReached(on: options.now), !options.includesScheduled,
      !isDraft || options.includesDrafts
    {
      document.reportWithheld("the article", until: date, at: fields.location(of: .date))
    }
  }

  private func address(_ written: String?, _ file: FileName, _ document: Document) -> String? {
    let result = written ?? slug(file.stem)
    guard result.isEmpty else { return result }
    document.report(
      "bad-slug", "the file's name has no letters for an address",
      at: SourceLocation(file: document.source.name), hint: "rename it, or add 'slug: …'")
    return nil
  }

  private func location(of slug: YAMLNode?, in document: Document) -> SourceLocation {
    slug?.location ?? SourceLocation(file: document.source.name)
  }
}

extension ValueReader<Alias> {
  /// A site path that leads to the page.
  fileprivate static var alias: Self {
    Self { node, document in
      guard let path = ValueReader<String>.sitePath.read(node, document) else { return nil }
      guard !path.contains(where: { "?#".contains($0) }) else {
        document.report(
          "bad-path", "an alias can't have '?' or '#'", at: node.location,
          hint: "write what stands before it: static servers don't look further")
        return nil
      }
      return Alias(path: path, location: node.location)
    }
  }
}

extension SiteLoader {
  /// Reads `news/**.md`, many at once: newest first, those of one day in order of their slugs.
  mutating func loadArticles(_ reader: PageReader) -> [Article] {
    let cache = cache?.articles(of: edition, readBy: reader)
    return load(names.articles, cache) { reader.article($0, file: $1) }.sorted { a, b in
      a.date != b.date ? a.date > b.date : a.slug < b.slug
    }
  }

  /// Reads the Markdown files that stand directly in the folder.
  mutating func loadPages(_ reader: PageReader) -> [FreePage] {
    return load(names.pages, nil) { reader.page($0, file: $1) }
  }

  private mutating func load<Page: Sendable>(
    _ paths: [String], _ cache: FileCache<(page: Page?, problems: [Diagnostic])>?,
    _ read: @escaping @Sendable (Document, FileName) -> Page?
  ) -> [Page] {
    let root = folder.path(of: "")
    let results = paths.map(folder.path(of:)).values(keptIn: cache) {
      [edition] path -> (page: Page?, problems: [Diagnostic]) in
      switch Document.open(path, edition: edition) {
      case .success(let document):
        let file = FileName(String(Substring(path.utf8.dropFirst(root.utf8.count))), in: edition)
        let page = read(document, file)
        return (page, document.problems)
      case .failure(let problem): return (nil, [problem])
      }
    }
    problems += results.flatMap(\.problems)
    return results.compactMap(\.page)
  }
}
