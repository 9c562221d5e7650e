import Language

extension LoadOptions {
  /// Why an article is not published; nil if it is.
  func reasonToWithhold(_ article: Article) -> Withheld.Reason? {
    reasons(article).first { !isOverruled($0) }
  }

  /// Why a quote is not published; nil if it is.
  func reasonToWithhold(_ quote: Quote) -> Withheld.Reason? {
    reasons(quote).first { !isOverruled($0) }
  }

  /// What is not published of articles and quotes.
  func withheld(of articles: [Article], _ quotes: [Quote]) -> [Withheld] {
    records(articles, quotes) { reasons in reasons.first { !isOverruled($0) } }
  }

  /// What of articles and quotes is published only because these options ask for it.
  func shownEarly(of articles: [Article], _ quotes: [Quote]) -> [Withheld] {
    records(articles, quotes) { $0.allSatisfy(isOverruled) ? $0.first : nil }
  }

  /// The articles and quotes for which `reason` finds one among all reasons to withhold them.
  private func records(
    _ articles: [Article], _ quotes: [Quote],
    _ reason: ([Withheld.Reason]) -> Withheld.Reason?
  ) -> [Withheld] {
    articles.compactMap { article in
      reason(reasons(article)).map { Withheld(record: .article(article), reason: $0) }
    }
      + quotes.compactMap { quote in
        reason(reasons(quote)).map { Withheld(record: .quote(quote), reason: $0) }
      }
  }

  private func reasons(_ article: Article) -> [Withheld.Reason] {
    (article.isDraft ? [.draft] : []) + scheduled(article.date)
  }

  private func reasons(_ quote: Quote) -> [Withheld.Reason] {
    quote.date.map(scheduled) ?? []
  }

  private func scheduled(_ date: PartialDate) -> [Withheld.Reason] {
    date.isReached(on: now) ? [] : [.until(date)]
  }

  private func isOverruled(_ reason: Withheld.Reason) -> Bool {
    switch reason {
    case .draft: includesDrafts
    case .until: includesScheduled
    }
  }
}
