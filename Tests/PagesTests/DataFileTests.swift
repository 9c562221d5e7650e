import Content
import Diagnostics
import Files
import Language
import Testing

@testable import Pages

/// The data for others.
@Suite struct DataFileTests {
  private func files(_ site: SmallSite) throws -> [String: String] {
    let texts = try site.texts().map { ("/" + $0, $1) }
    return Dictionary(uniqueKeysWithValues: texts.filter { DataFiles.paths.contains($0.0) })
  }

  @Test func spreadsheetsRunNoFormulasAndSeeNoDates() throws {
    let csv = try files(
      SmallSite(files: [
        "teams.yaml": """
        {a: {name: "=1+1", country: X, kind: club}, b: {name: 'B, "C"', country: X, kind: club}}
        """,
        "trophies.yaml": """
        {coach: {a: {cup: [2003/04, 2004/05]}, b: {league: {count: 1, note: "-x"}}}}
        """,
      ]))["/trophies.csv"]
    #expect(
      csv
        == [
          "\u{FEFF}role,team,team_id,competition,competition_id,level,country,count,seasons,"
            + "runner_up,note",
          "coach,'=1+1,a,Cup,cup,national,X,2,2003–04; 2004–05,0,",
          #"coach,"B, ""C""",b,League,league,national,X,1,,0,'-x"#,
          "",
        ].joined(separator: "\r\n"))
  }

  @Test func rowsAreObjects() throws {
    let files = try files(SmallSite(files: ["trophies.yaml": "{coach: {b: {league: [2012/13]}}}"]))
    #expect(
      files["/trophies.json"] == """
        [
          {
            "competition" : "League",
            "competition_id" : "league",
            "count" : 1,
            "country" : "X",
            "level" : "national",
            "role" : "coach",
            "runner_up" : 0,
            "seasons" : [
              "2012/13"
            ],
            "team" : "B",
            "team_id" : "b"
          }
        ]

        """)
    #expect(
      files["/quotes.json"] == """
        [
          {
            "date" : "2020",
            "id" : "now",
            "source" : "S",
            "speaker" : "C",
            "teams" : [],
            "text" : "Now.",
            "topics" : [
              "победа"
            ],
            "url" : "https://t.example/quotes/now/"
          }
        ]

        """)
  }
}
