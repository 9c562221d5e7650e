import Diagnostics
import Language
import Markdown
import Testing

@testable import Content

/// What good content becomes.
@Suite struct SiteTests {
  @Test func settings() throws {
    let full = try site(
      with: """
        -- site.yaml --
        title: Anna Berg
        url: https://berg.example/site/
        language: de
        description: About a coach.
        author: The editors
        navigation: [{title: News, path: /news/}]
        news: {per-page: 3}
        markdown: {raw-html: true}
        quotes: {require-source: true}
        """)
    let settings = full.settings
    #expect(settings.title == "Anna Berg")
    #expect(settings.url == "https://berg.example/site")
    #expect(settings.edition.language == "de")
    #expect(full.language == .german)
    #expect(settings.description == "About a coach.")
    #expect(settings.author == "The editors")
    #expect(settings.navigation.map(\.title) == ["News"])
    #expect(settings.navigation.map(\.path) == ["/news/"])
    #expect(settings.navigation.map(\.location.line) == [6])
    #expect(settings.navigation.map(\.location.column) == [34])
    #expect(settings.articlesPerPage == 3)
    #expect(settings.allowsRawHTML)
    #expect(settings.requiresQuoteSource)
    let plain = try site(with: "").settings
    #expect(plain.articlesPerPage == 10)
    #expect(!plain.allowsRawHTML && !plain.requiresQuoteSource && plain.navigation.isEmpty)
  }

  @Test(arguments: MarkdownExtensions.named.map(\.name))
  func switchesMarkdownExtensionsOff(name: String) throws {
    #expect(MarkdownSettingsKey(rawValue: name) != nil)
    let switched = MarkdownExtensions.named.first { $0.name == name }?.extension ?? []
    for (word, expected) in [
      ("false", MarkdownExtensions.all.subtracting(switched)), ("true", .all),
    ] {
      let found = try site(
        with: """
          -- site.yaml --
          title: Anna Berg
          url: https://berg.example
          language: en
          description: About a coach.
          author: The editors
          markdown: {\(name): \(word)}
          """)
      #expect(found.settings.markdownExtensions == expected)
    }
    #expect(try site(with: "").settings.markdownExtensions == .all)
  }

