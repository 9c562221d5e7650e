import Content
import Diagnostics
import Parallel

/// The addresses of all pages of a site, in all its languages, and what they are made of.
///
/// They follow from a small part of what the site says, and serve until that changes: most of what
/// an editor writes moves no page.
final class Routes: Sendable {
  /// What they follow from, by edition.
  let sources: [RouteSources]
  /// The pages of the editions.
  let pages: [[Page]]
  /// The paths of these pages within their editions.
  let paths: [Set<String>]
  /// The templates that they need, by edition.
  let templates: [Set<String>]
  let translations: Translations
  /// The paths on the whole site by the Markdown files that pages are made of; also of those that
  /// are withheld.
  let pagesByFile: [String: String]
  /// What servers are told of older addresses.
  let redirects: [Redirect]
  /// The files of the pages. The articles come first: rendering them tells what lists say of them.
  let outputs: [PlannedOutput]
  /// Each page whose file another page is written to already, or would be where case does not count.
  let problems: [Diagnostic]
  /// The places in `outputs` by the names of the files in lower case.
  private let positions: [String: Int]

  init(_ sources: [RouteSources]) {
    self.sources = sources
    let pages = sources.map(\.pages)
    self.pages = pages
    templates = pages.map { Set($0.map(\.kind.template)) }
    translations = Translations(zip(sources, pages).map { ($0.edition, $1) })
    redirects = zip(sources, pages).flatMap { sources, pages in
      pages.compactMap { Redirect($0, prefix: sources.edition.prefix) }
    }
    let all = pages.indices.flatMap { number in
      pages[number].map {
        PlannedOutput($0, edition: number, prefix: sources[number].edition.prefix)
      }
    }
    outputs = all.filter(\.isArticle) + all.filter { !$0.isArticle }
    ((paths, pagesByFile), (positions, problems)) = concurrently {
      (pages.map { Set($0.map(\.path)) }, Self.pagesByFile(sources))
    } _: { [outputs] in
      Self.claims(of: outputs)
    }
  }

  /// What a file is made of; nil if it is not that of a page.
  func output(_ file: String) -> PlannedOutput? {
    guard let position = positions[file.lowercased()] else { return nil }
    if outputs[position].file == file { return outputs[position] }
    // Two pages claim one name, but for its case.
    return outputs.first { $0.file == file }
  }

  /// Each page whose file one of these other files is, or would be where case does not count.
  func problems(with others: [PlannedOutput]) -> [Diagnostic] {
    others.compactMap { other in
      guard let position = positions[other.file.lowercased()],
        case .page(let page, _) = outputs[position].content
      else { return nil }
      return page.isTaken(by: "a file that every site has")
    }
  }

  private static func pagesByFile(_ sources: [RouteSources]) -> [String: String] {
    Dictionary(
      sources.flatMap { sources in
        sources.pathsByFile.map { ($0.file, sources.edition.prefix + $0.path) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func claims(
    of outputs: [PlannedOutput]
  ) -> (positions: [String: Int], problems: [Diagnostic]) {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(outputs.count)
    var problems: [Diagnostic] = []
    for (position, output) in outputs.enumerated() {
      let file = output.file.lowercased()
      guard let owner = positions.updateValue(position, forKey: file),
        case .page(let first, _) = outputs[owner].content, case .page(let page, _) = output.content
      else { continue }
      if first.yields(to: page) {
        problems.append(first.isTaken(by: page))
      } else {
        positions[file] = owner
        problems.append(page.isTaken(by: first))
      }
    }
    return (positions, problems)
  }
}

extension Page {
  /// Whether an address that another page asks for too is taken from this one: pages that every site
  /// has keep it before those named after their files, and these before those with an address that
  /// somebody wrote.
  fileprivate func yields(to other: Page) -> Bool {
    guard let origin else { return false }
    guard let otherOrigin = other.origin else { return true }
    let isWritten = origin.line > 1
    return isWritten == (otherOrigin.line > 1) ? otherOrigin < origin : isWritten
  }

  fileprivate func isTaken(by holder: Page) -> Diagnostic {
    isTaken(by: holder.origin?.file ?? "a page that every site has")
  }

  fileprivate func isTaken(by holder: String) -> Diagnostic {
    Diagnostic(
      .error, code: "duplicate-url", "the address \(path) is taken by \(holder)",
      at: origin ?? SourceLocation(file: path),
      hint: kind.name == "redirect"
        ? "remove the alias" : "rename the file, or give it another 'slug'")
  }
}
