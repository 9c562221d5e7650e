/// What the YAML parser stumbles over, in an editor's words.
struct SyntaxProblem: Error {
  let code: String
  let message: String
  let hint: String?
  let place: YAMLPlace

  /// Aliases that multiply each other.
  static let tooManyNodes = SyntaxProblem(
    code: "yaml-syntax", message: "the YAML repeats itself beyond all measure",
    hint: "use fewer aliases (*name)", place: YAMLPlace(line: 1, column: 1))

  static func duplicateKey(_ key: String, at place: YAMLPlace) -> SyntaxProblem {
    SyntaxProblem(
      code: "duplicate-key", message: "the key '\(key.shortened)' stands twice in one mapping",
      hint: "keep one of them", place: place)
  }
}

extension SyntaxProblem {
  /// Finds the words for the parser's own.
  ///
  /// - Parameters:
  ///   - context: What the parser was reading, and where it begins, if it says so.
  ///   - mark: Where it noticed the problem.
  init(
    _ problem: String, context: (text: String, place: YAMLPlace)?, at mark: YAMLPlace,
    in text: ArraySlice<UInt8>
  ) {
    let isTab = problem.contains("cannot start any token") && text.hasTab(inIndentOf: mark.line)
    let wording = Wording(isTab ? "tab character" : problem, context: context?.text)
    // What is opened and never closed is found missing at the end only.
    let place =
      switch wording.place {
      case .context: context?.place ?? mark
      case .lineOfContext: context.map { $0.place.line < mark.line ? $0.place : mark } ?? mark
      case .mark: mark
      }
    self.init(
      code: "yaml-syntax", message: wording.message, hint: wording.hint, place: place)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasTab(inIndentOf line: Int) -> Bool {
    let lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return false }
    return lines[line - 1].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "\t")
  }
}
