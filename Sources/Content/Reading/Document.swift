import Diagnostics
import Files

/// One file being read: its source, its YAML and the problems found in it so far.
///
/// A document belongs to the one task that reads it.
final class Document {
  let source: SourceText
  /// Which language is read where the file gives several; nil if the settings can't tell.
  var edition: Edition?
  private(set) var problems: [Diagnostic] = []
  /// The YAML of the whole file, once it was asked for, and what was wrong up to there.
  private var whole: (tree: YAMLNode?, problems: [Diagnostic])?

  init(_ source: SourceText, edition: Edition? = nil) {
    self.source = source
    self.edition = edition
  }

  /// Whether something is wrong that stops a build.
  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  func report(
    _ code: String, _ message: String, at location: SourceLocation, hint: String? = nil,
    severity: Severity = .error
  ) {
    problems.append(source.diagnostic(severity, code: code, message, at: location, hint: hint))
  }

  /// The YAML of the whole file; nil if it is empty or malformed, which is reported.
  func yaml() -> YAMLNode? {
    if let whole { return whole.tree }
    let tree = yaml(in: 0..<source.bytes.count)
    whole = (tree, problems)
    return tree
  }

  /// The same file, to be read for another edition; its YAML is not parsed again.
  func reopened(for edition: Edition?) -> Document {
    let document = Document(source, edition: edition)
    document.whole = whole
    document.problems = whole?.problems ?? []
    if whole == nil { document.checkCharacters() }
    return document
  }

  /// Opens a file, or says why it can't be read as text.
  static func open(_ path: String, edition: Edition?) -> Result<Document, Diagnostic> {
    do throws(FileError) {
      let source = SourceText(name: path, bytes: try readFile(path))
      let document = Document(source, edition: edition)
      if !source.bytes.isPlainText {
        if let problem = source.encodingProblem { return .failure(problem) }
        document.checkCharacters()
      }
      return .success(document)
    } catch {
      return .failure(error.diagnostic)
    }
  }
}
