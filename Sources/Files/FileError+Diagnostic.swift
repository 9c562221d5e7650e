import Diagnostics

extension FileError {
  /// What to tell of a file that the site needs.
  public var diagnostic: Diagnostic {
    Diagnostic(
      .error, code: "unreadable-file", "the file can't be read: \(reason)",
      at: SourceLocation(file: path), hint: "check that it is a file and that you may read it")
  }
}
