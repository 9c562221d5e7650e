import Diagnostics
import Files
import Language

/// What the names of a `Content/` folder's files tell of one edition.
struct FileNames: Sendable {
  /// The paths of its articles.
  private(set) var articles: [String] = []
  /// The paths of the Markdown files that stand directly in the folder.
  private(set) var pages: [String] = []
  /// Files that nothing reads, which are most likely misnamed.
  private(set) var problems: [Diagnostic] = []

  private static let data = [
    "site.yaml", "coach.yaml", "teams.yaml", "competitions.yaml", "trophies.yaml", "quotes.yaml",
  ]

  init(_ files: [String], in edition: Edition?, of folder: Folder) {
    for path in files {
      let isMarkdown = path.hasSuffix(".md")
      let isAtTop = !path.utf8.contains(UInt8(ascii: "/"))
      if isMarkdown, isAtTop || path.hasPrefix("news/") {
        if Self.isMarkdown(path, in: edition) {
          if isAtTop { pages.append(path) } else { articles.append(path) }
        }
      } else if isMarkdown || !Self.isRead(path) {
        problems.append(Self.unknown(path, in: folder))
      }
      if isMarkdown, let edition, let problem = Self.unknownLanguage(of: path, edition, folder) {
        problems.append(problem)
      }
    }
  }

  /// Whether a path is that of a Markdown file in the language of an edition.
  private static func isMarkdown(_ path: String, in edition: Edition?) -> Bool {
    let language = FileName.language(of: path, in: edition)
    return (language ?? edition?.languages.first) == edition?.language
  }

  private static func isRead(_ path: String) -> Bool {
    data.contains(path) || path.hasPrefix("images/")
      || (path.hasPrefix("data/") && path.hasSuffix(".yaml"))
  }

  private static func unknown(_ path: String, in folder: Folder) -> Diagnostic {
    Diagnostic(
      .warning, code: "unknown-file", "nothing reads the file '\(path)'",
      at: SourceLocation(file: folder.path(of: path)),
      hint: didYouMean(path, among: data)
        ?? "Markdown stands at the top or in news, YAML in data, pictures in images")
  }

  /// A file in a language that the site doesn't have would be published in another.
  private static func unknownLanguage(
    of path: String, _ edition: Edition, _ folder: Folder
  ) -> Diagnostic? {
    guard let code = FileName.languageEnding(of: path.dropLast(".md".count)),
      !edition.languages.contains(code), Language(code: code) != nil
    else { return nil }
    return Diagnostic(
      .error, code: "unknown-language", "the site has no language '\(code)'",
      at: SourceLocation(file: folder.path(of: path)),
      hint: "add it to languages in site.yaml, or rename the file")
  }
}
