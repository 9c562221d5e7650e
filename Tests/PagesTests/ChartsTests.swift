import Foundation
import Templates
import Testing

@testable import Pages

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ChartsTests {
  @Test(arguments: Charts.Kind.allCases)
  func nothingIsDrawnWithoutData(kind: Charts.Kind) throws {
    #expect(try ChartSite.empty.charts().svg(kind) == "")
  }

  @Test func noTrophies() throws {
    var site = ChartSite.small
    site.trophies = "{player: {a: {cup: {runner-up: 2}}}}"
    let charts = try site.charts()
    #expect(
      try Charts.Kind.allCases.map { try charts.svg($0).isEmpty } == [false, true, true, true])
  }

  @Test(arguments: [ChartSite.small, .hostile], Charts.Kind.allCases)
  func isWellFormed(site: ChartSite, kind: Charts.Kind) throws {
    let svg = try site.charts().svg(kind)
    let reading = Reading(svg)
    #expect(reading.error == nil)
    #expect(Set(reading.ids).count == reading.ids.count)
    #expect(reading.ids.allSatisfy { $0.hasPrefix("chart-\(kind.rawValue)-") })
    #expect(reading.paints.subtracting(reading.ids.map { "url(#\($0))" }) == [])
    #expect(reading.elements.isDisjoint(with: ["script", "style", "b"]))
    #expect(reading.attributes.isDisjoint(with: ["style", "onload", "href"]))
    #expect(reading.bars.allSatisfy { $0.x >= 0 && $0.width > 0 && $0.x + $0.width < 100.02 })
  }

  @Test func isEscaped() throws {
    let lines = try ChartSite.hostile.charts().svg(.competitions).split(separator: "\n")
    #expect(lines.contains("<text y=\"61\">&lt;/svg&gt;&lt;b&gt;&amp;</text>"))
    let teams = try ChartSite.hostile.charts().svg(.teams).split(separator: "\n")
    #expect(teams.contains("<text y=\"101\">&quot;/&gt;&lt;script&gt;&#39;&amp;amp;</text>"))
  }

  @Test func missingStringIsAnError() throws {
    let charts = try ChartSite.small.charts()
    let wordless = Charts(index: charts.index, strings: Strings(language: .english))
    for kind in Charts.Kind.allCases {
      let error = #expect(throws: TemplateError.self) { try wordless.svg(kind) }
      #expect(error?.code == "missing-string")
    }
  }

  @Test(
    arguments: [
      (.timeline, "3 stints with 2 teams since 1990. Between them, 1 gap without a team."),
      (.teams, "5 trophies with 2 teams. Most: Kiel (4) and Montpellier (1)."),
      (.competitions, "5 trophies in 2 competitions. Most: Cup (4) and World Cup (1)."),
      (
        .seasons,
        "The season is known for 2 trophies of 5, the first in 1992, the last in 2001."
      ),
    ] as [(Charts.Kind, String)])
  func description(kind: Charts.Kind, expected: String) throws {
    let svg = try ChartSite.small.charts().svg(kind)
    #expect(svg.contains("<desc id=\"chart-\(kind.rawValue)-desc\">\(expected)</desc>\n"))
  }

  @Test(arguments: [
    ("[{team: a, role: player, start: 1990, end: 1990}]", "1 stint with 1 team in 1990."),
    (
      "[{team: a, role: player, start: 1990, end: 1994-05}]",
      "1 stint with 1 team from 1990 to 1994."
    ),
  ])
  func timelineDescription(career: String, expected: String) throws {
    let site = ChartSite(teams: ChartSite.small.teams, career: career)
    #expect(try site.charts().svg(.timeline).contains(">\(expected)</desc>"))
  }

  @Test(arguments: [
    ("#111111", "#ffffff", ["on-light #111111", "on-dark #ffffff none"]),
    ("#fb090b", "#000000", [" #fb090b"]),
    ("#ffffff", "#fefefe", ["on-light chart-neutral ", "on-dark #ffffff none"]),
  ])
  func coloursAreThoseSeen(first: String, second: String, expected: [String]) throws {
    var site = ChartSite(career: "[{team: a, role: player, start: 1990, end: 1991}]")
    site.teams = """
      {a: {name: A, country: X, kind: club, colours: ["\(first)", "\(second)"]}}
      """
    let reading = Reading(try site.charts().svg(.timeline))
    #expect(reading.colours == expected)
  }
}

/// What an XML parser finds in a picture.
private final class Reading: NSObject, XMLParserDelegate {
  private(set) var error: (any Error)?
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var ids: [String] = []
  private(set) var paints: Set<String> = []
  private(set) var bars: [(x: Double, width: Double)] = []
  /// Class, colour and display of the groups that have a transform.
  private(set) var colours: [String] = []

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    if !parser.parse() { error = parser.parserError }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String]
  ) {
    elements.insert(name)
    attributes.formUnion(found.keys)
    found["id"].map { ids.append($0) }
    if let paint = found["fill"] { paints.insert(paint) }
    if let x = found["x"], let width = found["width"], x.hasSuffix("%"), width.hasSuffix("%") {
      bars.append((Double(x.dropLast()) ?? .nan, Double(width.dropLast()) ?? .nan))
    }
    if found["transform"] != nil {
      let colour =
        [found["class"] ?? "", found["color"] ?? ""] + [found["display"]].compactMap(\.self)
      colours.append(colour.joined(separator: " "))
    }
  }
}
