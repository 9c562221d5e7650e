import Diagnostics

extension SitePlan {
  /// The anchors of the page at a path on the whole site: the ids in its HTML, the theme's as well
  /// as those of its text; nil if there is no page, or it can't be rendered.
  func anchors(of path: String) -> PageAnchors? {
    knownAnchors.value(for: path) {
      guard
        case .page(let page, let edition)? = routes.output(SitePath.file(servedAt: path))?.content
      else { return nil }
      var html: [UInt8] = []
      // Pages may lead into each other: this time nobody asks where its own links lead.
      let (_, isWhole) = editions[edition].render(page, anchors: nil, into: &html)
      return isWhole ? PageAnchors(html: html) : nil
    }
  }

  /// Each entry of a main menu that leads to no place on its page.
  func brokenMenuAnchors() -> [Diagnostic] {
    editions.flatMap { edition in
      edition.index.site.settings.navigation.compactMap { item -> Diagnostic? in
        let (path, suffix) = SitePath.split(item.path)
        guard let path = edition.links.path(of: path) else { return nil }
        do throws(Diagnostic) {
          _ = try LinkResolver.anchored(path + suffix, at: item.location, anchors)
          return nil
        } catch {
          return error
        }
      }
    }
  }
}
