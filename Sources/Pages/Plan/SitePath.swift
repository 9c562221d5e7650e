import Content

/// The paths that sitegen's pages have on the site, each beginning with a slash.
enum SitePath {
  static let home = "/"
  static let trophies = "/trophies/"
  static let career = "/career/"
  static let quotes = "/quotes/"
  static let news = "/news/"
  static let notFound = "/404.html"

  static func team(_ team: Team) -> String { "/teams/\(team.id)/" }
  static func quote(_ quote: Quote) -> String { "/quotes/\(quote.id)/" }
  static func article(_ article: Article) -> String { "/news/\(article.slug)/" }
  static func tag(_ tag: Tag) -> String { "/news/tags/\(tag.slug)/" }
  static func year(_ year: Int) -> String { "/news/\(year)/" }
  static func topic(_ topic: Tag) -> String { "/quotes/#\(topic.slug)" }
  static func free(_ page: FreePage) -> String { page.slug.isEmpty ? home : "/\(page.slug)/" }
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
    let relative = path.removingPercentEncoding.drop { $0 == "/" }
    if relative.isEmpty || relative.hasSuffix("/") { return relative + "index.html" }
    let name = relative.split(separator: "/").last ?? ""
    return name.contains(".") ? String(relative) : relative + "/index.html"
  }

  /// The URL that leads from one page to another path, whatever the site's root is.
  static func relative(_ target: String, from page: String) -> String {
    let (targetPath, suffix) = split(target)
    if targetPath == page { return suffix.isEmpty ? "./" : suffix }
    var here = page.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var there = targetPath.split(separator: "/", omittingEmptySubsequences: false)
    let name = there.popLast() ?? ""
    while let a = here.first, let b = there.first, a == b {
      here.removeFirst()
      there.removeFirst()
    }
    let steps = Array(repeating: "..", count: here.count) + there.map(String.init)
    let folder = steps.isEmpty ? "" : steps.joined(separator: "/") + "/"
    let url = folder + name
    if url.isEmpty { return "./" + suffix }
    // A colon in the first segment would make it a scheme (RFC 3986, 4.2).
    let first = url.prefix { $0 != "/" }
    return (first.contains(":") ? "./" : "") + url + suffix
  }

  /// A path and what follows it from `?` or `#` on.
  static func split(_ target: String) -> (path: String, suffix: String) {
    let path = target.prefix { $0 != "#" && $0 != "?" }
    return (String(path), String(target[path.endIndex...]))
  }
}
