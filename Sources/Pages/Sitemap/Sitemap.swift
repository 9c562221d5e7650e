import Content
import Language

/// The pages of a site in all its languages for search engines, as https://www.sitemaps.org has it,
/// with the translations that Google and Yandex read there.
struct Sitemap {
  /// How much one file may hold (sitemaps.org, "Sitemap file requirements").
  struct Limits {
    var addresses = 50_000
    var bytes = 52_428_800
  }

  let editions: [EditionPlan]
  var limits = Limits()

  /// The files by their paths: `/sitemap.xml`, which is a list of others if one file can't hold all.
  var files: [(path: String, bytes: [UInt8])] {
    let parts = parts
    guard parts.count > 1 else { return parts.map { ("/sitemap.xml", $0) } }
    let paths = parts.indices.map { "/sitemap-\($0 + 1).xml" }
    var index = XMLWriter()
    index.declaration()
    index.element("sitemapindex", ["xmlns": Self.namespace]) { index in
      for path in paths { index.element("sitemap") { $0.element("loc", site + path) } }
    }
    return [("/sitemap.xml", index.bytes)] + zip(paths, parts).map { ($0, $1) }
  }

  /// The files, to be written when they are asked for, if they are known without that: if one surely
  /// holds everything.
  var outputs: [PlannedOutput] {
    if isSurelyOne { return [PlannedOutput(path: "/sitemap.xml", bytes: parts.first ?? [])] }
    return files.map { PlannedOutput(path: $0.path, bytes: $0.bytes) }
  }

  /// Whether one file holds all pages however long the entry of each is.
  private var isSurelyOne: Bool {
    let pages = editions.flatMap(\.pages)
    // A byte of an address takes six at most, and an entry has an address for each language, for
    // none, and for the page itself.
    let longest = (pages.map(\.path.utf8.count).max() ?? 0) + site.utf8.count
    return pages.count <= limits.addresses
      && pages.count * (editions.count + 2) * (longest * 6 + 100) + 1_000 <= limits.bytes
  }

  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

  private var site: String { editions.first?.index.site.settings.url ?? "" }

  /// The contents of the files that list pages, one at least.
  private var parts: [[UInt8]] {
    var parts: [[UInt8]] = []
    var part = begun()
    var count = 0
    for edition in editions {
      for page in edition.pages where page.isListed {
        var entry = XMLWriter()
        write(page, of: edition, into: &entry)
        if count == limits.addresses
          || part.bytes.count + entry.bytes.count + "</urlset>\n".utf8.count > limits.bytes
        {
          part.end("urlset")
          parts.append(part.bytes)
          (part, count) = (begun(), 0)
        }
        part.append(entry.bytes)
        count += 1
      }
    }
    part.end("urlset")
    return parts + [part.bytes]
  }

  private func begun() -> XMLWriter {
    var part = XMLWriter()
    part.declaration()
    part.start(
      "urlset",
      [
        "xmlns": Self.namespace,
        "xmlns:xhtml": editions.count > 1 ? "http://www.w3.org/1999/xhtml" : nil,
      ])
    return part
  }

  private func write(_ page: Page, of edition: EditionPlan, into entry: inout XMLWriter) {
    entry.element("url") { entry in
      entry.element("loc", edition.url(page.path))
      if let date = edition.index.lastChange(of: page) {
        entry.element("lastmod", date.description)
      }
      let translations = edition.translations.all(of: page, in: edition.index.site.edition)
      for (number, translation) in translations.enumerated() {
        let url = site + translation.path
        entry.alternate(translation.language, url)
        if number == 0 { entry.alternate("x-default", url) }
      }
    }
  }
}

extension XMLWriter {
  fileprivate mutating func alternate(_ language: String, _ url: String) {
    empty("xhtml:link", ["rel": "alternate", "hreflang": language, "href": url])
  }
}

extension Page {
  /// Whether search engines are told of it: not of what leads elsewhere, nor of the further pages of
  /// a list, which the first leads to.
  fileprivate var isListed: Bool {
    switch kind {
    case .redirect, .notFound: false
    case .news(let number, _), .tag(_, let number, _), .year(_, let number, _): number == 1
    case .home, .trophies, .career, .team, .quotes, .quote, .article, .free, .search: true
    }
  }
}

extension SiteIndex {
  /// The day on which a page last changed, if that is known: that of an article, or the latest of
  /// those that a list of nothing else shows.
  fileprivate func lastChange(of page: Page) -> PartialDate? {
    switch page.kind {
    case .article(let position): lastChange(of: position)
    case .news: site.articles.indices.map(lastChange).max()
    case .tag(let position, _, _): tags[position].members.map(lastChange).max()
    case .year(let year, _, _): articles(of: year).map(lastChange).max()
    default: nil
    }
  }

  private func lastChange(of article: Int) -> PartialDate {
    site.articles[article].updated ?? site.articles[article].date
  }
}
