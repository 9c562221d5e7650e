import Foundation
import Testing

/// Nothing that content says leads a build out of its output folder.
@Suite struct HostilePathTests {
  @Test(arguments: [
    ("slug: ../x", 7, "malformed id '../x' [bad-id]", "write it as x"),
    ("aliases: [/../../etc/x]", 11, path("/../../etc/x"), "write it as /news/"),
    ("aliases: [//etc/x]", 11, path("//etc/x"), "write it as /news/"),
    ("aliases: ['/a\\b/']", 11, path("/a\\b/"), "write it as /news/"),
    (
      "aliases: [/%2e%2e/%2E%2E/x/]", 11,
      "can't write to the path '../../x/index.html': '.' and '..' are no names [bad-path]", rename
    ),
    (
      "aliases: [/.sitegen-manifest]", 11,
      "can't write to the path '.sitegen-manifest': names that begin with '.sitegen-' are "
        + "sitegen's own [bad-path]", rename
    ),
    (
      "aliases: [/.SiteGen-staging/1]", 11,
      "can't write to the path '.SiteGen-staging/1/index.html': names that begin with '.sitegen-' "
        + "are sitegen's own [bad-path]", rename
    ),
    (
      "aliases: [/a//b/]", 11,
      "can't write to the path 'a//b/index.html': a name in it is empty [bad-path]", rename
    ),
    ("aliases: [/news/first/]", 11, taken("/news/first/", by: first), unalias),
    ("aliases: [/news/second]", 11, taken("/news/second", by: article), unalias),
    ("aliases: [/trophies/]", 11, taken("/trophies/", by: "a page that every site has"), unalias),
    ("aliases: [/TROPHIES/]", 11, taken("/TROPHIES/", by: "a page that every site has"), unalias),
    (
      "aliases: [/quotes.json]", 11, taken("/quotes.json", by: "a file that every site has"),
      unalias
    ),
    (
      "aliases: ['/old/?id=5']", 11, "an alias can't have '?' or '#' [bad-path]",
      "write what stands before it: static servers don't look further"
    ),
  ])
  func isRefused(line: String, column: Int, message: String, hint: String) throws {
    try expectMistake(
      TextArchive("-- \(Self.article) --\n---\ntitle: The second\ndate: 2024-05-02\n\(line)\n---"),
      """
      \(Self.article):4:\(column): error: \(message)
        4 | \(line)
          | \(String(repeating: " ", count: column - 1))^
        hint: \(hint)
      sitegen: 1 error; nothing was published
      """)
  }

  static let article = "Content/news/2024-05-02-second.md"
  static let first = "Content/news/2024-05-01-first.md"
  static let rename = "give one of the pages or files another name"
  static let unalias = "remove the alias"

  static func path(_ text: String) -> String {
    "expected a path on the site, found '\(text)' [bad-path]"
  }

  static func taken(_ path: String, by holder: String) -> String {
    "the address \(path) is taken by \(holder) [duplicate-url]"
  }

  @Test func aliasesLeadToTheirPages() throws {
    let site = try TestSite(
      """
      -- Content/news/2024-05-02-second.md --
      ---
      title: The second
      date: 2024-05-02
      aliases: [/2024/second.html, /.well-known/second/, /caf%C3%A9/]
      ---
      """)
    #expect(try site.run("build", "--quiet") == Run(0))
    let tree = try site.folder.tree()
    let redirects = [
      ".well-known/second/index.html": "../../news/second/",
      "2024/second.html": "../news/second/", "café/index.html": "../news/second/",
    ]
    #expect(
      tree.paths
        == (TestSite.publishedFiles + ["news/second/index.html"] + redirects.keys).sorted())
    for (file, url) in redirects {
      #expect(tree[file] == "<meta http-equiv=\"refresh\" content=\"0; url=\(url)\">\n", "\(file)")
    }
  }
}

