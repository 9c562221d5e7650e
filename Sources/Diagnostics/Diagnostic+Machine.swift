extension [Diagnostic] {
  /// The diagnostics as a JSON array of objects with `severity`, `code`, `message`, `file`, `line`,
  /// `column` and `hint` (a string or null).
  public var json: String {
    let objects = map { problem in
      let place = problem.location
      return """
        {"severity": "\(problem.severity.rawValue)", "code": \(problem.code.jsonString), \
        "message": \(problem.message.jsonString), "file": \(place.file.jsonString), \
        "line": \(place.line), "column": \(place.column), \
        "hint": \(problem.hint?.jsonString ?? "null")}
        """
    }
    return objects.isEmpty ? "[]" : "[\n  " + objects.joined(separator: ",\n  ") + "\n]"
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
  /// A string literal of JSON (RFC 8259, section 7).
  fileprivate var jsonString: String {
    var literal = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

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
