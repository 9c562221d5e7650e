import Diagnostics
import Foundation
import Templates
import Testing

/// Templates with a mistake, and the whole text that the mistake is reported with.
@Suite struct MalformedTests {
  static func cases(_ file: String) throws -> [CorpusCase] {
    let folder = try #require(Bundle.module.url(forResource: "Malformed", withExtension: nil))
    let data = try Data(contentsOf: folder.appendingPathComponent(file + ".txt"))
    return CorpusCase.read(String(decoding: data, as: UTF8.self))
  }

  static func variables() throws -> [String: Value] {
    let folder = try #require(Bundle.module.url(forResource: "Malformed", withExtension: nil))
    let data = try Data(contentsOf: folder.appendingPathComponent("data.json"))
    return try JSON.value([UInt8](data)).entries.reduce(into: [:]) { $0[$1.key] = $1.value }
  }

  @Test func areMany() throws {
    #expect(try Self.cases("syntax").count >= 80)
    #expect(try Self.cases("rendering").count >= 80)
  }

  @Test(arguments: try cases("syntax"))
  func syntaxErrors(_ item: CorpusCase) throws {
    let environment = Environment(templates: item.templates)
    #expect(environment.diagnostics.map { $0.text() } == [item.parts["error"]])
  }

  @Test(arguments: try cases("rendering"))
  func renderingErrors(_ item: CorpusCase) throws {
    let shared = try #require(try Self.cases("templates").first)
    let templates = item.templates.merging(shared.templates) { mine, _ in mine }
    let environment = Environment(templates: templates)
    let variables = try Self.variables()
    do throws(Diagnostic) {
      let text: String = try environment.template(named: "main").render(variables)
      Issue.record("rendered \(text)")
    } catch {
      #expect(error.text() == item.parts["error"])
    }
  }
}
