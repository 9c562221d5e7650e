import Building
import Content
import Diagnostics
import Pages

/// The site as one reading of its folders has found it.
struct Snapshot: Sendable {
  /// What is wrong with the content and the theme; single pages tell more when they are rendered.
  let problems: [Diagnostic]
  /// All files of the site; nil if it can't be read at all.
  let plan: SitePlan?
  /// What the path of each page begins with, as on the host that the site is made for.
  let pathPrefix: String
  /// The paths of the style sheets on the site.
  let styleSheets: [String]
  /// The paths of pages that a build would withhold.
  let shownEarly: [String: Withheld.Reason]

  /// Takes over what a builder has found.
  init(_ plan: SitePlan?, _ problems: [Diagnostic]) {
    self.problems = problems
    self.plan = plan
    pathPrefix = plan?.pathPrefix ?? ""
    styleSheets = plan?.styleSheets ?? []
    shownEarly = plan?.shownEarly ?? [:]
  }

  /// What the file at a path in the output folder is made of; nil if the site has no such file.
  func output(_ file: String) -> PlannedOutput? { plan?.output(file) }
}

extension Snapshot {
  /// The file for a path that a browser asks for, as static servers find it; nil if there is none.
  func file(at path: String) -> String? {
    guard path.hasPrefix(pathPrefix + "/") else { return nil }
    let file = SitePlan.file(servedAt: String(path.dropFirst(pathPrefix.count)))
    return output(file) == nil ? nil : file
  }

  /// The page to show for a path that a browser asks for: the site's own one for what is not there,
  /// if nothing is; nil if the path leads to another file.
  func page(at path: String) -> PreviewPage? { page(file(at: path) ?? "404.html") }

  /// Whether the path leads to the page of search, for which only a build makes an index.
  func needsSearchIndex(at path: String) -> Bool {
    guard let file = file(at: path), case .page(let page, _)? = output(file)?.content else {
      return false
    }
    return page.needsSearchIndex
  }

  /// Renders the page that a file is made of, or what stands in for it; nil for a file of the site
  /// that is no page.
  func page(_ file: String) -> PreviewPage? {
    guard let plan, let output = output(file) else {
      return PreviewPage(html: nil, problems: problems, styleSheets: [])
    }
    guard case .page(let page, let edition) = output.content else { return nil }
    var html: [UInt8] = []
    let (found, isWhole) = plan.preview(page, edition: edition, into: &html)
    return PreviewPage(
      html: isWhole ? html : nil, problems: (problems + found).distinct, styleSheets: styleSheets)
  }
}
