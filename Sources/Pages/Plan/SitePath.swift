import Content

/// The paths that sitegen's pages have on the site, each beginning with a slash.
enum SitePath {
  static let home = "/"
  static let trophies = "/trophies/"
  static let career = "/career/"
  static let quotes = "/quotes/"
  static let news = "/news/"
  static let search = "/search/"
  /// Where the index for search begins.
  static let searchIndex = "/pagefind/pagefind.js"
  /// What Pagefind's program starts as a worker, to search beside the page.
  static let searchWorker = "/pagefind/pagefind-worker.js"
  static let notFound = "/404.html"

  static func team(_ team: Team) -> String { self.team(team.id) }
  static func team(_ id: String) -> String { "/teams/\(id)/" }
  static func quote(_ quote: Quote) -> String { self.quote(quote.id) }
  static func quote(_ id: String) -> String { "/quotes/\(id)/" }
  static func article(_ article: Article) -> String { "/news/" + article.slug + "/" }
  static func tag(_ tag: Tag) -> String { "/news/tags/" + tag.slug + "/" }
  static func year(_ year: Int) -> String { "/news/\(year)/" }
  static func topic(_ topic: Tag) -> String { "/quotes/#\(topic.slug)" }
  /// The page of a text by its slug, which the home page's has not.
  static func text(_ slug: String) -> String { slug.isEmpty ? home : "/\(slug)/" }
  static func honour(_ honour: Honour) -> String { "/trophies/#\(anchor(of: honour))" }
  static func file(_ file: String) -> String { "/\(file.addingPercentEncoding)" }

  /// A page of a list; the first is the list itself.
  static func page(_ number: Int, of list: String) -> String {
    number == 1 ? list : "\(list)page/\(number)/"
  }

  static func anchor(of honour: Honour) -> String {
    "\(honour.role.rawValue)-\(honour.team.id)-\(honour.competition.id)"
  }

  /// The file that a path is served from.
  static func file(servedAt path: String) -> String {
    let decoded = path.removingPercentEncoding
    let slash = UInt8(ascii: "/")
    let relative = decoded[(decoded.utf8.firstIndex { $0 != slash } ?? decoded.endIndex)...]
    if relative.isEmpty || relative.utf8.last == slash { return relative + "index.html" }
    let name = relative.split(separator: "/").last ?? ""
    return name.contains(".") ? String(relative) : relative + "/index.html"
  }

  /// The URL that leads from one page to another path, whatever the site's root is.
  static func relative(_ target: String, from page: String) -> String {
    var (target, page) = (target, page)
    return target.withUTF8 { target in
      page.withUTF8 { page in relative(target, from: page) }
    }
  }

  /// The same of bytes: there are some ten links on a page.
  private static func relative(
    _ target: UnsafeBufferPointer<UInt8>, from page: UnsafeBufferPointer<UInt8>
  ) -> String {
    let slash = UInt8(ascii: "/")
    let end =
      target.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? target.count
    // How many bytes both have in common, and how many of them are of folders.
    var (common, shared) = (0, 0)
    while common < end, common < page.count, target[common] == page[common] {
      common += 1
      if target[common - 1] == slash { shared = common }
    }
    if common == end, common == page.count {
      return end == target.count ? "./" : String(decoding: target[end...], as: UTF8.self)
    }
    let steps = page[shared...].count { $0 == slash }
    // A colon in the first segment would make it a scheme (RFC 3986, 4.2).
    let isLikeScheme =
      steps == 0 && target[shared..<end].prefix { $0 != slash }.contains(UInt8(ascii: ":"))
    let isHere = isLikeScheme || (steps == 0 && shared == end)
    let rest = target[shared...]
    let count = steps * 3 + (isHere ? 2 : 0) + rest.count
    return String(unsafeUninitializedCapacity: count) { url in
      var end = url.startIndex
      if isHere { end = url[end...].update(fromContentsOf: "./".utf8) }
      for _ in 0..<steps { end = url[end...].update(fromContentsOf: "../".utf8) }
      return url[end...].update(fromContentsOf: rest)
    }
  }

  /// A path and what follows it from `?` or `#` on.
  static func split(_ target: String) -> (path: String, suffix: String) {
    let end = target.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    guard let end else { return (target, "") }
    return (String(target[..<end]), String(target[end...]))
  }
}
