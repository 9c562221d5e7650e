import Diagnostics
import Files
import Foundation
import Pages

/// A page as it is now, for the browser.
struct PreviewPage: Sendable {
  /// The page; nil if it can't be rendered.
  private let html: [UInt8]?
  /// What is wrong with the page, and with the site.
  let problems: [Diagnostic]
  /// Tells versions of the page apart, whatever the versions of its style sheets are; empty for a
  /// page with errors, which any other is better than.
  let signature: String

  init(html: [UInt8]?, problems: [Diagnostic], styleSheets: [String]) {
    self.html = html
    self.problems = problems
    guard let html, !problems.hasErrors else {
      signature = ""
      return
    }
    var unversioned = Data(html)
    for path in styleSheets {
      // Links are relative: the first slash may be missing.
      while let range = unversioned.range(of: Data(path.utf8.dropFirst())) {
        unversioned.removeSubrange(range)
      }
    }
    signature = Fingerprint(of: Array(unversioned)).description
  }

  /// Whether the page could be rendered to its end.
  var isWhole: Bool { html != nil }

  /// The page with the script that keeps it up to date; if it can't be rendered, the reasons.
  var document: [UInt8] {
    let html = html ?? errorPage
    let script = Array(
      "<script src=\"\(ControlPath.script)\" data-signature=\"\(signature)\"></script>\n".utf8)
    let end =
      Data(html).range(of: Data("</body>".utf8), options: .backwards)?.lowerBound ?? html.endIndex
    return html[..<end] + script + html[end...]
  }

  private var errorPage: [UInt8] {
    let text = problems.isEmpty ? "There is no such page." : problems.texts.joined(separator: "\n")
    return Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <title>This page can't be shown</title>
      <pre>\(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</pre>
      </html>

      """.utf8)
  }
}

extension [Diagnostic] {
  /// Whether any of them stops a build.
  var hasErrors: Bool { contains { $0.severity == .error } }

  /// The problems as the terminal shows them.
  var texts: [String] { map { $0.withExcerpt.text() } }
}
