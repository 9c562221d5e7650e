extension Scalar {
  /// Decodes UTF-8 into a buffer with a place for each byte, and returns how many scalars there
  /// are; what is no UTF-8 becomes U+FFFD.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var count = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        scalars[count] = UInt32(byte)
        index += 1
      } else if byte & 0xE0 == 0xC0, byte >= 0xC2, index + 1 < bytes.count,
        bytes[index + 1] & 0xC0 == 0x80
      {
        scalars[count] = UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
        index += 2
      } else {
        let scalar = longScalar(at: index, of: bytes)
        scalars[count] = scalar?.value ?? 0xFFFD
        index += scalar.map(UTF8.width) ?? 1
      }
      count += 1
    }
    return count
  }

  private static func longScalar(
    at index: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    var rest = bytes[index...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return scalar
  }

  /// Encodes a scalar at an offset of a buffer, and returns the offset after it.
  static func encode(
    _ scalar: UInt32, at offset: Int, of buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    switch scalar {
    case 0..<0x80:
      buffer[offset] = UInt8(truncatingIfNeeded: scalar)
      return offset + 1
    case 0x80..<0x800:
      buffer[offset] = 0xC0 | UInt8(truncatingIfNeeded: scalar >> 6)
      buffer[offset + 1] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
      return offset + 2
    default:
      guard let valid = Unicode.Scalar(scalar), let bytes = UTF8.encode(valid) else { return offset }
      var end = offset
      for byte in bytes {
        buffer[end] = byte
        end += 1
      }
      return end
    }
  }
}
