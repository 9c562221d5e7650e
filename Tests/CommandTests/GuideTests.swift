import Foundation
import Testing

/// The guide: a second site, with a coach and a theme of its own.
@Suite struct GuideTests {
  @Test func buildsWithoutADiagnosticAndLeadsNowhereInVain() throws {
    let output = TemporaryFolder()
    let guide = repository + "/Documentation/guide"
    let run = try Sitegen.run(
      "build", "--strict", "--quiet", "--site", guide, "--output", output("Public"))
    #expect(run == Run(0))
    let settings = try String(contentsOfFile: guide + "/Content/site.yaml", encoding: .utf8)
    let address = try #require(settings.firstMatch(of: /(?m)^url: (\S+)$/)?.1)
    let links = try PublishedLinks(output.tree(), at: String(address))
    #expect(links.broken == [])
    #expect(links.count > 300)
  }
}
