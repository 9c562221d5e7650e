import Language

extension LoadOptions {
  /// Why an article is not published; nil if it is.
  func reasonToWithhold(_ article: Article) -> Withheld.Reason? {
    if article.isDraft, !includesDrafts { return .draft }
    return article.date.isReached(on: now) ? nil : .until(article.date)
  }

  /// Why a quote is not published; nil if it is.
  func reasonToWithhold(_ quote: Quote) -> Withheld.Reason? {
    quote.date.flatMap { $0.isReached(on: now) ? nil : .until($0) }
  }

  /// What is not published of articles and quotes.
  func withheld(of articles: [Article], _ quotes: [Quote]) -> [Withheld] {
    articles.compactMap { article in
      reasonToWithhold(article).map { Withheld(record: .article(article), reason: $0) }
    }
      + quotes.compactMap { quote in
        reasonToWithhold(quote).map { Withheld(record: .quote(quote), reason: $0) }
      }
  }
}