  @Test func coach() throws {
    let coach = try site(
      with: """
        -- coach.yaml --
        name: Anna Berg
        names: {de: Anna Berg, ru: Анна Берг}
        born: 1970-03
        birthplace: Nordhaven
        nationality: Norland
        description: A coach.
        image: {file: images/a/anna.jpg, alt: Anna, credit: Me}
        links: [{title: Wiki, url: "https://wiki.example/a?b#c"}]
        career:
          - {team: norland, role: head-coach, start: 2012-08}
          - team: harbour
            role: caretaker
            start: 2005-07-01
            end: 2012-06-30
            played: 10
            won: 5
            drawn: 3
            lost: 2
            source: {title: Almanac, url: "http://a.example"}
            note: First post.
          - {team: lynx, role: captain, start: 1990, end: 1999, won: 3, lost: 1, source: Almanac}
        awards:
          - {name: Late, date: 2011-05, team: harbour, source: The Press}
          - {name: Early, date: 1995}
        -- images/a/anna.jpg --
        """
    ).coach
    #expect(coach.name == "Anna Berg")
    #expect(
      coach.names == [
        LanguageName(language: "de", name: "Anna Berg"),
        LanguageName(language: "ru", name: "Анна Берг"),
      ])
    #expect(coach.born == PartialDate("1970-03"))
    #expect(coach.birthplace == "Nordhaven")
    #expect(coach.nationality == "Norland")
    #expect(coach.description == "A coach.")
    #expect(coach.image?.file.path == "images/a/anna.jpg")
    #expect(coach.image?.alt == "Anna")
    #expect(coach.image?.credit == "Me")
    #expect(coach.links == [Source(title: "Wiki", url: "https://wiki.example/a?b#c")])
    #expect(coach.career.map(\.team.id) == ["lynx", "harbour", "norland"])
    #expect(coach.career.map(\.role) == [.captain, .caretaker, .headCoach])
    #expect(coach.career.map(\.start.description) == ["1990", "2005-07-01", "2012-08"])
    #expect(coach.career.map(\.end?.description) == ["1999", "2012-06-30", nil])
    #expect(
      coach.career.map(\.matches) == [
        Matches(played: 4, won: 3, drawn: nil, lost: 1),
        Matches(played: 10, won: 5, drawn: 3, lost: 2), nil,
      ])
    #expect(
      coach.career.map(\.source) == [
        Source(title: "Almanac", url: nil), Source(title: "Almanac", url: "http://a.example"), nil,
      ])
    #expect(coach.career.map(\.note) == [nil, "First post.", nil])
    #expect(coach.awards.map(\.name) == ["Early", "Late"])
    #expect(coach.awards.map(\.date.description) == ["1995", "2011-05"])
    #expect(coach.awards.map(\.team?.id) == [nil, "harbour"])
    #expect(coach.awards.map(\.source?.title) == [nil, "The Press"])
  }

  @Test func teams() throws {
    let teams = try site(
      with: """
        -- teams.yaml --
        norland: {name: Norland's Eleven, short: Norland, country: Norland, kind: national}
        lynx:
          name: 1860
          country: Norland
          kind: club
          names: {en: Lynx, pt-BR: Lince}
          colours: ["#1B4094", '#fed100']
        harbour: {name: Harbour, country: Norland, kind: club}
        """
    ).teams
    #expect(teams.map(\.id) == ["norland", "lynx", "harbour"])
    #expect(teams.map(\.name) == ["Norland's Eleven", "1860", "Harbour"])
    #expect(teams.map(\.shortName) == ["Norland", "1860", "Harbour"])
    #expect(teams.map(\.country) == ["Norland", "Norland", "Norland"])
    #expect(teams.map(\.kind) == [.national, .club, .club])
    #expect(teams.map { $0.colours.map(\.hex) } == [[], ["#1b4094", "#fed100"], []])
    #expect(teams[1].names.map(\.language) == ["en", "pt-BR"])
    #expect(teams[1].names.map(\.name) == ["Lynx", "Lince"])
  }

  @Test func competitions() throws {
    let competitions = try site(
      with: """
        -- competitions.yaml --
        nations: {name: Nations, level: friendly, scope: national-team, season: calendar}
        old-league:
          name: Old League
          level: national
          scope: club
          country: Norland
          season: split
          start: 1955
          end: 1992
          lineage: league
        league: {name: League, level: national, country: Norland, scope: club, season: split}
        cup: {name: Cup, level: world, scope: club, season: calendar, start: 1960}
        -- trophies.yaml --
        player: {lynx: {old-league: 2}}
        coach: {norland: {nations: 1}, harbour: {cup: 1}}
        """
    ).competitions
    #expect(competitions.map(\.id) == ["nations", "old-league", "league", "cup"])
    #expect(competitions.map(\.name) == ["Nations", "Old League", "League", "Cup"])
    #expect(competitions.map(\.level) == [.friendly, .national, .national, .world])
    #expect(competitions.map(\.scope) == [.nationalTeam, .club, .club, .club])
    #expect(competitions.map(\.country) == [nil, "Norland", "Norland", nil])
    #expect(competitions.map(\.seasonKind) == [.calendar, .split, .split, .calendar])
    #expect(competitions.map(\.years.first) == [nil, 1955, nil, 1960])
    #expect(competitions.map(\.years.last) == [nil, 1992, nil, nil])
    #expect(competitions.map(\.lineage) == [nil, "league", nil, nil])
  }

  @Test func honours() throws {
    let honours = try site(
      with: """
        -- trophies.yaml --
        player:
          lynx:
            league: [1999/00, 1995/96]
            cup: {count: 1, runner-up: 2, note: Twice lost., source: Almanac}
        coach:
          norland:
            nations: {count: 2, seasons: [2018, 2014], runner-up: [2016], source: {title: A}}
          harbour:
            league: 3
            cup: {runner-up: [2009]}
        """
    ).honours
    #expect(honours.map(\.role) == [.player, .player, .coach, .coach, .coach])
    #expect(honours.map(\.team.id) == ["lynx", "lynx", "norland", "harbour", "harbour"])
    #expect(honours.map(\.competition.id) == ["league", "cup", "nations", "league", "cup"])
    #expect(honours.map(\.count) == [2, 1, 2, 3, 0])
    #expect(
      honours.map { $0.seasons.map(\.text) } == [
        ["1995/96", "1999/00"], [], ["2014", "2018"], [], [],
      ])
    #expect(honours.map(\.runnerUpCount) == [0, 2, 1, 0, 1])
    #expect(
      honours.map { $0.runnerUpSeasons.map(\.text) } == [[], [], ["2016"], [], ["2009"]])
    #expect(honours.map(\.source?.title) == [nil, "Almanac", "A", nil, nil])
    #expect(honours.map(\.note) == [nil, "Twice lost.", nil, nil, nil])
  }

  @Test func quotes() throws {
    let quotes = try site(
      with: """
        -- quotes.yaml --
        start:
          text: |
            We begin,
            *today*.
          original: {text: Wir fangen an., language: de}
          speaker: Her father
          date: 2012-08
          occasion: At home
          source: {title: The Press, url: "https://press.example"}
          topics: [Сборная, work, сборная]
          teams: [norland, lynx]
        next: {text: We go on., date: 2013, source: The Press}
        """
    ).quotes
    #expect(quotes.map(\.id) == ["start", "next"])
    #expect(quotes.map(\.text) == ["We begin,\n*today*.\n", "We go on."])
    #expect(quotes[0].original?.text == "Wir fangen an.")
    #expect(quotes[0].original?.language == "de")
    #expect(quotes.map(\.speaker) == ["Her father", "Anna Berg"])
    #expect(quotes.map(\.date?.description) == ["2012-08", "2013"])
    #expect(quotes.map(\.occasion) == ["At home", nil])
    #expect(quotes.map(\.source?.url) == ["https://press.example", nil])
    #expect(quotes[0].topics.map(\.name) == ["Сборная", "work"])
    #expect(quotes[0].topics.map(\.slug) == ["sbornaya", "work"])
    #expect(quotes.map { $0.teams.map(\.id) } == [["norland", "lynx"], []])
  }

  @Test func data() throws {
    let data = try site(
      with: """
        -- data/b.yaml --
        [1, 1.5, 1e3, true, "true", ~, text, 2025-04-24, 0x10, ".", -2]
        -- data/a.yaml --
        b: 1
        a: {c: []}
        -- data/empty.yaml --
        """
    ).data
    #expect(data.map(\.name) == ["a", "b", "empty"])
    guard case .mapping(let entries)? = data.first?.value, let first = entries.first else {
      Issue.record("a.yaml is no mapping")
      return
    }
    #expect(first.location.file.hasSuffix("data/a.yaml"))
    func entry(
      _ key: String, _ value: DataValue, _ line: Int, _ column: Int
    ) -> DataValue.Entry {
      let location = SourceLocation(file: first.location.file, line: line, column: column)
      return DataValue.Entry(key: key, value: value, location: location)
    }
    #expect(
      data.map(\.value) == [
        .mapping([
          entry("b", .int(1), 1, 1), entry("a", .mapping([entry("c", .list([]), 2, 5)]), 2, 1),
        ]),
        .list([
          .int(1), .double(1.5), .double(1000), .bool(true), .text("true"), .null, .text("text"),
          .text("2025-04-24"), .text("0x10"), .text("."), .int(-2),
        ]),
        .null,
      ])
  }
}
