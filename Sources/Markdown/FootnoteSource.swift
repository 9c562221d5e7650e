/// A text whose footnotes have been marked off, since cmark would take `[^1]: note` for something
/// else.
///
/// A definition loses its mark and the indentation of its further lines, and a comment, which ends
/// any block, stands before and after it: its blocks are found by their lines.
struct FootnoteSource {
  struct Definition {
    let label: String
    /// Where the definition begins in the source.
    let offset: Int
    /// Its lines among those of `bytes`, from 1.
    var lines: Range<Int>
  }

  private(set) var bytes: [UInt8] = []
  /// Where each line of `bytes` begins in the source.
  private(set) var starts: [Int] = []
  private(set) var definitions: [Definition] = []
  /// The lines of the comments.
  private(set) var separators: Set<Int> = []

  private var isOpen = false
  private var fence: ArraySlice<UInt8>?

  /// Marks off the footnotes of a text; nil if it defines none.
  init?(_ source: [UInt8], from start: Int) {
    guard firstIndex(of: UInt8(ascii: "^"), in: source, from: start) != nil else { return nil }
    let lines = Locator.lineStarts(of: source, from: start)
    for (lower, upper) in zip(lines, lines.dropFirst() + [source.count]) {
      add(source[lower..<upper])
    }
    if definitions.isEmpty { return nil }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) {
    let text = line.drop { $0 == 0x20 }
    let indent = text.startIndex - line.startIndex
    if fence == nil, indent == 0, let (label, content) = Self.definition(line) {
      separate(at: line.startIndex)
      definitions.append(
        Definition(label: label, offset: line.startIndex, lines: nextLine..<nextLine))
      isOpen = true
      append(content)
    } else if isOpen, fence == nil, indent >= 4 || line.first == UInt8(ascii: "\t") {
      append(line.dropFirst(min(indent, 4) == 4 ? 4 : 1))
    } else {
      // Only a paragraph goes on without indentation, and no paragraph goes on after an empty line.
      if isOpen, isAfterBlankLine, !line.allSatisfy(isSpace) {
        isOpen = false
        separate(at: line.startIndex)
      }
      noteFence(text, indent: indent)
      append(line)
    }
    if isOpen, let last = definitions.indices.last {
      definitions[last].lines = definitions[last].lines.lowerBound..<nextLine
    }
  }

  private var nextLine: Int { starts.count + 1 }

  private var isAfterBlankLine: Bool {
    let line = bytes.dropLast().reversed().prefix { $0 != 0x0A && $0 != 0x0D }
    return line.allSatisfy(isSpace)
  }

  private mutating func append(_ line: ArraySlice<UInt8>) {
    starts.append(line.startIndex)
    bytes += line
    if line.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func separate(at offset: Int) {
    if let last = bytes.last, last != 0x0A, last != 0x0D { bytes.append(0x0A) }
    separators.insert(nextLine)
    starts.append(offset)
    bytes += "<!-- -->\n".utf8
  }

  /// A fenced code block holds no definitions.
  private mutating func noteFence(_ text: ArraySlice<UInt8>, indent: Int) {
    guard indent < 4, let mark = text.first, "`~".utf8.contains(mark) else { return }
    let run = text.prefix { $0 == mark }
    guard run.count >= 3 else { return }
    if let open = fence {
      if open.first == mark, run.count >= open.count { fence = nil }
    } else {
      fence = run
    }
  }

  /// The label of a definition, and what follows its mark.
  private static func definition(
    _ line: ArraySlice<UInt8>
  ) -> (label: String, content: ArraySlice<UInt8>)? {
    guard line.starts(with: "[^".utf8) else { return nil }
    guard let label = footnoteLabel(line.dropFirst(2)) else { return nil }
    let rest = line[(label.endIndex + 1)...]
    guard rest.first == UInt8(ascii: ":") else { return nil }
    let content = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    return (String(decoding: label, as: UTF8.self), content)
  }
}

/// The label at the beginning of a text, which a bracket ends; it has no space and no bracket.
func footnoteLabel(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  let label = text.prefix(100).prefix { byte in
    !isSpace(byte) && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "]")
  }
  let isClosed = label.endIndex < text.endIndex && text[label.endIndex] == UInt8(ascii: "]")
  return isClosed && !label.isEmpty ? label : nil
}
