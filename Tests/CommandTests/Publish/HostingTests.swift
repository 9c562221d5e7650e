import Foundation
import Testing

/// The files for web servers and hosts, also as real servers understand them.
@Suite struct HostingTests {
  static let article: TextArchive = """
    -- Content/news/2024-05-02-second.md --
    ---
    title: The second
    date: 2024-05-02
    aliases: [/old/, /2024/cup.html, "/кубок%20(1)*/"]
    ---
    Hello.
    -- Templates/search.html --
    Browse.
    -- Content/images/cup.svg --
    <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
    """

  private static func site(_ hosting: String, url: String? = nil) throws -> TestSite {
    let site = try TestSite(article)
    let settings = try #require(site.folder.read("Content/site.yaml"))
    let text = url.map { settings.replacing("https://coach.example/site", with: $0) } ?? settings
    try site.folder.write("Content/site.yaml", text + hosting + "\n")
    let run = try site.run("build", "--quiet")
    try #require(run == Run(0))
    return site
  }

  /// A site that could be searched, if there were Pagefind, with a policy.
  private static func searchedSite(_ hosting: String) throws -> TestSite {
    let site = try TestSite(article)
    let strings = try #require(site.folder.read("Templates/strings/en.yaml"))
    try site.folder.write("Templates/strings/en.yaml", strings + "title.search: Search\n")
    let settings = try #require(site.folder.read("Content/site.yaml"))
    let policy = "content-security-policy: default-src 'self'"
    try site.folder.write(
      "Content/site.yaml", settings + "search: true\nhosting: {\(hosting), \(policy)}\n")
    let arguments = ["PATH=/nowhere", Sitegen.path, "build", "--quiet"]
    try #require(try CommandTests.run("/usr/bin/env", arguments, in: site.folder.path).code == 0)
    return site
  }

