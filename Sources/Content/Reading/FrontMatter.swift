import Diagnostics

/// The parts of a Markdown file: the YAML between two lines of `---`, and the body after them.
struct FrontMatter {
  let node: YAMLNode
  let bodyStart: Int

  /// Nil, reported, if the file doesn't begin with a front matter or it is malformed.
  init?(_ document: Document) {
    let bytes = document.source.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let yamlStart = Self.endOfFence(in: bytes, at: start) else {
      document.report(
        "missing-front-matter", "the file doesn't begin with a front matter",
        at: SourceLocation(file: document.source.name),
        hint: "begin with a line '---', the keys, and a line '---'")
      return nil
    }
    var line = yamlStart
    while line < bytes.count {
      if let bodyStart = Self.endOfFence(in: bytes, at: line) {
        guard let node = document.yaml(in: yamlStart..<line, firstLine: 2) else {
          if document.problems.isEmpty {
            document.report(
              "missing-front-matter", "the front matter is empty",
              at: SourceLocation(file: document.source.name), hint: "add 'title: …'")
          }
          return nil
        }
        self.node = node
        self.bodyStart = bodyStart
        return
      }
      line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    }
    document.report(
      "unclosed-front-matter", "the front matter is never closed",
      at: SourceLocation(file: document.source.name), hint: "end it with a line '---'")
    return nil
  }

  /// The offset after a line of `---`, or nil if another line stands there.
  private static func endOfFence(in bytes: [UInt8], at start: Int) -> Int? {
    guard bytes[start...].starts(with: [0x2D, 0x2D, 0x2D]) else { return nil }
    var index = start + 3
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"): return index + 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      default: return nil
      }
    }
    return index
  }
}
