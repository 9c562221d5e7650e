import Diagnostics

/// The YAML between two lines of `---` at the beginning of a Markdown file.
struct FrontMatter {
  let node: YAMLNode
  /// The offset of the first byte after it.
  let bodyStart: Int

  /// Nil, reported, if the file doesn't begin with a front matter or it is malformed.
  init?(_ document: Document) {
    let start = SourceLocation(file: document.source.name)
    guard let fences = Fences(in: document.source.bytes) else {
      document.report(
        "missing-front-matter", "the file doesn't begin with a front matter", at: start,
        hint: "begin with a line '---', the keys, and a line '---'")
      return nil
    }
    guard let end = fences.end else {
      document.report(
        "unclosed-front-matter", "the front matter is never closed", at: start,
        hint: "end it with a line '---'")
      return nil
    }
    if let node = document.yaml(in: fences.start..<end.lowerBound, firstLine: 2) {
      self.node = node
      bodyStart = end.upperBound
      return
    }
    if document.problems.isEmpty {
      document.report(
        "missing-front-matter", "the front matter is empty", at: start, hint: "add 'title: …'")
    }
    return nil
  }
}

/// The lines of `---` around a front matter, as offsets of bytes.
private struct Fences {
  /// Where the YAML begins.
  let start: Int
  /// The second line, with its line break; nil if there is none.
  let end: Range<Int>?

  /// Nil if the text doesn't begin with a line of `---`, after a byte order mark perhaps.
  init?(in bytes: [UInt8]) {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let start = Self.endOfFence(in: bytes, at: mark) else { return nil }
    self.start = start
    var line = start
    while line < bytes.count {
      if let end = Self.endOfFence(in: bytes, at: line) {
        self.end = line..<end
        return
      }
      line = (bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    }
    end = nil
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

extension Body {
  /// The Markdown of a file: what follows its front matter, or all of it if it has none.
  public init(of source: SourceText) {
    self.init(source: source, start: Fences(in: source.bytes)?.end?.upperBound ?? 0)
  }
}
