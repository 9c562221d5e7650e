import Content
import Foundation

/// What the script in a browser is told of the page that it stands in.
struct PageState: Encodable, Equatable {
  /// Whether the page is another by now, and has no errors.
  let isStale: Bool
  /// What is wrong with the page or the site, as the terminal shows it; warnings only beside errors.
  let problems: [String]
  /// The paths of the style sheets.
  let styleSheets: [String]
  /// The pages that a build would withhold: their paths, with the reason.
  let marks: [String: String]
  /// What the preview can't show of the page.
  let note: String?

  /// Looks at the page at a path, of which the browser shows the version with a signature.
  init(of path: String, shown signature: String, in snapshot: Snapshot) {
    let page = snapshot.page(at: path)
    let problems = page?.problems ?? []
    let prefix = snapshot.pathPrefix
    note =
      snapshot.needsSearchIndex(at: path)
      ? "Search works on the built site: sitegen build makes its index" : nil
    isStale = !problems.hasErrors && page?.signature != signature
    self.problems = problems.hasErrors ? problems.texts : []
    styleSheets = snapshot.styleSheets.map { prefix + $0 }
    marks = Dictionary(
      snapshot.shownEarly.map { (prefix + $0, $1.mark) }, uniquingKeysWith: { first, _ in first })
  }

  /// As one event of a stream (HTML, 9.2.6).
  var event: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Nothing in it can fail to be encoded, and without it the page stays as it is.
    let json = (try? encoder.encode(self)) ?? Data()
    return Array("data: ".utf8) + json + Array("\n\n".utf8)
  }
}

extension Withheld.Reason {
  fileprivate var mark: String {
    switch self {
    case .draft: "Draft"
    case .until(let date): "Scheduled for \(date)"
    }
  }
}
