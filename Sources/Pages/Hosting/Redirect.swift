import Content

/// An older address that leads to a page, as web servers are told of it.
struct Redirect: Sendable {
  /// The older path on the site, nothing in it encoded, without a final slash.
  let path: String
  /// Whether it is served from a folder, so that a final slash makes no difference.
  let isFolder: Bool
  /// The path of the page on the site.
  let target: String

  /// What a page leads on to, or nil if it is no redirect.
  init?(_ page: Page, prefix: String) {
    guard case .redirect(let target) = page.kind else { return nil }
    let path = "/" + SitePath.file(servedAt: prefix + page.path)
    let ending = "/index.html"
    isFolder = path.hasSuffix(ending)
    self.path = isFolder ? String(path.dropLast(ending.count)) : path
    self.target = prefix + target
  }

  /// Every path that leads on, nothing in it encoded.
  var paths: [String] { isFolder ? [path, path + "/"] : [path] }
}