  @Test func netlify() throws {
    let tree = try Self.site("hosting: {servers: [netlify]}").folder.tree()
    #expect(
      tree["_redirects"] == """
        /old /site/news/second/ 301!
        /2024/cup.html /site/news/second/ 301!
        /%D0%BA%D1%83%D0%B1%D0%BE%D0%BA%20(1)%2A /site/news/second/ 301!

        """)
    #expect(
      tree["_headers"] == """
        /assets/*
          Cache-Control: public, max-age=31536000, immutable
        /images/*
          Cache-Control: public, max-age=3600

        """)
    #expect(tree["assets/site.c2e6ffb21e.css"] != nil)
  }

  @Test func cloudflare() throws {
    let tree = try Self.site("hosting: {servers: [cloudflare]}").folder.tree()
    #expect(
      tree["_redirects"] == """
        /old /site/news/second/ 301
        /old/ /site/news/second/ 301
        /2024/cup.html /site/news/second/ 301
        /%D0%BA%D1%83%D0%B1%D0%BE%D0%BA%20(1)%2A /site/news/second/ 301
        /%D0%BA%D1%83%D0%B1%D0%BE%D0%BA%20(1)%2A/ /site/news/second/ 301

        """)
  }

  @Test func headersAllowOnlyTheWorkerOfSearchToCompile() throws {
    func headers(_ server: String) throws -> String? {
      try Self.searchedSite("servers: [\(server)]").folder.tree()["_headers"]
    }
    let caching = """
      /assets/*
        Cache-Control: public, max-age=31536000, immutable
      /images/*
        Cache-Control: public, max-age=3600

      """
    #expect(
      try headers("netlify") == caching + """
        /*
          Content-Security-Policy: default-src 'self'
        /pagefind/pagefind-worker.js
          Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'

        """)
    #expect(
      try headers("cloudflare") == caching + """
        /*
          Content-Security-Policy: default-src 'self'
        /pagefind/pagefind-worker.js
          ! Content-Security-Policy
          Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'

        """)
  }

  @Test(arguments: [
    ("https://coach.example", "coach.example\n"), ("https://coach.example:8080", "coach.example\n"),
    ("https://coach.example/site", nil), ("https://ada.github.io", nil),
  ])
  func gitHubPages(url: String, domain: String?) throws {
    let tree = try Self.site("hosting: {servers: [github-pages]}", url: url).folder.tree()
    #expect(tree[".nojekyll"] == "")
    #expect(tree["CNAME"] == domain)
  }

  @Test func nothingUnlessAsked() throws {
    let paths = try Self.site("").folder.tree().paths
    #expect(paths.filter { $0.hasPrefix("_") || $0.hasSuffix(".gz") || $0.hasSuffix(".br") } == [])
    #expect(paths.filter { $0.hasPrefix(".") } == [".sitegen-manifest"])
  }

  /// Siblings are kept while they stand for the same text, whatever made them.
  @Test func compressesWhatHasChanged() throws {
    let site = try Self.site("hosting: {compress: [gzip, brotli]}")
    let first = try site.folder.tree()
    let text = first.paths.filter {
      !$0.hasPrefix(".") && !$0.hasSuffix(".gz") && !$0.hasSuffix(".br")
    }
    #expect(text.filter { first["\($0).gz"] == nil || first["\($0).br"] == nil } == [])
    #expect(try site.cleanBuild().files == first.files)
    try site.run("build", "--quiet")
    #expect(try site.folder.tree() == first)
    try site.folder.write("Public/index.html.gz", "spoilt")
    try site.run("build", "--quiet")
    #expect(try site.folder.tree().differences(from: first) == [])
    let plain = try run("/bin/sh", ["-c", "gzip -dc '\(site.folder("Public/index.html.gz"))'"])
    #expect(plain.output == first["index.html"])
  }

  // MARK: Real servers

  private static func servedSite() throws -> (site: TestSite, root: TemporaryFolder) {
    let site = try searchedSite("servers: [apache, nginx], compress: [gzip, brotli]")
    let root = TemporaryFolder()
    try root.copy(site.folder("Public"), to: "site")
    for ending in ["", ".br"] { try root.write("site/pagefind/pagefind-worker.js" + ending, "x") }
    try root.write("nothing/else", "")
    return (site, root)
  }

  @Test(.enabled(if: program("nginx") != nil))
  func nginxUnderstands() throws {
    let (_, root) = try Self.servedSite()
    let home = TemporaryFolder()
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(home("t"));" }.joined(separator: " ")
    let server = try Server(try #require(program("nginx"))) { port in
      let configuration = """
        \(FileManager.default.fileExists(atPath: Self.brotliModule) ? "load_module \(Self.brotliModule);" : "")
        daemon off; master_process off; pid \(home("pid")); error_log \(home("log"));
        events {}
        http {
          include /etc/nginx/mime.types; access_log off; \(temporary)
          server { listen 127.0.0.1:\(port); root \(root.path); include \(root("site/.nginx.conf")); }
        }
        """
      try? home.write("nginx.conf", configuration)
      return ["-p", home.path, "-c", home("nginx.conf")]
    }
    try expectService(at: server.port, hidden: "404")
  }

  private static let brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

  @Test(.enabled(if: program("apache2") != nil))
  func apacheUnderstands() throws {
    let (_, root) = try Self.servedSite()
    let home = TemporaryFolder()
    let modules = ["mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite"]
      .map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined()
    let server = try Server(try #require(program("apache2"))) { port in
      let configuration = """
        ServerName localhost
        Listen 127.0.0.1:\(port)
        PidFile \(home("pid"))
        ErrorLog \(home("log"))
        \(modules)
        \(geteuid() == 0 ? "User www-data\nGroup www-data" : "")
        TypesConfig /etc/mime.types
        AddType application/x-gzip .gz .tgz
        DocumentRoot \(root.path)
        <Directory \(root.path)>
          AllowOverride All
          Options FollowSymLinks
          Require all granted
        </Directory>
        """
      try? home.write("apache.conf", configuration)
      return ["-d", home.path, "-f", home("apache.conf"), "-X"]
    }
    try expectService(at: server.port, hidden: "403")
  }

  /// What every server must answer: the path, what the browser accepts, and parts of the answer.
  private func expectService(at port: Int, hidden: String) throws {
    let immutable = "Cache-Control: public, max-age=31536000, immutable"
    let policy = "Content-Security-Policy: default-src 'self'\r\n"
    let compiles =
      "Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'\r\n"
    let worker = "pagefind/pagefind-worker.js"
    let cases: [(path: String, accepts: String, answer: [String])] = [
      ("", "", ["200", "text/html", "Cache-Control: no-cache", policy]),
      (worker, "", ["200", compiles]), (worker, "br", ["200", compiles]),
      ("", "gzip", ["200", "text/html", "Content-Encoding: gzip", "Vary: Accept-Encoding"]),
      ("", "gzip, br", ["200", "text/html", "Content-Encoding: br", "Vary: Accept-Encoding"]),
      ("news/", "gzip", ["200", "text/html", "Content-Encoding: gzip"]),
      ("assets/site.c2e6ffb21e.css", "", ["200", "text/css", immutable, "Vary: Accept-Encoding"]),
      ("assets/site.c2e6ffb21e.css", "br", ["200", "text/css", immutable, "Content-Encoding: br"]),
      ("images/cup.svg", "", ["200", "image/svg+xml", "Cache-Control: public, max-age=3600"]),
      ("trophies.json", "gzip", ["200", "application/json", "Content-Encoding: gzip"]),
      ("old", "", ["301", "/site/news/second/\r\n"]),
      ("old/", "", ["301", "/site/news/second/\r\n"]),
      ("2024/cup.html", "", ["301", "/site/news/second/\r\n"]),
      ("%D0%BA%D1%83%D0%B1%D0%BE%D0%BA%20(1)*/", "", ["301", "/site/news/second/\r\n"]),
      ("old/er/", "", ["404", "text/html"]),
      ("nothing", "", ["404", "text/html", "Not found", policy]),
      (".sitegen-manifest", "", [hidden]), (".nginx.conf", "", [hidden]),
    ]
    for (path, accepts, parts) in cases {
      let address = "http://127.0.0.1:\(port)/site/\(path)"
      let answer = try run(
        "/usr/bin/env",
        ["curl", "--silent", "--include", "--header", "Accept-Encoding: \(accepts)", address])
      let missing = parts.filter { !answer.output.contains($0) }
      #expect(missing.isEmpty, "\(path) [\(accepts)]\n\(answer.output.prefix(600))")
    }
  }
}
