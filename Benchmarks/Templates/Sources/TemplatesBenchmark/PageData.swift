import Foundation
import Templates

/// The data of the page, as a host keeps it: its own types, with members that templates read.
struct PageData: Decodable {
  struct Link: Decodable, TemplateObject {
    let title: String
    let url: String
    let current: Bool?

    static let members: Members<Link> = [
      "title": { .string($0.title) },
      "url": { .string($0.url) },
      "current": { .bool($0.current ?? false) },
    ]
  }

  struct Site: Decodable {
    let title: String
    let language: String
    let home: String
    let description: String
    let navigation: [Link]
    let links: [Link]
  }

  struct Tag: Decodable, TemplateObject {
    let name: String
    let url: String

    static let members: Members<Tag> = [
      "name": { .string($0.name) },
      "url": { .string($0.url) },
    ]
  }

  struct Card: Decodable, TemplateObject {
    let title: String
    let url: String
    let summary: String
    let date: String
    let day: String

    static let members: Members<Card> = [
      "title": { .string($0.title) },
      "url": { .string($0.url) },
      "summary": { .string($0.summary) },
      "date": { .string($0.date) },
      "day": { .string($0.day) },
    ]
  }

  struct Article: Decodable {
    let title: String
    let author: String
    let date: String
    let day: String
    let body: String
    let tags: [Tag]
    let previous: Card
    let next: Card
    let related: [Card]
  }

  struct Page: Decodable, TemplateObject {
    let title: String
    let description: String
    let url: String
    let stylesheet: String

    static let members: Members<Page> = [
      "title": { .string($0.title) },
      "description": { .string($0.description) },
      "url": { .string($0.url) },
      "stylesheet": { .string($0.stylesheet) },
    ]
  }

  let site: Site
  let page: Page
  let article: Article
  let words: [String: String]
  let build: [String: String]
}

/// A site as templates see it; what it refers to is wrapped once, not on every page.
struct SiteView: TemplateObject {
  let site: PageData.Site
  let navigation: Value
  let links: Value

  init(_ site: PageData.Site) {
    self.site = site
    navigation = .list(site.navigation.map { .object($0) })
    links = .list(site.links.map { .object($0) })
  }

  static let members: Members<SiteView> = [
    "title": { .string($0.site.title) },
    "language": { .string($0.site.language) },
    "home": { .string($0.site.home) },
    "description": { .string($0.site.description) },
    "navigation": { $0.navigation },
    "links": { $0.links },
  ]
}

/// An article as templates see it.
struct ArticleView: TemplateObject {
  let article: PageData.Article
  let tags: Value
  let previous: Value
  let next: Value
  let related: Value

  init(_ article: PageData.Article) {
    self.article = article
    tags = .list(article.tags.map { .object($0) })
    previous = .object(article.previous)
    next = .object(article.next)
    related = .list(article.related.map { .object($0) })
  }

  static let members: Members<ArticleView> = [
    "title": { .string($0.article.title) },
    "author": { .string($0.article.author) },
    "date": { .string($0.article.date) },
    "day": { .string($0.article.day) },
    "body": { .markup($0.article.body) },
    "tags": { $0.tags },
    "previous": { $0.previous },
    "next": { $0.next },
    "related": { $0.related },
  ]
}
