import Diagnostics
import Language

/// The places on a page that a link can lead to: the ids of its elements.
struct PageAnchors: Sendable {
  /// The ids in the order of the page.
  let ids: [String]
  private let known: Set<String>

  /// Finds the ids in a page's HTML.
  init(html: [UInt8]) {
    ids = html.withUnsafeBytes { Self.ids(in: $0) }
    known = Set(ids)
  }

  /// The id that a fragment means, without its `#`: an id, the text of a heading, or the top of the
  /// page (HTML, 7.4.6.3); nil if there is no such place.
  func id(for fragment: String) -> String? {
    if fragment.isEmpty || fragment.lowercased() == "top" || fragment.hasPrefix(":~:") {
      return fragment
    }
    let decoded = fragment.removingPercentEncoding
    return [decoded, slug(decoded)].first(where: known.contains)
  }

  /// How to mend a fragment that leads nowhere.
  func hint(for fragment: String) -> String {
    let decoded = fragment.removingPercentEncoding
    let match = closestMatch(to: decoded, among: ids) ?? closestMatch(to: slug(decoded), among: ids)
    if let match { return "did you mean '#\(match)'?" }
    if ids.isEmpty { return "nothing on that page has an id: link to the page itself" }
    let shown = ids.prefix(8).map { "#\($0)" }.joined(separator: ", ")
    return "its anchors are \(shown)" + (ids.count > 8 ? " and \(ids.count - 8) more" : "")
  }

  /// The values of all attributes `id`; what looks like one in a text can only be too much.
  private static func ids(in html: UnsafeRawBufferPointer) -> [String] {
    var ids: [String] = []
    var rest = html[...]
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = html[..<equals].suffix(3)
      rest = rest[(equals + 1)...]
      guard let space = name.first, [0x09, 0x0A, 0x0D, 0x20].contains(space),
        name.dropFirst().elementsEqual("id".utf8), let quote = rest.first
      else { continue }
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      let value = rest.dropFirst(isQuoted ? 1 : 0).prefix {
        isQuoted ? $0 != quote : $0 > 0x20 && $0 != UInt8(ascii: ">")
      }
      ids.append(String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&"))
      rest = rest[value.endIndex...]
    }
    return ids
  }
}
