import Content
import Language
import Templates

/// A piece of news.
struct ArticleView: TemplateObject {
  let index: SiteIndex
  let position: Int
  /// The HTML of its Markdown, on its own page.
  var body: String?
  var identity: String? { article.slug }
  var article: Article { index.site.articles[position] }

  static let members: Members<ArticleView> = [
    "title": { .title($0.index.titles[$0.position]) },
    "date": { .date($0.article.date) },
    "updated": { .date($0.article.updated) },
    "description": { $0.index.typeset($0.article.description) },
    "author": { .optional($0.article.author) },
    "tags": { view in .list(view.article.tags.map { .object(TagView(index: view.index, tag: $0)) })
    },
    "teams": { view in .list(view.article.teams.map { .team($0, in: view.index) }) },
    "quotes": { view in
      .quotes(view.article.quotes.compactMap { view.index.quotePositions[$0.id] }, in: view.index)
    },
    "sources": { .list($0.article.sources.map { .object(SourceView(source: $0)) }) },
    "image": { .image($0.article.image) },
    "body": { view throws(TemplateError) in
      if let body = view.body { return .markup(body) }
      throw TemplateError(
        code: "foreign-body", "the body of an article is known on its own page only",
        hint: "use its summary")
    },
    "summary": { .string($0.index.summary(of: $0.position)) },
    "year": { .int($0.article.date.year) },
    "previous": { $0.neighbour(1) },
    "next": { $0.neighbour(-1) },
    "related": { .articles($0.index.related(to: $0.position), in: $0.index) },
    "draft": { .bool($0.article.isDraft) },
    "language": { .string($0.article.language ?? $0.index.site.edition.language) },
  ]

  /// The article so many places older.
  private func neighbour(_ distance: Int) -> Value {
    let other = position + distance
    guard index.site.articles.indices.contains(other) else { return .none }
    return .object(ArticleView(index: index, position: other))
  }
}

/// Something that was said.
struct QuoteView: TemplateObject {
  let index: SiteIndex
  let position: Int
  var identity: String? { quote.id }
  var quote: Quote { index.site.quotes[position] }

  static let members: Members<QuoteView> = [
    "id": { .string($0.quote.id) },
    "text": { .markup($0.index.markdown.inlineHTML(of: $0.quote.text)) },
    "plain": { .string($0.index.markdown.plainText(of: $0.quote.text)) },
    "original": { view in
      guard let original = view.quote.original else { return .none }
      return ["text": .string(original.text), "language": .string(original.language)]
    },
    "speaker": { .string($0.quote.speaker) },
    "date": { .date($0.quote.date) },
    "occasion": { $0.index.typeset($0.quote.occasion) },
    "source": { .source($0.quote.source) },
    "topics": { view in
      .list(view.quote.topics.map { .object(TopicView(index: view.index, tag: $0)) })
    },
    "teams": { view in .list(view.quote.teams.map { .team($0, in: view.index) }) },
    "article": { view in
      guard let position = view.index.articles.byQuote[view.quote.id] else { return .none }
      return .object(ArticleView(index: view.index, position: position))
    },
  ]
}

/// A word that articles are grouped by.
struct TagView: TemplateObject {
  let index: SiteIndex
  let tag: Tag
  var identity: String? { tag.slug }

  static let members: Members<TagView> = [
    "name": { .string($0.tag.name) },
    "slug": { .string($0.tag.slug) },
    "count": { .int($0.index.articles.members(taggedBy: $0.tag.slug).count) },
    "articles": { .articles($0.index.articles.members(taggedBy: $0.tag.slug), in: $0.index) },
  ]
}

/// A year of the news.
struct YearView: TemplateObject {
  let index: SiteIndex
  let year: Int
  var identity: String? { String(year) }

  static let members: Members<YearView> = [
    "year": { .int($0.year) },
    "count": { .int($0.index.articles(of: $0.year).count) },
    "articles": { .articles($0.index.articles(of: $0.year), in: $0.index) },
  ]
}

/// A word that quotes are grouped by.
struct TopicView: TemplateObject {
  let index: SiteIndex
  let tag: Tag
  var identity: String? { tag.slug }

  static let members: Members<TopicView> = [
    "name": { .string($0.tag.name) },
    "slug": { .string($0.tag.slug) },
    "quotes": { view in
      .quotes(
        view.index.topics.first { $0.tag.slug == view.tag.slug }?.members ?? [], in: view.index)
    },
  ]
}
