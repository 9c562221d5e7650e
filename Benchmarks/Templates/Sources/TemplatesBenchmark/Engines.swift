import Diagnostics
import Foundation
import Mustache
import Stencil
import Templates

/// An engine with the article page loaded: each call renders it anew.
struct Engine {
  let name: String
  let render: () throws -> Int
}

/// The folder of the templates and the data.
let fixtures = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Fixtures")

/// The text files under a folder by their paths in it.
func files(in folder: String, ending: String) throws -> [String: String] {
  let root = fixtures.appendingPathComponent(folder)
  var result: [String: String] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
  where path.hasSuffix(ending) {
    let url = root.appendingPathComponent(path)
    result[path] = try String(contentsOf: url, encoding: .utf8)
  }
  return result
}

extension Engine {
  /// The engine of this package, with the same templates as Jinja2.
  static func sitegen() throws -> (engine: Engine, page: String) {
    let data = try Data(contentsOf: fixtures.appendingPathComponent("page.json"))
    let page = try JSONDecoder().decode(PageData.self, from: data)
    let sources = try files(in: "jinja", ending: ".html")
    let environment = Templates.Environment(
      templates: sources.reduce(into: [:]) { $0[$1.key] = SourceText(name: $1.key, $1.value) },
      globals: [
        "site": .object(SiteView(page.site)), "words": dictionary(page.words),
        "build": dictionary(page.build),
      ])
    let template = try environment.template(named: "article.html")
    let variables: [String: Value] = [
      "page": .object(page.page), "article": .object(ArticleView(page.article)),
    ]
    var buffer: [UInt8] = []
    let engine = Engine(name: "sitegen Templates") {
      buffer.removeAll(keepingCapacity: true)
      try template.render(variables, into: &buffer)
      return buffer.count
    }
    return (engine, try template.render(variables))
  }

  private static func dictionary(_ words: [String: String]) -> Value {
    .dict(ValueDictionary(words.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
  }

  private static func plainData() throws -> [String: Any] {
    let data = try Data(contentsOf: fixtures.appendingPathComponent("page.json"))
    return plain(try JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  /// Swift's own containers and strings, so that no engine pays for bridging.
  private static func plain(_ value: Any) -> Any {
    switch value {
    case let dictionary as [String: Any]: dictionary.mapValues(plain)
    case let list as [Any]: list.map(plain)
    case let number as NSNumber: number.boolValue
    case let text as String: String(decoding: Array(text.utf8), as: UTF8.self)
    default: value
    }
  }

  static func stencil() throws -> Engine {
    let filters = Extension()
    filters.registerFilter("escape") { value in
      guard let text = value as? String else { return value }
      var result = ""
      result.reserveCapacity(text.utf8.count)
      for character in text.unicodeScalars {
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&#34;"
        case "'": result += "&#39;"
        default: result.unicodeScalars.append(character)
        }
      }
      return result
    }
    let loader = DictionaryLoader(templates: try files(in: "stencil", ending: ".html"))
    let environment = Stencil.Environment(loader: loader, extensions: [filters])
    let data = try plainData()
    let template = try environment.loadTemplate(name: "article.html")
    return Engine(name: "Stencil 0.15.1") { try template.render(data).utf8.count }
  }

  static func mustache() throws -> Engine {
    var templates: [String: MustacheTemplate] = [:]
    for (path, text) in try files(in: "mustache", ending: ".mustache") {
      templates[String(path.dropLast(".mustache".count))] = try MustacheTemplate(string: text)
    }
    let library = MustacheLibrary(templates: templates)
    let data = try plainData()
    return Engine(name: "swift-mustache 2.1.1") {
      library.render(data, withTemplate: "article")?.utf8.count ?? 0
    }
  }
}
