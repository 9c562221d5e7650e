extension Scalar {
  /// How many bytes a scalar takes whose first byte this is; 1 for what begins none.
  @inline(__always)
  static func width(of first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// The scalar that begins at a pointer, behind which there are three bytes at least; a byte that
  /// begins none is U+FFFD.
  static func decode(at byte: UnsafePointer<UInt8>) -> UInt32 {
    func bits(_ index: Int) -> UInt32 { UInt32(byte[index] & 0x3F) }
    let first = UInt32(byte[0])
    switch first {
    case 0..<0x80: return first
    case 0xC2..<0xE0: return (first & 0x1F) << 6 | bits(1)
    case 0xE0..<0xF0: return (first & 0xF) << 12 | bits(1) << 6 | bits(2)
    case 0xF0..<0xF5: return (first & 7) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3)
    default: return 0xFFFD
    }
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
