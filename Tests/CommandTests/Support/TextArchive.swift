/// Files in one text: a line `-- path --` before each, as in Go's txtar.
struct TextArchive: ExpressibleByStringLiteral {
  private(set) var files: [(name: String, text: String)] = []

  init(stringLiteral text: String) { self.init(text) }

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    // A literal ends without a line break: what follows its last line is no line.
    if let last = files.last?.text, last.hasSuffix("\n\n") || last == "\n" {
      files[files.count - 1].text.removeLast()
    }
  }
}
