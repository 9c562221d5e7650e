import Content
import Language
import Parallel

extension SitePlan {
  /// The pictures to draw: for each language one of the site, of each article and of each quote;
  /// none if the settings don't ask for them, or where a page has a picture of its own.
  public func shareCards() -> [ShareCard] {
    editions.flatMap { $0.shareCards() }
  }

  /// Publishes pictures that have been drawn, and lets their pages show them.
  ///
  /// - Parameter files: The pictures with the files that they are in.
  public mutating func show(_ files: [(card: ShareCard, path: String)]) {
    let images = Dictionary(
      files.map { ($0.card.page, SharedImage($0.card)) }, uniquingKeysWith: { first, _ in first })
    for edition in editions { edition.additions.add(drawnImages: images) }
    otherOutputs += files.map { PlannedOutput(path: $0.card.path, copyOf: $0.path) }
  }
}

extension EditionPlan {
  fileprivate func shareCards() -> [ShareCard] {
    guard index.site.settings.sharing.drawsImages else { return [] }
    let colours = ShareCard.Colours(of: theme)
    return pages.filter { ownImage(of: $0) == nil }
      .concurrentMap { shareCard(of: $0, colours) }.compactMap(\.self)
  }

  private func shareCard(of page: Page, _ colours: ShareCard.Colours) -> ShareCard? {
    let (site, markdown) = (index.site, index.markdown)
    switch page.kind {
    case .home:
      if site.settings.sharing.image != nil { return nil }
      let description = site.coach.description ?? site.settings.description
      return card(
        of: page, site.settings.title, markdown.typeset(description), stripes: [], colours)
    case .article(let position):
      let article = site.articles[position]
      return card(
        of: page, index.titles[position].text, site.language.format(article.date),
        stripes: article.teams.first?.colours ?? [], colours)
    case .quote(let position):
      let quote = site.quotes[position]
      // Languages differ in where the full stop stands; without it nobody misses it.
      let said = markdown.plainText(of: quote.text)
      let words = markdown.typeset("\"\(said.hasSuffix(".") ? said.dropLast() : said[...])\"")
      let date = quote.date.map { site.language.format($0) }
      return card(
        of: page, words, [quote.speaker, date].compactMap(\.self).joined(separator: ", "),
        stripes: quote.teams.first?.colours ?? [], colours)
    default: return nil
    }
  }

  private func card(
    of page: Page, _ text: String, _ below: String, stripes: [Colour],
    _ colours: ShareCard.Colours
  ) -> ShareCard {
    let settings = index.site.settings
    return ShareCard(
      page: links.prefix + page.path,
      words: ShareCard.Words(
        text: text, below: below, site: settings.title,
        host: String(settings.url.drop { $0 != "/" }.drop { $0 == "/" })),
      stripes: stripes, colours: colours)
  }
}

extension ShareCard.Colours {
  /// Those of the bands at the head and the foot of pages, if the theme names them so.
  fileprivate init(of theme: Theme) {
    paper = theme.colour("--band") ?? Colour(red: 0x10, green: 0x23, blue: 0x3D)
    ink = theme.colour("--band-ink") ?? Colour(red: 0xFF, green: 0xFF, blue: 0xFF)
    muted = theme.colour("--band-muted") ?? Colour(red: 0xC5, green: 0xD0, blue: 0xDE)
    stripe = theme.colour("--band-gold") ?? Colour(red: 0xE5, green: 0xC2, blue: 0x67)
  }
}
