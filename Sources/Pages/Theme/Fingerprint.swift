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

extension Fingerprint: CustomStringConvertible {
  /// Sixteen hexadecimal digits in lower case.
  public var description: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
