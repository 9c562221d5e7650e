import Compression
import Content

/// The files by which web servers and hosts are told of redirects, caching and the like.
struct HostingFiles: Sendable {
  let settings: Settings
  let redirects: [Redirect]

  /// The files by their paths on the site.
  var files: [(path: String, bytes: [UInt8])] {
    settings.hosting.servers.flatMap(files).map { ($0.path, Array($0.text.utf8)) }
  }

  private func files(for server: Hosting.Server) -> [(path: String, text: String)] {
    switch server {
    case .apache: [("/.htaccess", htaccess)]
    case .cloudflare:
      [("/_redirects", redirectList(isForced: false)), ("/_headers", headers(takesBack: true))]
    case .githubPages: [("/.nojekyll", "")] + (domain.map { [("/CNAME", $0 + "\n")] } ?? [])
    case .netlify:
      [("/_redirects", redirectList(isForced: true)), ("/_headers", headers(takesBack: false))]
    case .nginx: [("/.nginx.conf", nginx)]
    }
  }

  /// The domain of one's own; nil on one that the host gives, or if the site is a folder of another
  /// site on it.
  private var domain: String? {
    let address = settings.url.drop { $0 != ":" }.dropFirst("://".count)
    let host = address.prefix { !"/:".contains($0) }
    return host.hasSuffix(".github.io") || address.contains("/") ? nil : String(host)
  }

  func has(_ compression: Compression) -> Bool {
    settings.hosting.compression.contains(compression)
  }
}

extension HostingFiles {
  /// The rules of Netlify and Cloudflare Pages, whose paths begin at the published folder.
  ///
  /// Netlify follows a rule for a path that has a file only if it is forced to; Cloudflare does so
  /// always and takes the mark for an error.
  private func redirectList(isForced: Bool) -> String {
    redirects.flatMap { redirect in
      (isForced ? [redirect.path] : redirect.paths).map { path in
        "\(path.literalRulePath) \(url(of: redirect.target)) 301\(isForced ? "!" : "")\n"
      }
    }.joined()
  }

  /// Where several rules hold for a path, Netlify sends the last one's value of a header, and
  /// Cloudflare all values unless the earlier ones are taken back.
  private func headers(takesBack: Bool) -> String {
    var text = """
      /assets/*
        Cache-Control: \(CachePolicy.immutable.header)
      /images/*
        Cache-Control: \(CachePolicy.brief.header)

      """
    guard let policy = settings.hosting.contentSecurityPolicy else { return text }
    text += "/*\n  \(Self.policyHeader): \(policy)\n"
    if settings.hasSearch {
      text += SitePath.searchWorker + "\n"
      if takesBack { text += "  ! \(Self.policyHeader)\n" }
      text += "  \(Self.policyHeader): \(Self.workerPolicy)\n"
    }
    return text
  }

  static let policyHeader = "Content-Security-Policy"

  /// What the program of search may do: it runs in a worker, to which the policy that comes with its
  /// own file applies, not that of the page (Content Security Policy 3, 4.2.2).
  static let workerPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

  /// The path of a page on the server; a dollar would begin a variable for some.
  func url(of path: String) -> String {
    (settings.pathPrefix + path).replacing("$", with: "%24")
  }
}

extension String {
  /// The path for a list of rules in which `*` and `:` stand for any names.
  fileprivate var literalRulePath: String {
    addingPercentEncoding.replacing("*", with: "%2A").replacing(":", with: "%3A")
  }
}
