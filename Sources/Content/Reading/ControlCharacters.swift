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
  /// The offset in UTF-8 of the first character that YAML 1.2 doesn't call printable (5.1), or nil;
  /// a byte order mark at the beginning is none.
  var firstControlCharacter: Int? {
    withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        switch byte {
        case 0xC3..<0xE0: offset += 2
        case 0x20..<0x7F, 0x09, 0x0A, 0x0D: offset += 1
        case 0xC2:
          if (0x80...0x9F).contains(bytes[offset + 1]), bytes[offset + 1] != 0x85 { return offset }
          offset += 2
        case 0xEF:
          let isMark = offset > 0 && bytes[offset...].starts(with: [0xEF, 0xBB, 0xBF])
          let isNone =
            bytes[offset...].starts(with: [0xEF, 0xBF, 0xBE])
            || bytes[offset...].starts(with: [0xEF, 0xBF, 0xBF])
          if isMark || isNone { return offset }
          offset += 3
        case 0xE0..<0xF0: offset += 3
        case 0xF0...0xFF: offset += 4
        default: return offset
        }
      }
      return nil
    }
  }
}
