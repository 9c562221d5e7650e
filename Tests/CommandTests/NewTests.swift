import Foundation
import Testing

/// Beginning sites, articles, quotes and trophies.
@Suite struct NewTests {
  /// A new site in a folder of its own.
  private func site(_ language: String = "ru", _ options: String...) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let run = try run(
      Sitegen.path,
      ["new", "site", "site", "--name", "Анна Берг", "--language", language] + options,
      in: folder.path)
    #expect(run.code == 0 && run.errors == "", "\(run)")
    return folder
  }

  private func sitegen(_ folder: TemporaryFolder, _ arguments: String...) throws -> Run {
    try run(Sitegen.path, arguments, in: folder("site"))
  }

  private func expectClean(_ folder: TemporaryFolder) throws {
    let run = try sitegen(folder, "check", "--strict")
    #expect(run.code == 0 && run.errors == "", "\(run)")
  }

  @Test(arguments: [("ru", "head-coach"), ("en", "player")])
  func aNewSiteIsWhole(language: String, role: String) throws {
    let folder = try site(language, "--role", role, "--team", "Львы: \"А\"")
    try expectClean(folder)
    #expect(try sitegen(folder, "build", "--strict", "--quiet") == Run(0))
    #expect(
      try PublishedLinks(folder.tree("site/Public"), at: "https://coach.example").broken == [])
    // The program brings along the theme of this repository.
    #expect(
      try folder.tree("site/Templates").differences(from: Tree(of: repository + "/Templates")) == []
    )
    #expect(folder.read("site/Content/coach.yaml")?.contains("role: \(role)") == true)
  }

  @Test func saysWhatToDoNext() throws {
    let folder = TemporaryFolder()
    #expect(
      try run(
        Sitegen.path, ["new", "site", "a/b", "--name", "Ann", "--language", "en"], in: folder.path)
        == Run(
          0,
          """
          The site of Ann stands in 'a/b'. What to do next:
            cd a/b
            sitegen serve --open        # see it, and all that you change
            sitegen new article "…"     # write; also: new quote, new trophy
            sitegen build               # write Public, which any host can serve

          """))
  }

  @Test func aFolderThatHasSomethingIsLeftAlone() throws {
    let folder = TemporaryFolder()
    try folder.write("site/notes.txt", "mine")
    try folder.write("file", "mine")
    let before = try folder.tree("")
    for (name, message) in [
      ("site", "the folder 'site' is not empty\n  hint: name a folder that is not there yet"),
      (
        "file",
        "there is a file 'file' already\n  hint: choose another title, or another day with --date"
      ),
    ] {
      let run = try run(
        Sitegen.path, ["new", "site", name, "--name", "A", "--language", "en"], in: folder.path)
      #expect(run == Run(1, errors: "sitegen: \(message)\n"))
    }
    #expect(try folder.tree("") == before)
  }

  @Test(
    arguments: [
      (["new", "site", "x"], "--name is missing: The coach's name"),
      (["new", "site", "x", "--name", "A"], "--language is missing: The site's language"),
      (["new", "site", "x", "--name", " ", "--language", "en"], "write a line of text"),
      (["new", "quote", "Words"], "--date is missing: When they were said"),
      (
        ["new", "quote", "Words", "--date", "soon"],
        "'soon' is no date: write 2025, 2025-04 or 2025-04-22"
      ),
      (["new", "article"], "the title is missing: The title"),
    ])
  func whatIsMissingIsSaid(arguments: [String], message: String) throws {
    let folder = TemporaryFolder()
    let run = try run(Sitegen.path, arguments, in: folder.path)
    #expect(run.code == 64 && run.errors.hasPrefix("Error: \(message)\n"), "\(run)")
    #expect(try folder.tree("").paths == [])
  }

  @Test func anArticleBeginsAsADraft() throws {
    let folder = try site()
    let path = "Content/news/2025-04-24-s-yo-zhik-3-0.md"
    let run = try sitegen(folder, "new", "article", "Съ ё-жик: 3:0", "--date", "2025-04-24")
    #expect(
      run
        == Run(0, "\(path): write below the second '---', and remove 'draft: true' to publish\n"))
    let text = try #require(folder.read("site/" + path))
    #expect(text.hasPrefix("---\ntitle: \"Съ ё-жик: 3:0\"\ndate: 2025-04-24\ndraft: true "))
    try expectClean(folder)
    #expect(try sitegen(folder, "check", "--strict", "--drafts").code == 0)
    // Neither its file nor its address is taken a second time.
    for date in ["2025-04-24", "2025-04-25"] {
      let again = try sitegen(folder, "new", "article", "Съ ё жик, 3, 0!", "--date", date)
      #expect(
        again
          == Run(
            1,
            errors: """
              sitegen: the address /news/s-yo-zhik-3-0/ is taken by another page
                hint: choose another title

              """))
    }
    #expect(folder.read("site/" + path) == text)
    #expect(
      try sitegen(folder, "new", "article", "!!!").errors
        == "sitegen: '!!!' has no letters for an address\n  hint: use letters or digits\n")
  }

  @Test func aQuoteIsAdded() throws {
    let folder = try site()
    let file = "site/Content/quotes.yaml"
    try folder.write(file, "# Слова\r\nfirst: {text: А., date: 2025, source: Газета}   # коротко")
    let run = try sitegen(
      folder, "new", "quote", "Мы «работаем» каждый день: всегда.", "--date", "2025-04", "--source",
      "Газета: спорт", "--url", "https://paper.example/?a=1#b", "--team", "moya-komanda")
    #expect(
      run == Run(0, "Added to quotes.yaml; texts name it {{ quote(\"my-rabotaem-kazhdyy\") }}\n"))
    #expect(
      folder.read(file)
        == """
        # Слова
        first: {text: А., date: 2025, source: Газета}   # коротко
        my-rabotaem-kazhdyy:
          text: "Мы «работаем» каждый день: всегда."
          date: 2025-04
          source: {title: "Газета: спорт", url: "https://paper.example/?a=1#b"}
          teams: [moya-komanda]
          # occasion: По какому поводу сказано
          # topics: [о чём]

        """.replacing("\n", with: "\r\n"))
    try expectClean(folder)
    // The same words make another id; the same id is refused.
    #expect(
      try sitegen(
        folder, "new", "quote", "Мы «работаем» каждый день", "--date", "2025", "--source", "Газета"
      ).output.contains("my-rabotaem-kazhdyy-2"))
    let before = folder.read(file)
    let again = try sitegen(
      folder, "new", "quote", "Б.", "--date", "2025", "--source", "Г", "--id", "first")
    #expect(again.code == 1 && again.errors.contains("it has such an entry"), "\(again)")
    // What the checks refuse is taken back.
    let refused = try sitegen(
      folder, "new", "quote", "Б.", "--date", "2025", "--source", "Г", "--team", "nobody")
    #expect(refused.code == 1 && refused.errors.contains("unknown team 'nobody'"), "\(refused)")
    #expect(refused.errors.hasSuffix("sitegen: nothing was written\n"))
    #expect(folder.read(file) == before)
    try folder.remove(file)
    #expect(
      try sitegen(folder, "new", "quote", "Я.", "--date", "2025", "--source", "Г", "--id", "me")
        .code
        == 0)
    try expectClean(folder)
  }

  @Test func aTrophyIsAdded() throws {
    let folder = try site("en", "--team", "Lions")
    try folder.write(
      "site/Content/competitions.yaml",
      """
      league: {name: League, level: national, country: Country, scope: club, season: calendar}
      cup: {name: Cup, level: national, country: Country, scope: club, season: calendar}
      """)
    try folder.write(
      "site/Content/coach.yaml",
      "name: A\ncareer:\n  - {team: lions, role: head-coach, start: 2001}\n")
    let trophies = "site/Content/trophies.yaml"
    // The beginning of an id is enough.
    for arguments in [["league", "2003"], ["cup", "2004"], ["leag", "2005"]] {
      let run = try sitegen(
        folder, "new", "trophy", "--team", "lio", "--competition", arguments[0], "--season",
        arguments[1])
      #expect(run == Run(0, "Added to trophies.yaml; totals, tables and charts follow\n"))
      if arguments[0] == "cup" { try expectClean(folder) }
    }
    try expectClean(folder)
    let text = try #require(folder.read(trophies))
    #expect(text.hasSuffix("\ncoach:\n  lions:\n    league: [2003, 2005]\n    cup: [2004]\n"))
    for (arguments, message) in [
      (["--season", "1999"], "1999 is outside the time as coach with 'lions', 2001–today"),
      (["--season", "2003"], "it has such an entry"), (["--season", "2003/04"], "2003/04"),
      ([], "it has such an entry"),
    ] {
      let run = try run(
        Sitegen.path,
        ["new", "trophy", "--team", "lions", "--competition", "league"] + arguments,
        in: folder("site"))
      #expect(run.code == 1 && run.errors.contains(message), "\(run)")
      #expect(folder.read(trophies) == text)
    }
    // What may be meant so stays, and is told.
    try folder.write(
      "site/Content/competitions.yaml",
      try #require(folder.read("site/Content/competitions.yaml"))
        + "\nabroad: {name: A, level: national, country: Far, scope: club, season: calendar}\n")
    let abroad = try sitegen(
      folder, "new", "trophy", "--team", "lions", "--competition", "abroad", "--season", "2006")
    #expect(
      abroad
        == Run(
          0, "Added to trophies.yaml; totals, tables and charts follow\n",
          errors: """
            Content/trophies.yaml:10:5: warning: 'abroad' is played in Far, but 'lions' is from \
            Country [foreign-competition]
              10 |     abroad: [2006]
                 |     ^
              hint: correct the team, the competition or a country

            """))
    let unknown = try sitegen(folder, "new", "trophy", "--team", "lins", "--competition", "league")
    #expect(unknown.code == 64 && unknown.errors.contains("did you mean 'lions'?"), "\(unknown)")
  }

  #if os(Linux)
    /// On a terminal, what is missing is asked for, until the answer is one.
    @Test func asksOnATerminal() throws {
      let folder = TemporaryFolder()
      let command =
        "printf '\\n Ann \\nde\\nen\\nplay\\n' | script -qec \"'$0' new site site\" /dev/null"
      let run = try run("/bin/sh", ["-c", command, Sitegen.path], in: folder.path)
      #expect(run.output.contains("The coach's name: "), "\(run)")
      #expect(folder.read("site/Content/coach.yaml")?.contains("name: Ann\n") == true)
      #expect(folder.read("site/Content/coach.yaml")?.contains("role: player") == true)
    }
  #endif

  @Test func completesKnownIDs() throws {
    let folder = try site("en", "--team", "Lions")
    let script = try sitegen(folder, "--generate-completion-script", "bash").output
    #expect(script.contains("head-coach") && script.contains("ru"))
    let run = try run(
      "/usr/bin/env",
      [
        "SAP_SHELL=bash", Sitegen.path, "---completion", "new", "trophy", "--", "--team", "0", "0",
        "",
      ],
      in: folder("site"))
    #expect(run.output.contains("lions"), "\(run)")
  }
}
