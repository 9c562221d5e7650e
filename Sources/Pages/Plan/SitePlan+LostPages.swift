import Content
import Diagnostics

extension SitePlan {
  /// The warning that a file which was published is made no more, although it is a page to which
  /// others may link; nil for other files and for the further pages of a list, which come and go
  /// with what is listed.
  ///
  /// - Parameter location: The place that lists the file.
  public func lostPage(_ file: String, at location: SourceLocation) -> Diagnostic? {
    guard file.hasSuffix(".html") else { return nil }
    let path = "/" + (file.hasSuffix("index.html") ? file.dropLast("index.html".count) : file[...])
    let names = path.split(separator: "/")
    if names.dropLast().last == "page", names.last.map({ Int($0) != nil }) == true { return nil }
    let edition = editions.last { $0.links.prefix.isEmpty || path.hasPrefix($0.links.prefix + "/") }
    let alias = path.dropFirst(edition?.links.prefix.count ?? 0)
    let advice = "add '\(alias)' to the aliases of the page that takes its place"
    switch editions.first?.links.withheld[path] {
    case nil:
      return Self.lost(path, "and nothing leads on from its address", advice, location)
    case .draft:
      return Self.lost(
        path, "because it is a draft", "build with --drafts to keep it, or \(advice)", location)
    case .until(let date):
      return Self.lost(
        path, "because it is withheld until \(date)",
        "build with --now \(date) to keep it, or \(advice)", location)
    }
  }

  private static func lost(
    _ path: String, _ reason: String, _ hint: String, _ location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .warning, code: "lost-url", "the published page \(path) disappears, \(reason)",
      at: location, hint: hint)
  }
}
