extension Diagnostic {
  /// The diagnostic as people read it: `file:line:column: error: message [code]`, then the line
  /// with a caret, the way that led there and a hint, each on lines of its own, without a final
  /// line break.
  public func text(colored: Bool = false) -> String {
    let style = Style(colored: colored)
    let place = "\(location.file.printable):\(location.line):\(location.column): "
    var lines = [
      style.bold(place) + style.color(severity, "\(severity.rawValue): ")
        + "\(message.printable) [\(code)]"
    ]
    if let excerpt {
      let number = String(location.line)
      let margin = String(repeating: " ", count: number.count)
      lines.append("  \(number) | \(excerpt.text)")
      lines.append("  \(margin) | \(excerpt.caretIndent)" + style.color(severity, "^"))
    }
    for step in trail {
      let place = step.location
      lines.append(
        "  \(step.description) \(place.file.printable):\(place.line):\(place.column)")
    }
    if let hint { lines.append("  hint: \(hint.printable)") }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text with control characters replaced: a terminal must never be steered by a name.
  fileprivate var printable: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return self
    }
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Excerpt {
  /// White space as wide as what stands before the caret; tabs stay tabs so that they align.
  fileprivate var caretIndent: String {
    var indent = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(caret - 1) {
      if scalar == "\t" {
        indent.append(scalar)
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        indent.append(" ")
      }
    }
    return String(indent)
  }
}

/// ECMA-48 colours, or none.
private struct Style {
  let colored: Bool

  func bold(_ text: String) -> String { colored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func color(_ severity: Severity, _ text: String) -> String {
    guard colored else { return text }
    let code =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
