import ArgumentParser
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks on a terminal for what no option has given; elsewhere that is missing.
enum Questions {
  /// The value of an option, or the answer to a question; with neither, a default or an error.
  static func answer<Value>(
    _ given: Value?, _ question: String, option: String, or fallback: Value? = nil,
    among known: [String] = [], read: (String) throws -> Value
  ) throws -> Value {
    if let given { return given }
    guard Console.isTerminal(STDIN_FILENO), Console.isTerminal(STDERR_FILENO) else {
      if let fallback { return fallback }
      throw ValidationError("\(option) is missing: \(question)")
    }
    while true {
      let shown = known.isEmpty ? "" : " (\(known.prefix(30).joined(separator: ", ")))"
      Console.writeError("\(question)\(shown)\(fallback.map { " [\($0)]" } ?? ""): ")
      guard let line = readLine() else { throw ExitCode.failure }
      let text = line.trimmed
      if text.isEmpty, let fallback { return fallback }
      do {
        return try read(try complete(text, among: known))
      } catch let error as ValidationError {
        Console.writeError("  \(error.message)\n")
      }
    }
  }

  /// The known word that is meant by its beginning; any word if none are known.
  static func complete(_ text: String, among known: [String]) throws -> String {
    if known.isEmpty || known.contains(text) { return text }
    let matches = known.filter { !text.isEmpty && $0.hasPrefix(text) }
    if matches.count == 1 { return matches[0] }
    let hint =
      matches.isEmpty ? didYouMean(text, among: known) : matches.joined(separator: ", ") + "?"
    throw ValidationError("there is no '\(text)'" + (hint.map { ": \($0)" } ?? ""))
  }

  /// A line of text that says something.
  static func text(_ text: String) throws -> String {
    let text = text.trimmed
    guard !text.isEmpty,
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { throw ValidationError("write a line of text") }
    return text
  }
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
