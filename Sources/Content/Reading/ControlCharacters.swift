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
  /// Whether all of it is UTF-8 without a control character; false also for a few rare scripts, of
  /// which `firstControlCharacter` and the source itself tell more.
  ///
  /// Nearly all files are such, and looking at eight bytes at a time takes a third of the time.
  var isPlainText: Bool {
    withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        let block = Swift.min(index + 8, bytes.count)
        if block == index + 8 {
          let length = plainLength(of: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
          index += length
          if length > 0 { continue }
        }
        while index < block {
          let length = scalarLength(at: index, of: bytes)
          if length == 0 { return false }
          index += length
        }
      }
      return true
    }
  }

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

/// How many of eight bytes are whole scalars, if they are all ASCII that prints or of two bytes that
/// begin with 0xD0 to 0xDF, as Cyrillic does; else 0.
private func plainLength(of bytes: UInt64) -> Int {
  let word = UInt64(littleEndian: bytes)
  let ones: UInt64 = 0x0101_0101_0101_0101
  // The highest bit of each byte tells what it is; shifted to its place are the bits below it.
  let high = word & (ones * 0x80)
  let second = word << 1
  let first = high & second & ~(word << 2) & (word << 3)
  let delete = word ^ (ones * 0x7F)
  let controls = ((word &- ones * 0x20) & ~word | (delete &- ones) & ~delete) & (ones * 0x80)
  // Each first byte is followed by one that is no first byte, and no other is.
  guard high & second == first, high & ~second == first << 8, controls == 0 else { return 0 }
  return first >> 63 == 0 ? 8 : 7
}

/// How many bytes the scalar takes that begins at an index; 0 if it is none, is a control character,
/// or is of a rare script.
private func scalarLength(at index: Int, of bytes: UnsafeRawBufferPointer) -> Int {
  func follow(_ count: Int, _ lowest: UInt8 = 0x80) -> Int {
    guard index + count < bytes.count, bytes[index + 1] >= lowest else { return 0 }
    return (1...count).allSatisfy { bytes[index + $0] & 0xC0 == 0x80 } ? count + 1 : 0
  }
  switch bytes[index] {
  case 0x20..<0x7F, 0x09, 0x0A, 0x0D: return 1
  case 0xC2: return follow(1, 0xA0)
  case 0xC3..<0xE0: return follow(1)
  case 0xE1..<0xED, 0xEE: return follow(2)
  case 0xF0: return follow(3, 0x90)
  default: return 0
  }
}
