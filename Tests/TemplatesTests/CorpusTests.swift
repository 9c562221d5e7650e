import Diagnostics
import Foundation
import Templates
import Testing

/// One template of the corpus with what Jinja2 makes of it; `derive.py` explains the format.
struct CorpusCase: CustomTestStringConvertible, Sendable {
  let name: String
  var parts: [String: String]

  var testDescription: String { name }

  var templates: [String: SourceText] {
    var result: [String: SourceText] = [:]
    for (header, text) in parts where header.hasPrefix("template ") {
      let name = String(header.dropFirst("template ".count))
      result[name] = SourceText(name: name, text)
    }
    return result
  }

  static func read(_ text: String) -> [CorpusCase] {
    var cases: [CorpusCase] = []
    var header = ""
    var isNew = true
    let body = text.hasSuffix("\n") ? text.dropLast() : text[...]
    for line in body.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = String(line)
      if line.hasPrefix("=== ") {
        header = "template main"
        cases.append(CorpusCase(name: String(line.dropFirst(4)), parts: [:]))
        isNew = true
      } else if line.hasPrefix("--- ") {
        header = String(line.dropFirst(4))
        cases[cases.count - 1].parts[header] = ""
        isNew = true
      } else {
        let text = cases[cases.count - 1].parts[header] ?? ""
        cases[cases.count - 1].parts[header] = isNew ? line : text + "\n" + line
        isNew = false
      }
    }
    return cases
  }

  static func folder() throws -> URL {
    try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
  }

  static func all() throws -> [CorpusCase] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder(), includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .flatMap { read(String(decoding: try Data(contentsOf: $0), as: UTF8.self)) }
  }

  static func data() throws -> [String: Value] {
    let url = try folder().appendingPathComponent("data.json")
    let value = try JSON.value([UInt8](try Data(contentsOf: url)))
    return value.entries.reduce(into: [:]) { $0[$1.key] = $1.value }
  }
}

@Suite struct CorpusTests {
  @Test func isLarge() throws {
    #expect(try CorpusCase.all().count >= 400)
  }

  @Test(arguments: try CorpusCase.all())
  func rendersAsJinja(_ item: CorpusCase) throws {
    let data = try CorpusCase.data()
    let environment = Environment(templates: item.templates)
    do throws(Diagnostic) {
      let text: String = try environment.template(named: "main").render(data)
      // Swift takes composed and decomposed letters for equal; bytes tell them apart.
      #expect(Array(text.utf8) == item.parts["expected"].map { Array($0.utf8) }, "\(text)")
    } catch {
      #expect(item.parts["expected"] == nil, "\(error.text())")
      if let code = item.parts["refused"] { #expect(error.code == code, "\(error.text())") }
    }
  }
}
