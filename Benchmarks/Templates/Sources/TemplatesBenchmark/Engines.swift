import Diagnostics
import Foundation
import Mustache
import Stencil
import Templates

/// An engine with the article page loaded: each call renders it anew and gives its length.
struct Engine {
  let name: String
  let render: () throws -> Int
  /// The page, to compare with the others'.
  let text: String
}

/// The text files under a folder by their paths in it.
func files(in folder: URL, ending: String) throws -> [String: String] {
  var result: [String: String] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  where path.hasSuffix(ending) {
    result[path] = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }
  return result
}

extension Engine {
  /// The theme of this repository.
  static let theme = Page.fixtures
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Templates")

  /// The engine of this package, with the theme itself; what the page's data lack is added.
  static func sitegen(_ page: inout Page) throws -> Engine {
    while true {
      do { return try sitegen(page) } catch let problem as Diagnostic
        where problem.code == "undefined-member" && page.missing.count < 100
      {
        guard let name = problem.message.split(separator: "\u{27}").last else { throw problem }
        page.add(missing: String(name))
      }
    }
  }

  private static func sitegen(_ page: Page) throws -> Engine {
    let values = page.values
    let shared = ["site", "coach", "build"]
    let functions = hostFunctions(words: values["words"])
    let environment = Templates.Environment(
      templates: try files(in: theme, ending: ".html").reduce(into: [:]) {
        $0[$1.key] = SourceText(name: $1.key, $1.value)
      },
      globals: values.filter { shared.contains($0.key) }
        .merging(functions.map { ($0.name, .function($0)) }) { $1 })
    let template = try environment.template(named: "article.html")
    let variables = values.filter { ["page", "article"].contains($0.key) }
    var buffer: [UInt8] = []
    return Engine(
      name: "sitegen Templates",
      render: {
        buffer.removeAll(keepingCapacity: true)
        try template.render(variables, into: &buffer)
        return buffer.count
      }, text: try template.render(variables))
  }

  /// What stands in for the site's functions, the same as in `jinja.py`.
  private static func hostFunctions(words: Value?) -> [TemplateFunction] {
    [
      TemplateFunction("link") { arguments throws(TemplateError) in
        let target = try arguments.required("x")
        if case .dict(let dict) = target { return dict["link"] ?? .none }
        return target
      },
      TemplateFunction("asset") { arguments throws(TemplateError) in
        .string("/assets/" + (try arguments.string("name")))
      },
      TemplateFunction("date") { arguments throws(TemplateError) in
        let day: Day = try arguments.object("day")
        return .string(try arguments.optionalString("style") == "iso" ? day.iso : day.words)
      },
      TemplateFunction("t") { arguments throws(TemplateError) in
        let key = try arguments.string("key")
        guard case .dict(let dict)? = words, case .string(var text)? = dict[key] else {
          return .string(key)
        }
        for (name, value) in arguments.restNamed() {
          if case .string(let value) = value { text = filled(text, name, value) }
        }
        return .string(text)
      },
    ]
  }

  /// The text with `{name}` replaced.
  private static func filled(_ text: String, _ name: String, _ value: String) -> String {
    var result = ""
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      let isPlace = index > 0 && part.utf8.count > name.utf8.count && part.hasPrefix(name + "}")
      if index > 0, !isPlace { result += "{" }
      result += isPlace ? value + part.dropFirst(name.count + 1) : String(part)
    }
    return result
  }

  static func stencil(_ page: Page) throws -> Engine {
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
    let sources = try files(in: Page.fixtures.appendingPathComponent("stencil"), ending: ".html")
    let environment = Stencil.Environment(
      loader: DictionaryLoader(templates: sources), extensions: [filters])
    let data = page.plain
    let template = try environment.loadTemplate(name: "article.html")
    return Engine(
      name: "Stencil 0.15.1", render: { try template.render(data).utf8.count },
      text: try template.render(data))
  }

  static func mustache(_ page: Page) throws -> Engine {
    var templates: [String: MustacheTemplate] = [:]
    let folder = Page.fixtures.appendingPathComponent("mustache")
    for (path, text) in try files(in: folder, ending: ".mustache") {
      templates[String(path.dropLast(".mustache".count))] = try MustacheTemplate(string: text)
    }
    let library = MustacheLibrary(templates: templates)
    let data = page.plain
    return Engine(
      name: "swift-mustache 2.1.1",
      render: { library.render(data, withTemplate: "article")?.utf8.count ?? 0 },
      text: library.render(data, withTemplate: "article") ?? "")
  }
}
