#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension [Diagnostic] {
  /// The diagnostics as a JSON array of objects with `severity`, `code`, `message`, `file`, `line`,
  /// `column` and, if there is one, `hint`.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding fails for numbers that JSON can't write, and there is none.
    let data = (try? encoder.encode(map(DiagnosticObject.init))) ?? Data("[]".utf8)
    return String(decoding: data, as: UTF8.self)
  }
}

private struct DiagnosticObject: Encodable {
  let severity: String
  let code: String
  let message: String
  let file: String
  let line: Int
  let column: Int
  let hint: String?

  init(_ problem: Diagnostic) {
    severity = problem.severity.rawValue
    code = problem.code
    message = problem.message
    file = problem.location.file
    line = problem.location.line
    column = problem.location.column
    hint = problem.hint
  }
}

extension Diagnostic {
  /// The diagnostic as an annotation of GitHub's workflows ("workflow commands", `::error …::`).
  public var githubAnnotation: String {
    let command = severity == .note ? "notice" : severity.rawValue
    let text = hint.map { "\(message); \($0)" } ?? message
    return "::\(command) file=\(location.file.githubEscaped(isProperty: true)),"
      + "line=\(location.line),col=\(location.column),"
      + "title=\(code.githubEscaped(isProperty: true))::\(text.githubEscaped(isProperty: false))"
  }
}

extension String {
  fileprivate func githubEscaped(isProperty: Bool) -> String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
