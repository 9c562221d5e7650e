import Content
import Language
import Templates

/// What a page says, for machines: a graph of https://schema.org as JSON-LD.
///
/// The same thing has the same `@id` on all pages, in all languages: the person and the teams those
/// of the default language. Where a thing is not the page's subject, it is named and referred to.
struct StructuredData {
  let view: PageView
  var page: Page { view.page }
  var plan: EditionPlan { view.plan }
  var index: SiteIndex { plan.index }
  var site: Site { plan.index.site }

  /// The graph; nil for pages that are not found by search engines.
  func graph() throws(TemplateError) -> JSON? {
    guard let subject = try subject() else { return nil }
    let crumbs = try breadcrumbs()
    return [
      "@context": "https://schema.org",
      "@graph": .list([subject] + (crumbs.map { [$0] } ?? [])),
    ]
  }

  /// What the page is about, or else the page itself.
  private func subject() throws(TemplateError) -> JSON? {
    switch page.kind {
    case .home: try profilePage()
    case .trophies: try collection(site.honours.map(item))
    case .quotes: try collection(site.quotes.map { Item(SitePath.quote($0)) })
    case .news(let number, _): try collection(ofArticles: site.articles.indices, page: number)
    case .tag(let position, let number, _):
      try collection(ofArticles: index.tags[position].members, page: number)
    case .year(let year, let number, _):
      try collection(ofArticles: index.articles(of: year), page: number)
    case .team(let position): try team(site.teams[position])
    case .quote(let position): quotation(site.quotes[position])
    case .article(let position): newsArticle(position)
    case .career: try webPage("WebPage", ["about": person])
    case .free: try webPage("WebPage", [:])
    case .search, .notFound, .redirect: nil
    }
  }

  /// The way from the home page to this one.
  private func breadcrumbs() throws(TemplateError) -> JSON? {
    let crumbs = try view.crumbs()
    guard !crumbs.isEmpty else { return nil }
    return [
      "@type": "BreadcrumbList",
      "@id": .string(url + "#breadcrumbs"),
      "itemListElement": .list(
        crumbs.enumerated().map { number, crumb in
          [
            "@type": "ListItem", "position": .number(number + 1),
            "name": .string(text(crumb.title)), "item": .string(plan.url(crumb.path)),
          ]
        }),
    ]
  }
}

extension StructuredData {
  /// The absolute URL of the page.
  var url: String { plan.url(page.path) }

  /// The absolute URL of the site, whichever the language.
  var siteURL: String { site.settings.url }

  var language: JSON { .string(site.edition.language) }

  /// Words for machines.
  func text(_ text: String) -> String { index.markdown.plainlyTypeset(text) }

  /// A reference to the site in this language.
  var webSite: JSON {
    [
      "@type": "WebSite", "@id": .string(plan.url(SitePath.home) + "#website"),
      "name": .string(site.settings.title), "url": .string(plan.url(SitePath.home)),
    ]
  }

  /// Who publishes the site.
  var publisher: JSON {
    [
      "@type": "Organization", "@id": .string(siteURL + "/#publisher"),
      "name": .string(site.settings.author), "url": .string(siteURL + "/"),
    ]
  }

  /// A reference to the coach.
  var person: JSON {
    ["@type": "Person", "@id": .string(personID), "name": .string(site.coach.name)]
  }

  var personID: String { siteURL + "/#person" }

  /// A reference to a team.
  func reference(to team: Team) -> JSON {
    ["@type": "SportsTeam", "@id": .string(id(of: team)), "name": .string(team.name)]
  }

  func id(of team: Team) -> String { siteURL + SitePath.team(team) + "#team" }

  /// The picture that the page is shared by.
  var image: JSON? {
    plan.sharedImage(of: page).map { image in
      [
        "@type": "ImageObject", "url": .string(siteURL + image.path),
        "width": pixels(image.width), "height": pixels(image.height),
        "caption": image.alt.isEmpty ? nil : .string(image.alt),
      ]
    }
  }

  /// A length, which schema.org wants with its unit; UN/CEFACT calls the pixel E37.
  private func pixels(_ number: Int) -> JSON {
    ["@type": "QuantitativeValue", "value": .number(number), "unitCode": "E37"]
  }

  /// A source as a work that is cited.
  func work(_ source: Source) -> JSON {
    ["@type": "CreativeWork", "name": .string(text(source.title)), "url": .some(source.url)]
  }

  /// A page that is itself what it is about.
  func webPage(_ type: JSON, _ more: KeyValuePairs<String, JSON?>) throws(TemplateError) -> JSON {
    let common: KeyValuePairs<String, JSON?> = [
      "@type": type, "@id": .string(url), "url": .string(url),
      "name": .string(text(try view.title())), "description": .some(view.description.map(text)),
      "inLanguage": language, "isPartOf": webSite, "primaryImageOfPage": image,
    ]
    return .object(common).adding(more)
  }
}
