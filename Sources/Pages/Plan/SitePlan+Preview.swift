import Content
import Diagnostics

extension SitePlan {
  /// Appends the HTML of a page of an edition to a buffer, as far as it can be rendered.
  ///
  /// - Returns: The problems of its template and its Markdown, in order of place, and whether the
  ///   template was rendered to its end; if not, what was appended is no whole page.
  public func preview(
    _ page: Page, edition: Int, into buffer: inout [UInt8]
  ) -> (problems: [Diagnostic], isWhole: Bool) {
    editions[edition].render(page, anchors: anchors, into: &buffer)
  }

  /// The path part of the site's URL, at which the site will stand, without a final slash; empty at
  /// a domain's root.
  public var pathPrefix: String { editions.first?.index.site.settings.pathPrefix ?? "" }

  /// The pages that are there only because drafts, or what is dated later, were asked for, by their
  /// paths on the whole site.
  public var shownEarly: [String: Withheld.Reason] {
    Dictionary(
      editions.flatMap { $0.index.site.paths(of: $0.index.site.shownEarly) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The theme, in the default language.
  public var theme: Theme? { editions.first?.theme }

  /// The paths on the whole site of the theme's style sheets, which change with their bytes.
  public var styleSheets: [String] {
    (editions.first?.theme.assets.values.map(\.sitePath) ?? []).filter { $0.hasSuffix(".css") }
      .sorted()
  }

  /// The file that the server gives for a path on the whole site.
  public static func file(servedAt path: String) -> String { SitePath.file(servedAt: path) }
}

extension Settings {
  /// The path part of the site's URL, without a final slash; empty at a domain's root.
  var pathPrefix: String {
    let rest = url.drop { $0 != ":" }.dropFirst("://".count)
    return String(rest.drop { $0 != "/" })
  }
}
