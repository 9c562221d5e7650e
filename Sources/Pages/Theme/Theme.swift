import Content
import Diagnostics
import Files
import Language
import Templates

/// What stands in `Templates/`: templates, the theme's words, and assets.
public struct Theme: Sendable {
  let folder: Folder
  /// The sources of the templates by the names that they call each other.
  let templates: [String: SourceText]
  /// The templates, compiled.
  let environment: Environment
  private let words: [Language: Words]
  /// The words in the site's language; none before `speaking(_:)`.
  private(set) var strings: Strings
  /// Whether they could be read; if not, that is a problem told already.
  private(set) var hasStrings: Bool
  /// The assets by their paths below `Templates/assets`.
  let assets: [String: Asset]

  /// The words in one language, if they could be read, and what is wrong with them.
  private typealias Words = (strings: Strings?, problems: [Diagnostic])

  /// A file that is published under a name that changes with its bytes.
  struct Asset: Sendable {
    let bytes: [UInt8]
    /// The file that it was read from.
    let source: String
    /// Its path on the site.
    let sitePath: String
  }

  /// Reads a theme, with its words in each language that it has.
  ///
  /// - Parameter known: A theme whose templates need not be compiled again if they are the same.
  /// - Returns: The theme with what of it could be read, and the problems found.
  /// - Throws: `FileError` if the folder itself can't be read.
  public static func load(
    from folder: Folder, reusing known: Theme? = nil
  ) throws(FileError) -> (theme: Theme, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var templates: [String: SourceText] = [:]
    var assets: [String: Asset] = [:]
    let files = try folder.files()
    for name in files {
      let isAsset = name.hasPrefix(assetFolder)
      guard isAsset || name.hasSuffix(".html") else { continue }
      do throws(FileError) {
        let path = folder.path(of: name)
        let source = SourceText(name: path, bytes: try readFile(path))
        if isAsset {
          assets[String(name.dropFirst(assetFolder.count))] = Asset(name, source)
        } else if let problem = source.encodingProblem {
          problems.append(problem)
        } else {
          templates[name] = source
        }
      } catch {
        problems.append(error.diagnostic)
      }
    }
    let languages = Language.allCases.filter { files.contains(Self.stringsFile(in: $0)) }
    let compiled = known.flatMap { $0.templates == templates ? $0.environment : nil }
    let theme = Theme(
      folder: folder, templates: templates,
      environment: compiled ?? Environment(templates: templates),
      words: Dictionary(
        uniqueKeysWithValues: languages.map { ($0, Self.words(in: $0, of: folder)) }),
      strings: Strings(language: .english), hasStrings: false, assets: assets)
    return (theme, problems)
  }

  /// The theme for a site in a language, and what is wrong with its words.
  public func speaking(_ language: Language) -> (theme: Theme, problems: [Diagnostic]) {
    var theme = self
    theme.strings = words[language]?.strings ?? Strings(language: language)
    theme.hasStrings = words[language]?.strings != nil
    let missing = Diagnostic(
      .error, code: "missing-strings", "the theme has no words in '\(language.code)'",
      at: SourceLocation(file: folder.path(of: Self.stringsFile(in: language))),
      hint: "translate the file of another language there")
    return (theme, words[language]?.problems ?? [missing])
  }

  private static func words(in language: Language, of folder: Folder) -> Words {
    let path = folder.path(of: stringsFile(in: language))
    do throws(FileError) {
      let source = SourceText(name: path, bytes: try readFile(path))
      if let problem = source.encodingProblem { return (nil, [problem]) }
      return Strings.read(source, language: language)
    } catch {
      return (nil, [error.diagnostic])
    }
  }

  private static func stringsFile(in language: Language) -> String {
    "strings/\(language.code).yaml"
  }

  /// What is wrong with the templates themselves; a plan tells it too.
  public var syntaxProblems: [Diagnostic] { environment.diagnostics }

  /// A problem of the theme's words, outside of templates.
  func problem(_ error: TemplateError) -> Diagnostic {
    Diagnostic(
      .error, code: error.code, error.message,
      at: SourceLocation(file: folder.path(of: Self.stringsFile(in: strings.language))),
      hint: error.hint)
  }

  private static let assetFolder = "assets/"
}

extension Theme.Asset {
  /// Puts the fingerprint before the ending: `assets/site.css` → `/assets/site.1f2e3d4c5b.css`.
  init(_ path: String, _ source: SourceText) {
    bytes = source.bytes
    self.source = source.name
    let fingerprint = Fingerprint(of: bytes).description
    let name = path.split(separator: "/").last ?? ""
    let ending = name.dropFirst().lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    sitePath = "/" + path.dropLast(ending.count) + "." + fingerprint.prefix(10) + ending
  }
}
