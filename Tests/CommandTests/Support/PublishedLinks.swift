import Foundation

/// All links of a published site as a browser resolves them, held against its files.
struct PublishedLinks {
  /// How many lead to the site itself.
  private(set) var count = 0
  /// Each link that leads nowhere, with its page, and each id that a page has twice.
  private(set) var broken: [String] = []
  private let files: Set<String>
  private let root: URL
  private var ids: [String: Set<String>] = [:]

  /// Follows the links of a site that is served at an address.
  init(_ tree: Tree, at address: String) throws {
    guard let root = URL(string: address + "/") else { throw URLError(.badURL) }
    self.root = root
    files = Set(tree.files.keys)
    let pages = tree.pages.mapValues(HTMLPage.init)
    for (path, page) in pages {
      let all = page.texts(of: "id")
      ids[path] = Set(all)
      if ids[path]?.count != all.count { broken.append("\(path): an id stands twice") }
    }
    for (path, page) in pages {
      let folder = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
      let url = URL(string: folder, relativeTo: root) ?? root
      for link in page.links { follow(link, from: url, on: path) }
    }
    broken.sort()
  }

  private mutating func follow(_ link: String, from page: URL, on path: String) {
    guard let url = URL(string: link, relativeTo: page)?.absoluteURL else {
      broken.append("\(path): \(link)")
      return
    }
    guard url.host == root.host else { return }
    count += 1
    // `path` of a URL loses the slash at its end.
    let written = url.absoluteString.prefix { !"#?".contains($0) }
    guard written.hasPrefix(root.absoluteString),
      let name = String(written.dropFirst(root.absoluteString.count)).removingPercentEncoding
    else {
      broken.append("\(path): \(link)")
      return
    }
    let file = name.isEmpty || name.hasSuffix("/") ? name + "index.html" : name
    let hasAnchor = url.fragment.map {
      $0.isEmpty || ids[file]?.contains($0.removingPercentEncoding ?? $0) == true
    }
    if !files.contains(file) || hasAnchor == false { broken.append("\(path): \(link)") }
  }
}
