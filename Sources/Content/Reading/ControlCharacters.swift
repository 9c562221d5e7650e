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
  /// Nearly all files are such, and looking at sixteen bytes at a time takes a sixth of the time.
  var isPlainText: Bool {
    withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index > 0, index + 16 <= bytes.count, isPlain(at: index, of: bytes) {
          index += 16
          continue
        }
        // A scalar that the bytes before have only begun is looked at as a whole.
        if index > 0, bytes[index - 1] >= 0xC0 { index -= 1 }
        let end = Swift.min(index + 16, bytes.count)
        while index < end {
          let length = scalarLength(at: index, of: bytes)
          if length == 0 { return false }
          index += length
        }
      }
      return bytes.last.map { $0 < 0xC0 } ?? true
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

/// Whether sixteen bytes, of which others precede the first, are all ASCII that prints, ends of lines,
/// or parts of scalars of two bytes that begin with 0xD0 to 0xDF, as Cyrillic does.
private func isPlain(at index: Int, of bytes: UnsafeRawBufferPointer) -> Bool {
  typealias Bytes = SIMD2<UInt64>
  func each(_ byte: UInt64) -> Bytes { Bytes(repeating: byte &* 0x0101_0101_0101_0101) }
  // The highest bit of each byte tells what it is; sums are shifts, and carry nothing that counts.
  func isFirst(_ bytes: Bytes) -> Bytes {
    let second = bytes &+ bytes
    let third = second &+ second
    return bytes & second & ~third & (third &+ third)
  }
  func isOther(_ bytes: Bytes, than byte: UInt64) -> Bytes {
    let difference = bytes ^ each(byte)
    return (difference & each(0x7F)) &+ each(0x7F) | difference
  }
  let block = bytes.loadUnaligned(fromByteOffset: index, as: Bytes.self)
  let before = bytes.loadUnaligned(fromByteOffset: index - 1, as: Bytes.self)
  let second = block &+ block
  let isControl = ~((block & each(0x7F)) &+ each(0x60) | block) & isOther(block, than: 0x0A)
  // Each first byte is followed by one that is no first byte, and no other is.
  let isMisplaced =
    ((block & second) ^ isFirst(block)) | ((block & ~second) ^ isFirst(before))
  let wrong = isMisplaced | isControl | ~isOther(block, than: 0x7F)
  return (wrong[0] | wrong[1]) & 0x8080_8080_8080_8080 == 0
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
