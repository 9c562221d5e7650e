import Diagnostics

extension Document {
  /// Reports the first character that neither YAML, HTML nor a feed may contain.
  func checkCharacters() {
    guard let offset = source.bytes.firstControlCharacter else { return }
    let scalar = String(decoding: source.bytes[offset...].prefix(4), as: UTF8.self)
      .unicodeScalars.first
    reportControlCharacter(scalar, at: source.location(atOffset: offset))
  }

  func reportControlCharacter(_ scalar: Unicode.Scalar?, at location: SourceLocation) {
    let digits = String(scalar?.value ?? 0, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    report(
      "control-character", "the invisible character \(code) can't be published", at: location,
      hint: "remove it; if the file is no text, move it out of this folder")
  }
}

extension [UInt8] {
  /// The offset of the first character that YAML 1.2 doesn't call printable (5.1), or nil; a byte
  /// order mark at the beginning is none.
  var firstControlCharacter: Int? {
    for (offset, byte) in enumerated() {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0x00..<0x20, 0x7F: return offset
      case 0xC2 where (0x80...0x9F).contains(self[offset + 1]) && self[offset + 1] != 0x85:
        return offset
      case 0xEF where offset > 0 && self[offset...].starts(with: [0xEF, 0xBB, 0xBF]):
        return offset
      case 0xEF where self[offset...].starts(with: [0xEF, 0xBF, 0xBE]): return offset
      case 0xEF where self[offset...].starts(with: [0xEF, 0xBF, 0xBF]): return offset
      default: continue
      }
    }
    return nil
  }
}
