import Content
import Diagnostics
import Parallel

/// A link that leads off the site, as it is written in `Content/`.
public struct OutsideLink: Sendable, Hashable {
  /// The address.
  public let url: String
  /// Where it is written.
  public let location: SourceLocation
}

extension SitePlan {
  /// All links that lead off the site, in Markdown and as sources, by place; each place once.
  public func outsideLinks() -> [OutsideLink] {
    let links = Set(editions.flatMap { $0.index.outsideLinks() })
    return links.sorted { ($0.location, $0.url) < ($1.location, $1.url) }
  }
}

extension SiteIndex {
  fileprivate func outsideLinks() -> [OutsideLink] {
    let bodies = site.articles.map(\.body) + site.pages.map(\.body)
    let written = bodies.concurrentMap { [markdown] body in
      markdown.links(of: body).filter { LinkResolver.isExternal($0.destination) }
        .map { OutsideLink(url: $0.destination, location: $0.location) }
    }
    return written.flatMap(\.self) + site.sources.compactMap(OutsideLink.init)
  }
}

extension OutsideLink {
  fileprivate init?(_ source: Source) {
    guard let url = source.url, let location = source.location else { return nil }
    self.init(url: url, location: location)
  }
}

extension Site {
  /// Everything that says where something comes from, or leads on.
  fileprivate var sources: [Source] {
    coach.links + coach.career.compactMap(\.source) + coach.awards.compactMap(\.source)
      + honours.compactMap(\.source) + quotes.compactMap(\.source) + articles.flatMap(\.sources)
  }
}
