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

  /// Opens a file, or says why it can't be read as text.
  static func open(_ path: String, edition: Edition?) -> Result<Document, Diagnostic> {
    do throws(FileError) {
      let source = SourceText(name: path, bytes: try readFile(path))
      if let offset = source.firstInvalidByte {
        return .failure(
          Diagnostic(
            .error, code: "not-utf8", "the file is not UTF-8 text",
            at: source.location(atOffset: offset), hint: "save it in the encoding UTF-8"))
      }
      let document = Document(source, edition: edition)
      document.checkCharacters()
      return .success(document)
    } catch {
      return .failure(unreadable(error))
    }
  }

  /// What to tell of a file that can't be read.
  static func unreadable(_ error: FileError) -> Diagnostic {
    Diagnostic(
      .error, code: "unreadable-file", "the file can't be read: \(error.reason)",
      at: SourceLocation(file: error.path),
      hint: "check that it is a file and that you may read it")
  }
}
