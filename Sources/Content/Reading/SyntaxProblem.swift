import Yams

/// What the YAML parser stumbles over, in an editor's words.
struct SyntaxProblem {
  let code: String
  let message: String
  let hint: String?
  let place: YAMLPlace
}

extension SyntaxProblem {
  init(_ error: YamlError, in text: ArraySlice<UInt8>, lines: LineMap) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = lines.place(mark)
      let isTab = problem.contains("cannot start any token") && text.hasTab(inIndentOf: place.line)
      self.init(
        Wording(isTab ? "tab character" : problem, context: context?.text),
        context: context.map { lines.place($0.mark) },
        mark: place)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first ?? ""
      let first = lines.place(context.mark)
      self.init(
        code: "duplicate-key", message: "the key '\(key.shortened)' stands twice in one mapping",
        hint: "keep one of them", place: secondPlace(of: key, after: first, in: text) ?? first)
    default:
      // What is left is the bound on nesting.
      self.init(.nesting, context: nil, mark: YAMLPlace(line: 1, column: 1))
    }
  }

  private init(_ wording: Wording, context: YAMLPlace?, mark: YAMLPlace) {
    // What is opened and never closed is found missing at the end only.
    let place =
      switch wording.place {
      case .context: context ?? mark
      case .lineOfContext: context.map { $0.line < mark.line ? $0 : mark } ?? mark
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

/// Where a key stands for the second time in a mapping in which it first stands at a mark.
///
/// The parser tells the first place only. In a mapping by lines all keys begin in one column, and
/// what stands between them further right; in one on a line it is the next such word that has a
/// colon.
private func secondPlace(
  of key: String, after first: YAMLPlace, in text: ArraySlice<UInt8>
) -> YAMLPlace? {
  let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let spellings = [key, "\"\(key)\"", "'\(key)'"].map { Array($0.utf8) }
  func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
    spellings.contains { spelling in
      rest.starts(with: spelling)
        && rest.dropFirst(spelling.count).drop { $0 == 0x20 }.first == UInt8(ascii: ":")
    }
  }
  for (index, line) in lines.enumerated().dropFirst(first.line) {
    let indent = line.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indent)
    if indent == first.column - 1, isKey(rest) {
      return YAMLPlace(line: index + 1, column: first.column)
    }
    let isBlank = rest.first.map { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\r") } ?? true
    guard indent >= first.column - 1 || isBlank else { break }
  }
  guard lines.indices.contains(first.line - 1) else { return nil }
  return column(in: lines[first.line - 1], after: first.column, where: isKey)
    .map { YAMLPlace(line: first.line, column: $0) }
}

/// The next column, in Unicode scalars, at which a key stands in a mapping on one line.
private func column(
  in line: ArraySlice<UInt8>, after first: Int, where isKey: (ArraySlice<UInt8>) -> Bool
) -> Int? {
  var column = 0
  for index in line.indices where line[index] & 0xC0 != 0x80 {
    column += 1
    let isStart = index > line.startIndex && " {,".utf8.contains(line[index - 1])
    if column > first, isStart, isKey(line[index...]) { return column }
  }
  return nil
}
