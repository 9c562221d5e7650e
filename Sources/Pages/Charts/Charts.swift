import Templates

/// The pictures of a career, as inline SVG that needs neither script nor style attributes.
struct Charts: Sendable {
  enum Kind: String, CaseIterable {
    case timeline, teams, competitions, seasons
  }

  let index: SiteIndex
  let strings: Strings

  /// A chart, or nothing if there are no data for it.
  func svg(_ kind: Kind) throws(TemplateError) -> String {
    ""
  }
}
