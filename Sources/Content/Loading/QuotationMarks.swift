import Diagnostics

/// The Russian quotation marks, « » and inside them „ “, which come in pairs.
enum QuotationMarks {
  private static let opening = ["«": "»", "„": "“"]

  /// The marks without a partner, with their offsets, in order.
  static func unpaired(in text: ArraySlice<UInt8>) -> [(mark: String, offset: Int)] {
    var open: [(mark: String, offset: Int)] = []
    var unpaired: [(mark: String, offset: Int)] = []
    for offset in text.indices {
      guard let mark = mark(in: text[offset...]) else { continue }
      if opening[mark] != nil {
        open.append((mark, offset))
      } else if let index = open.lastIndex(where: { opening[$0.mark] == mark }) {
        unpaired += open[(index + 1)...]
        open.removeSubrange(index...)
      } else if mark == "»" {
        // “ opens a quotation in other languages.
        unpaired.append((mark, offset))
      }
    }
    return (unpaired + open).sorted { $0.offset < $1.offset }
  }

  private static func mark(in text: ArraySlice<UInt8>) -> String? {
    switch text.first {
    case 0xC2 where text.starts(with: "«".utf8): "«"
    case 0xC2 where text.starts(with: "»".utf8): "»"
    case 0xE2 where text.starts(with: "„".utf8): "„"
    case 0xE2 where text.starts(with: "“".utf8) || text.starts(with: "”".utf8): "“"
    default: nil
    }
  }
}

extension Document {
  func reportUnpaired(_ mark: String, at location: SourceLocation) {
    report(
      "unbalanced-quotes", "the quotation mark \(mark) has no partner", at: location,
      hint: mark == "„" ? "write „ and “ in pairs" : "write « and » in pairs", severity: .warning)
  }

  /// Checks the Markdown from a byte offset on, each paragraph for itself; code is left alone.
  func checkQuotationMarks(from start: Int) {
    var paragraph = start
    var lineStart = start
    var isCode = false
    while lineStart < source.bytes.count {
      let newline = source.bytes[lineStart...].firstIndex(of: UInt8(ascii: "\n"))
      let lineEnd = newline ?? source.bytes.count
      let line = source.bytes[lineStart..<lineEnd].drop { " >\t\r".utf8.contains($0) }
      let isFence = line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8)
      if line.isEmpty || isFence {
        if !isCode { checkQuotationMarks(in: paragraph..<lineStart) }
        paragraph = lineEnd
      }
      if isFence { isCode.toggle() }
      lineStart = lineEnd + 1
    }
    if !isCode, paragraph < source.bytes.count {
      checkQuotationMarks(in: paragraph..<source.bytes.count)
    }
  }

  private func checkQuotationMarks(in range: Range<Int>) {
    for (mark, offset) in QuotationMarks.unpaired(in: source.bytes[range]) {
      reportUnpaired(mark, at: source.location(atOffset: offset))
    }
  }
}
