/// How grave a problem is: an error stops the build, a warning does not unless asked to, a note
/// only tells.
public enum Severity: String, Sendable, Hashable {
  case error
  case warning
  case note
}

/// A place in a file: line and column count from 1, columns in Unicode scalars.
public struct SourceLocation: Sendable, Hashable {
  /// The file's path as the user would type it, or a template's name.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int

  /// Makes a location; without line and column, the beginning of the file.
  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  /// Orders by file, then line, then column.
  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// A problem as a value: where it is, what it is, and how to mend it.
///
/// Everything that loads, checks or renders collects or throws diagnostics; only the command line
/// prints them.
public struct Diagnostic: Error, Sendable, Hashable {
  /// One step of the way that led to the problem, such as an include.
  public struct Step: Sendable, Hashable {
    /// What happened there, such as "included from".
    public var description: String
    /// Where it happened.
    public var location: SourceLocation

    /// Makes a step.
    public init(_ description: String, at location: SourceLocation) {
      self.description = description
      self.location = location
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable identifier in kebab-case, such as `unknown-team`.
  public var code: String
  /// What is wrong, in one line, beginning in lower case and without a full stop.
  public var message: String
  /// Where it is.
  public var location: SourceLocation
  /// The line of the source, if there is one to show.
  public var excerpt: Excerpt?
  /// How to mend it.
  public var hint: String?
  /// How the program came there, innermost first.
  public var trail: [Step]

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, code: String, _ message: String, at location: SourceLocation,
    excerpt: Excerpt? = nil, hint: String? = nil, trail: [Step] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.excerpt = excerpt
    self.hint = hint
    self.trail = trail
  }
}

extension Diagnostic: Comparable {
  /// Orders by place, then code, then message, then the way there, so that every run reports in
  /// the same order.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if (a.code, a.message) != (b.code, b.message) {
      return (a.code, a.message) < (b.code, b.message)
    }
    return a.trail.lexicographicallyPrecedes(b.trail) { $0.location < $1.location }
  }
}
