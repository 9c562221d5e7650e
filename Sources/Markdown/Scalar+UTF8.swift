extension Scalar {
  /// Decodes UTF-8 into a buffer with a place for each byte, and returns how many scalars there
  /// are; what is no UTF-8 becomes U+FFFD.
  ///
  /// With pointers, since with indices it takes twice as many instructions, and it sees all text.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    guard var byte = bytes.baseAddress, let start = scalars.baseAddress else { return 0 }
    let end = byte + bytes.count
    var scalar = start
    while byte < end {
      let first = byte.pointee
      if first < 0x80 {
        scalar.pointee = UInt32(first)
        byte += 1
      } else if first & 0xE0 == 0xC0, first >= 0xC2, byte + 1 < end, byte[1] & 0xC0 == 0x80 {
        scalar.pointee = UInt32(first & 0x1F) << 6 | UInt32(byte[1] & 0x3F)
        byte += 2
      } else {
        let long = longScalar(UnsafeBufferPointer(start: byte, count: end - byte))
        scalar.pointee = long?.value ?? 0xFFFD
        byte += long.map(UTF8.width) ?? 1
      }
      scalar += 1
    }
    return scalar - start
  }

  private static func longScalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var rest = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return scalar
  }

  /// Writes a scalar in UTF-8, of at most four bytes, and moves the pointer on behind it.
  static func encode(_ scalar: UInt32, to byte: inout UnsafeMutablePointer<UInt8>) {
    switch scalar {
    case 0..<0x80:
      byte.pointee = UInt8(truncatingIfNeeded: scalar)
      byte += 1
    case 0x80..<0x800:
      byte.pointee = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
      byte[1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
      byte += 2
    default:
      guard let valid = Unicode.Scalar(scalar), let bytes = UTF8.encode(valid) else { return }
      for encoded in bytes {
        byte.pointee = encoded
        byte += 1
      }
    }
  }
}
