/// Tells versions of a file apart; it guards nothing (FNV-1a, 64 bits).
public struct Fingerprint: Hashable, Sendable {
  private let hash: UInt64

  /// Makes the fingerprint of bytes.
  public init(of bytes: [UInt8]) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
  }
}

extension Fingerprint {
  /// Makes a fingerprint of many bytes, eight of which take as long as one otherwise; it is another
  /// than that of `init(of:)`.
  public init(ofMany bytes: [UInt8]) {
    var hash = Fingerprint(of: Array(bytes.suffix(bytes.count % 8))).hash
    bytes.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: bytes.count & ~7, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
        // A product's upper bits depend on all of a factor, its lower ones on a few.
        hash ^= hash >> 32
      }
    }
    self.hash = hash
  }
}

extension Fingerprint: CustomStringConvertible {
  /// Sixteen hexadecimal digits in lower case.
  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
