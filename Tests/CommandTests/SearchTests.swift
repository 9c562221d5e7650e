import Foundation
import Testing

/// The page that searches the site, with and without the program that makes its index.
@Suite struct SearchTests {
  private static let hasProgram = [["pagefind"], ["python3", "-m", "pagefind_bin"]].contains {
    (try? run("/usr/bin/env", $0 + ["--version"]))?.code == 0
  }

  private static let searching: TextArchive = """
    -- Content/site.yaml --
    title: Lions and more
    url: https://coach.example/site
    language: en
    description: A coach's site
    author: The editors
    search: true
    -- Templates/base.html --
    <!DOCTYPE html>
    <html lang="{{ site.language }}">
    <title>{{ page.title }}</title>
    <main{% if page.searched %} data-pagefind-body{% endif %}>{% block content %}{{ page.body or '' }}{% endblock %}</main>
    </html>
    -- Templates/search.html --
    {% extends 'base.html' %}
    {% block content %}{% if site.search_index %}{{ link(site.search_index) }}{% else %}Browse.{% endif %}{% endblock %}
    -- Templates/strings/en.yaml --
    title.trophies: Trophies
    title.career: Career
    title.quotes: Quotes
    title.news: News
    title.search: Search
    title.year: The news of {year}
    title.not-found: Not found
    quote.heading: "{name}'s words"
    """

  @Test(.enabled(if: hasProgram))
  func theIndexIsPublishedAndKept() throws {
    let site = try TestSite(Self.searching)
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    let first = try site.folder.tree()
    #expect(first["search/index.html"]?.contains("<main>../pagefind/pagefind.js</main>") == true)
    let index = first.paths.filter { $0.hasPrefix("pagefind/") }
    for file in ["pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "sitegen.txt"] {
      #expect(index.contains("pagefind/\(file)"))
    }
    #expect(index.contains { $0.hasPrefix("pagefind/fragment/en_") })
    #expect(!index.contains { $0.contains("-ui.") })
    let manifest = try #require(first[".sitegen-manifest"])
    for file in index { #expect(manifest.contains("\n\(file)\n")) }
    // Nothing changes: nothing is written.
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    #expect(try site.folder.tree() == first)
    // A clean build gives the same bytes.
    #expect(try site.cleanBuild().differences(from: first) == [])
    // What somebody has damaged is mended.
    try site.folder.write("Public/pagefind/pagefind.js", "mine")
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    #expect(try site.folder.tree().differences(from: first) == [])
    // Other words make another index; the old one goes.
    try site.folder.write(
      "Content/news/2024-05-02-second.md", "---\ntitle: Leopards\ndate: 2024-05-02\n---\nHi.\n")
    #expect(try site.run("build", "--strict", "--quiet") == Run(0))
    let second = try site.folder.tree()
    let changed = second.differences(from: first).filter { $0.hasPrefix("pagefind/") }
    #expect(
      changed.contains("pagefind/sitegen.txt") && changed.contains("pagefind/pagefind-entry.json"))
    #expect(try site.cleanBuild().differences(from: second) == [])
    // Without search there is nothing left of it.
    let settings = try #require(site.folder.read("Content/site.yaml"))
    try site.folder.write("Content/site.yaml", settings.replacing("search: true", with: ""))
    #expect(try site.run("build", "--quiet").code == 0)
    #expect(!site.folder.exists("Public/pagefind") && !site.folder.exists("Public/search"))
  }

  @Test func withoutTheProgramThePageTellsHowToBrowse() throws {
    let site = try TestSite(Self.searching)
    let run = try withExtendedLifetime(site.folder) {
      try CommandTests.run(
        "/usr/bin/env", ["PATH=/nowhere", Sitegen.path, "build", "--quiet"], in: site.folder.path)
    }
    #expect(
      run
        == Run(
          0,
          errors: """
            Content/site.yaml:1:1: warning: the site can't be searched: there is no Pagefind \
            [missing-program]
              1 | title: Lions and more
                | ^
              hint: install it (pip install 'pagefind[bin]'), or set search: false

            """))
    let tree = try site.folder.tree()
    #expect(tree["search/index.html"]?.contains("<main>Browse.</main>") == true)
    #expect(!site.folder.exists("Public/pagefind"))
  }

  /// Starting Python to find out would take longer than many a build.
  @Test func theProgramOfThePythonInPathIsFoundWithoutPython() throws {
    let site = try TestSite(Self.searching)
    let tools = TemporaryFolder()
    let program = "lib/python3.11/site-packages/pagefind_bin/pagefind"
    try tools.writeScript("bin/python3", "#!/bin/sh\nexit 1\n")
    try tools.writeScript(
      program,
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo pagefind 9; exit; fi
      mkdir -p "$4"
      for name in pagefind.js pagefind-worker.js; do echo "$name" > "$4/$name"; done
      echo {} > "$4/pagefind-entry.json"

      """)
    let run = try withExtendedLifetime(site.folder) {
      try CommandTests.run(
        "/usr/bin/env",
        ["PATH=\(tools("bin")):/usr/bin:/bin", Sitegen.path, "build", "--strict", "--quiet"],
        in: site.folder.path)
    }
    #expect(run == Run(0))
    #expect(site.folder.read("Public/pagefind/sitegen.txt")?.hasPrefix("pagefind 9 ") == true)
    #expect(site.folder.read("Public/pagefind/pagefind.js") == "pagefind.js\n")
  }

  @Test func whatThePagesCanNotBeIndexedForIsTold() throws {
    let site = try TestSite(Self.searching)
    try site.folder.writeScript(
      "programs/pagefind",
      "#!/bin/sh\nif [ \"$1\" = --version ]; then echo pagefind 9; else echo 'no room' >&2; exit 1; fi\n"
    )
    let run = try withExtendedLifetime(site.folder) {
      try CommandTests.run(
        "/usr/bin/env",
        ["PATH=\(site.folder("programs")):/usr/bin:/bin", Sitegen.path, "build", "--quiet"],
        in: site.folder.path)
    }
    #expect(
      run
        == Run(
          1,
          errors: """
            Content/site.yaml:1:1: error: the index for search can't be made: no room \
            [failed-search-index]
              1 | title: Lions and more
                | ^
              hint: or set search: false
            sitegen: 1 error; nothing was published

            """))
    #expect(try site.folder.tree().paths == [])
  }
}
