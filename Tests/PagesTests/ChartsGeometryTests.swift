import Content
import Language
import Testing

@testable import Pages

@Suite struct ChartsGeometryTests {
  @Test(arguments: [
    (0, "0"), (12.5, "12.5"), (33.333333, "33.33"), (66.666, "66.67"), (100, "100"),
    (0.004, "0"), (1234.5, "1234.5"),
  ])
  func numbers(value: Double, expected: String) {
    #expect(SVG.number(value) == expected)
    #expect(SVG.percent(value) == expected + "%")
  }

  @Test func elements() {
    let text = SVG("text", ["x": "a\"b", "y": nil], text: "<&>'\"")
    #expect(text.markup == "<text x=\"a&quot;b\">&lt;&amp;&gt;&#39;&quot;</text>")
    #expect(SVG("g", [:], [text, SVG("path")]).markup == "<g>\n\(text.markup)\n<path/>\n</g>")
  }

  @Test(arguments: [
    (1, 6, 1), (6, 6, 1), (7, 6, 2), (12, 6, 2), (13, 6, 5), (30, 6, 5), (31, 6, 10), (60, 6, 10),
    (61, 6, 20), (9998, 6, 2000), (4, 5, 1), (42, 5, 10), (100, 5, 20),
    (Int.max, 5, 2_000_000_000_000_000_000),
  ])
  func roundSteps(span: Int, count: Int, expected: Int) {
    #expect(roundStep(over: span, atMost: count) == expected)
  }

  @Test(arguments: [
    (1976, 2026, [1980, 1990, 2000, 2010, 2020]),
    (2020, 2021, [2020, 2021]),
    (1990, 2003, [1990, 1995, 2000]),
    (1, 9999, [2000, 4000, 6000, 8000]),
  ])
  func ticks(first: Int, last: Int, expected: [Int]) {
    #expect(YearAxis(first: first, last: last).ticks == expected)
  }

  @Test(arguments: [
    (2000, 0), (2005, 47), (2010, 94), (2011, 100), (Double.infinity, 100), (1990, 0),
  ])
  func positions(moment: Double, expected: Double) {
    #expect(YearAxis(first: 2000, last: 2010, end: 94).position(moment) == expected)
  }

  @Test(arguments: [(32, "32"), (33, "31…")])
  func labels(length: Int, expected: String) {
    let label = Charts.label(String(repeating: "ы", count: length))
    #expect(label.count == 32)
    #expect(label.hasSuffix("…") == expected.hasSuffix("…"))
  }

  /// Start and end in years since 2000, a percent each, and the lane.
  @Test(arguments: [
    ("[{team: a, role: player, start: 2010, end: 2020}]", ["10.5 20.5 0"]),
    ("[{team: a, role: player, start: 2010, end: 2010}]", ["10 11 0"]),
    ("[{team: a, role: player, start: 2010-07, end: 2010-07}]", ["10.5 11.3 0"]),
    ("[{team: a, role: player, start: 2010-01-01, end: 2010-01-01}]", ["10 10.8 0"]),
    ("[{team: a, role: player, start: 2010-07, end: 2010}]", ["10.5 11.3 0"]),
    ("[{team: a, role: player, start: 2010}]", ["10.5 100 0"]),
    (
      """
      [{team: a, role: player, start: 2010, end: 2014},
       {team: a, role: captain, start: 2012, end: 2014},
       {team: a, role: head-coach, start: 2014, end: 2016}]
      """, ["10.5 14.5 0", "12.5 14.5 1", "14.5 16.5 0"]
    ),
  ])
  func stintsInTheirRow(career: String, expected: [String]) throws {
    let teams = "{a: {name: A, country: X, kind: club}}"
    let stints = try ChartSite(teams: teams, career: career).charts().index.site.coach.career
    let row = TimelineRow(stints, on: YearAxis(first: 2000, last: 2100))
    let bars = row.bars.map { "\(SVG.number($0.start)) \(SVG.number($0.end)) \($0.lane)" }
    #expect(bars == expected)
  }

  @Test(arguments: [
    ("2010", "A", "A 2010–2013 10.5"),
    ("2090", "A", "A 2090–2093 93.5 end"),
    ("2040", "An uncommonly long name", "An uncommonly long name 33.3"),
    ("2045", "A name of fifteen", "A name of fifteen 2045–2048 21.7"),
    ("2040", "A name even longer than that one", "A name even longer than that one 7.2"),
    (
      "2010", "A name that no screen of a phone has room for",
      "A name that no screen of a phon… 7.2"
    ),
  ])
  func labelsInTheirRow(start: String, name: String, expected: String) throws {
    let site = ChartSite(
      teams: "{a: {name: \(name), country: X, kind: club}}",
      career: "[{team: a, role: player, start: \(start), end: \((Int(start) ?? 0) + 3)}]")
    // The far future is no business of a picture's.
    let row = TimelineRow(
      try site.charts().index.site.coach.career, on: YearAxis(first: 2000, last: 2100))
    let parts = [
      row.name, row.years, SVG.number(row.label.x), row.label.isAtEnd ? "end" : nil,
    ]
    #expect(parts.compactMap(\.self).joined(separator: " ") == expected)
  }
}
