import Diagnostics

/// The Russian quotation marks, « » and inside them „ “, which come in pairs.
enum QuotationMarks {
  private static let partners: [Character: String] = ["«": "»", "„": "“”"]

  private static let marks: [Unicode.Scalar] = ["«", "»", "„", "“", "”"]

  /// The marks without a partner.
  static func unpaired(in text: String) -> [Character] {
    // Few texts have any, and characters are slow to find.
    guard text.unicodeScalars.contains(where: { marks.contains($0) }) else { return [] }
    var open: [Character] = []
    var unpaired: [Character] = []
    for mark in text {
      if partners[mark] != nil {
        open.append(mark)
      } else if let index = open.lastIndex(where: { partners[$0]?.contains(mark) == true }) {
        unpaired += open[(index + 1)...]
        open.removeSubrange(index...)
      } else if mark == "»" {
        // “ and ” stand alone in other languages' pairs.
        unpaired.append(mark)
      }
    }
    return unpaired + open
  }
}

extension Document {
  func reportUnpaired(_ mark: Character, at location: SourceLocation) {
    report(
      "unbalanced-quote", "the quotation mark \(mark) has no partner", at: location,
      hint: mark == "„" ? "write „ and “ in pairs" : "write « and » in pairs", severity: .warning)
  }
}
