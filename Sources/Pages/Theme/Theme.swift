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
  /// The theme's words in the site's language.
  let strings: Strings
  /// Whether they could be read; if not, that is a problem told already.
  let hasStrings: Bool
  /// The assets by their paths below `Templates/assets`.
  let assets: [String: Asset]

  /// A file that is published under a name that changes with its bytes.
  struct Asset: Sendable {
    let bytes: [UInt8]
    /// The file that it was read from.
    let source: String
    /// Its path on the site.
    let sitePath: String
  }

  /// Reads a theme for one language; without one, its words are left out.
  ///
  /// - Parameter known: A theme whose templates need not be compiled again if they are the same.
  /// - Returns: The theme with what of it could be read, and the problems found.
  /// - Throws: `FileError` if the folder itself can't be read.
  public static func load(
    from folder: Folder, language: Language?, reusing known: Theme? = nil
  ) throws(FileError) -> (theme: Theme, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    var templates: [String: SourceText] = [:]
    var assets: [String: Asset] = [:]
    var strings: Strings?
    let stringsFile = language.map { "strings/\($0.code).yaml" }
    for name in try folder.files() {
      let isTemplate = name.hasSuffix(".html") && !name.hasPrefix(assetFolder)
      guard isTemplate || name.hasPrefix(assetFolder) || name == stringsFile else { continue }
      do throws(FileError) {
        let path = folder.path(of: name)
        let source = SourceText(name: path, bytes: try readFile(path))
        if name.hasPrefix(assetFolder) {
          assets[String(name.dropFirst(assetFolder.count))] = Asset(name, source)
        } else if let problem = source.encodingProblem {
          problems.append(problem)
        } else if isTemplate {
          templates[name] = source
        } else if let language {
          let (read, found) = Strings.read(source, language: language)
          strings = read
          problems += found
        }
      } catch {
        problems.append(error.diagnostic)
      }
    }
    if let language, let stringsFile, strings == nil,
      !problems.contains(where: { $0.location.file == folder.path(of: stringsFile) })
    {
      problems.append(
        Diagnostic(
          .error, code: "missing-strings", "the theme has no words in '\(language.code)'",
          at: SourceLocation(file: folder.path(of: stringsFile)),
          hint: "translate the file of another language there"))
    }
    let compiled = known.flatMap { $0.templates == templates ? $0.environment : nil }
    let theme = Theme(
      folder: folder, templates: templates,
      environment: compiled ?? Environment(templates: templates),
      strings: strings ?? Strings(language: language ?? .english),
      hasStrings: strings != nil, assets: assets)
    return (theme, problems)
  }

  /// What is wrong with the templates themselves; a plan tells it too.
  public var syntaxProblems: [Diagnostic] { environment.diagnostics }

  /// A problem of the theme's words, outside of templates.
  func problem(_ error: TemplateError) -> Diagnostic {
    let file = folder.path(of: "strings/\(strings.language.code).yaml")
    return Diagnostic(
      .error, code: error.code, error.message, at: SourceLocation(file: file), hint: error.hint)
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