@Suite struct HostileImageTests {
  @Test func anyNameIsLinkedTo() throws {
    let site = try TestSite(
      """
      -- Content/images/a b.txt --
      1
      -- Content/images/#1?.txt --
      2
      -- Content/images/100%25.txt --
      3
      -- Content/images/кубок.txt --
      4
      -- Content/images/-rf&'.txt --
      5
      -- Content/news/2024-05-02-second.md --
      ---
      title: The second
      date: 2024-05-02
      image: {file: 'images/#1?.txt', alt: A cup, credit: Me}
      ---
      ![1](<images/a b.txt>)
      ![2](images/%231%3F.txt)
      ![3](/images/100%2525.txt)
      ![4](../images/кубок.txt)
      ![5](images/-rf&'.txt)
      -- Templates/article.html --
      {% if article.image %}<img src="{{ link(article.image) }}" alt="2">{% endif %}
      {{ article.body }}
      """)
    #expect(try site.run("build", "--quiet") == Run(0))
    let tree = try site.folder.tree()
    let page = try HTMLPage(#require(tree["news/second/index.html"]))
    #expect(page.links.count == 6)
    for link in page.links {
      let url = try #require(URL(string: link, relativeTo: URL(string: "http://x/news/second/")))
      let number = page.texts(of: "alt")[try #require(page.links.firstIndex(of: link))]
      #expect(tree[String(url.path.dropFirst())] == number + "\n", "\(link)")
    }
  }

  @Test(arguments: [
    ("a\nb.png", "a\u{FFFD}b.png", "control characters are not allowed in a name"),
    ("a\\b.png", "a\\b.png", "'\\' is not allowed in a name"),
    ("\u{1B}[31m.png", "\u{FFFD}[31m.png", "control characters are not allowed in a name"),
  ])
  func namesThatServersMisreadAreRefused(name: String, shown: String, problem: String) throws {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet") == Run(0))
    try site.folder.write("Content/images/\(name)", "x")
    try expectRefusal(
      of: site,
      """
      Content/images/\(shown):1:1: error: can't write to the path 'images/\(shown)': \(problem) \
      [bad-path]
        1 | x
          | ^
        hint: give one of the pages or files another name
      sitegen: 1 error; nothing was published
      """)
  }

  @Test func linksArePublishedAsFiles() throws {
    let site = try TestSite("-- photos/cup.png --\na cup")
    try site.folder.link("Content/images/cup.png", to: "../../photos/cup.png")
    try site.folder.link("Content/images/more", to: "../../photos")
    expectSummary(try site.run("build"), pages: 11, written: 25, unchanged: 0, removed: 0)
    let tree = try site.folder.tree()
    #expect(tree["images/cup.png"] == "a cup\n" && tree["images/more/cup.png"] == "a cup\n")
  }

  @Test func linksToNowhereAreTold() throws {
    let site = try TestSite()
    try site.folder.link("Content/images/cup.png", to: "nowhere.png")
    try expectRefusal(
      of: site,
      """
      Content/images/cup.png:1:1: error: the file can't be read: No such file or directory \
      [unreadable-file]
        hint: check that it is a file and that you may read it
      sitegen: 1 error; nothing was published
      """)
    #expect(try site.folder.tree().entries == [:])
  }

  @Test func circlesEnd() throws {
    let site = try TestSite()
    try site.folder.link("Content/images/up", to: "..")
    let run = try site.run("build")
    #expect(run.code == 2 && run.output == "")
    #expect(run.errors.hasPrefix("sitegen: the folder 'Content/images/up/images/up/"), "\(run)")
    #expect(run.errors.hasSuffix("can't be read: Too many levels of symbolic links\n"), "\(run)")
  }
}

@Suite struct HostileOutputTests {
  static let refusal = """
    sitegen: 'Public/news' is a symbolic link where sitegen needs a folder, and may lead elsewhere
      hint: move it out of the output folder, or build to another folder

    """

  @Test func aLinkInTheOutputIsNotFollowed() throws {
    let site = try TestSite("-- out/first/index.html --\nmine")
    #expect(try site.run("build", "--quiet") == Run(0))
    try site.folder.remove("Public/news")
    try site.folder.link("Public/news", to: "../out")
    let before = try site.folder.tree("")
    #expect(try site.run("build") == Run(2, errors: Self.refusal))
    #expect(try site.folder.tree("") == before)
    try site.folder.remove("Content/news/2024-05-01-first.md")
    #expect(try site.run("build") == Run(2, errors: Self.refusal))
    #expect(site.folder.read("out/first/index.html") == "mine\n")
  }

  @Test func aLinkedPageIsReplacedNotWrittenThrough() throws {
    let site = try TestSite("-- mine.txt --\nmine")
    let clean = try site.cleanBuild()
    try site.folder.link("Public/index.html", to: "../mine.txt")
    #expect(try site.run("build", "--quiet") == Run(0))
    #expect(site.folder.read("mine.txt") == "mine\n")
    #expect(try site.folder.tree().differences(from: clean) == [])
  }

  @Test func theOutputItselfMayBeALink() throws {
    let site = try TestSite()
    let clean = try site.cleanBuild()
    try site.folder.makeFolder("elsewhere")
    try site.folder.link("Public", to: "elsewhere")
    #expect(try site.run("build", "--quiet") == Run(0))
    #expect(try site.folder.tree("elsewhere").differences(from: clean) == [])
  }

  @Test func aManifestIsNotBelieved() throws {
    let site = try TestSite("-- mine.txt --\nmine")
    #expect(try site.run("build", "--quiet") == Run(0))
    let clean = try site.folder.tree()
    let manifest = try #require(clean[".sitegen-manifest"])
    try site.folder.write(
      "Public/.sitegen-manifest", manifest + "../mine.txt\n\(site.folder("mine.txt"))\n")
    expectSummary(try site.run("build"), pages: 11, written: 0, unchanged: 23, removed: 0)
    #expect(site.folder.read("mine.txt") == "mine\n")
    #expect(try site.folder.tree().differences(from: clean) == [])
    try site.folder.write("Public/.sitegen-manifest", "index.html\n")
    #expect(
      try site.run("build")
        == Run(
          2,
          errors: """
            sitegen: 'Public/.sitegen-manifest' is not a list that sitegen wrote, so its files \
            can't be told from yours
              hint: restore it from version control, or remove the whole output folder and build \
            again

            """))
  }
}
