import Content
import Language
import Markdown
import Templates

extension StructuredData {
  /// A piece of news.
  func newsArticle(_ position: Int) -> JSON {
    let article = site.articles[position]
    let author: JSON =
      article.author.map { ["@type": "Person", "name": .string($0)] } ?? publisher
    return [
      "@type": "NewsArticle", "@id": .string(url + "#article"), "url": .string(url),
      "mainEntityOfPage": .string(url),
      "headline": .string(Typographer.withPlainSpaces(index.titles[position].text)),
      "description": .string(Typographer.withPlainSpaces(index.summary(of: position))),
      "image": image,
      "datePublished": .string(article.date.description),
      "dateModified": .string((article.updated ?? article.date).description),
      "inLanguage": article.language.map(JSON.string) ?? language, "author": author,
      "publisher": publisher, "isPartOf": webSite,
      "about": .list([person] + article.teams.map(reference)),
      "keywords": .some(article.tags.map { .string($0.name) }),
      "mentions": .some(
        article.quotes.map { quote in
          ["@type": "Quotation", "@id": .string(plan.url(SitePath.quote(quote)) + "#quotation")]
        }),
      "citation": .some(article.sources.map(work)),
    ]
  }

  /// Something that was said.
  func quotation(_ quote: Quote) -> JSON {
    let original: JSON? = quote.original.map { original in
      [
        "@type": "Quotation", "text": .string(original.text),
        "inLanguage": .string(original.language),
      ]
    }
    return [
      "@type": "Quotation", "@id": .string(url + "#quotation"), "url": .string(url),
      "mainEntityOfPage": .string(url),
      "text": .string(text(index.markdown.plainText(of: quote.text))), "inLanguage": language,
      "creator": quote.speaker == site.coach.name
        ? person : ["@type": "Person", "name": .string(quote.speaker)],
      "dateCreated": .some(quote.date?.description),
      "translationOfWork": original,
      "isPartOf": webSite, "image": image,
      "about": .some(quote.teams.map(reference)),
      "keywords": .some(quote.topics.map { .string($0.name) }),
      "citation": quote.source.map(work),
    ]
  }

  /// A page that lists what stands on others, or on itself.
  struct Item {
    let path: String
    let name: String?

    init(_ path: String, name: String? = nil) {
      self.path = path
      self.name = name
    }
  }

  func item(_ honour: Honour) -> Item { Item(SitePath.honour(honour), name: name(of: honour)) }

  /// A page that lists things; `first` is the number of the first of them.
  func collection(_ items: [Item], from first: Int = 1) throws(TemplateError) -> JSON {
    let list: JSON = [
      "@type": "ItemList", "@id": .string(url + "#list"),
      "numberOfItems": .number(items.count),
      "itemListElement": .list(
        items.enumerated().map { number, item in
          [
            "@type": "ListItem", "position": .number(first + number),
            "name": .some(item.name.map(text)), "url": .string(plan.url(item.path)),
          ]
        }),
    ]
    return try webPage("CollectionPage", ["mainEntity": list, "about": person])
  }

  /// One page of a list of articles.
  func collection(
    ofArticles articles: some RandomAccessCollection<Int>, page number: Int
  ) throws(TemplateError) -> JSON {
    let perPage = site.settings.articlesPerPage
    let first = (number - 1) * perPage
    let items = articles.dropFirst(first).prefix(perPage).map { position in
      let article = site.articles[position]
      return Item(SitePath.article(article), name: index.markdown.plainTitle(of: article.title))
    }
    return try collection(items, from: first + 1)
  }
}
