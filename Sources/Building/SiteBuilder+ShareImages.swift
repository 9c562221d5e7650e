import Diagnostics
import Files
import Pages
import Programs

extension SiteBuilder {
  /// Draws the pictures that links to the site are shown with, as far as they are not drawn yet, and
  /// lets the pages show them.
  ///
  /// - Returns: Why some could not be drawn; their pages have the site's picture instead.
  func drawShareImages(of plan: inout SitePlan) async -> [Diagnostic] {
    let cards = plan.shareCards()
    if cards.isEmpty { return [] }
    let drawer = ImageDrawer(keepingIn: pictures)
    let results = await drawer.draw(
      Dictionary(cards.map { ($0.fingerprint, $0.svg) }, uniquingKeysWith: { first, _ in first }))
    var drawn: [(card: ShareCard, path: String)] = []
    var problems: Set<Diagnostic> = []
    for card in cards {
      switch results[card.fingerprint] {
      case .drawn(let path)?: drawn.append((card, path))
      case .failed(let reason)?:
        problems.insert(
          problem(code: "undrawn-image", "a picture can't be drawn: \(reason)", hint: nil))
      case .missingProgram?, nil:
        problems.insert(
          problem(
            code: "missing-program", "pictures for links are not drawn: there is no rsvg-convert",
            hint: "install it (Debian: librsvg2-bin), or set sharing: {draw: false}"))
      }
    }
    plan.show(drawn)
    drawer.removeAll(except: Set(cards.map(\.fingerprint)))
    return problems.sorted()
  }

  private func problem(code: String, _ message: String, hint: String?) -> Diagnostic {
    Diagnostic(
      .warning, code: code, message, at: SourceLocation(file: content.path(of: "site.yaml")),
      hint: hint)
  }
}
