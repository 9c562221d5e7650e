/// An address that can be asked: `http` or `https`, in ASCII, without a fragment.
struct WebAddress: Hashable, Sendable {
  /// The address as it goes to the server.
  let text: String

  /// Takes over an address as people write it; nil if it leads elsewhere than to the web.
  init?(_ written: String) {
    let full = written.hasPrefix("//") ? "https:" + written : written
    guard ["http://", "https://"].contains(where: full.lowercased().hasPrefix) else { return nil }
    let bytes = full.prefix { $0 != "#" }.utf8
    // The host stays as it is: for a name in other letters the client knows the encoding.
    let start = bytes.split(separator: UInt8(ascii: "/"), maxSplits: 2).dropFirst(2).first
    guard let path = start?.startIndex else {
      text = String(full.prefix { $0 != "#" })
      return
    }
    text = String(full[..<path]) + bytes[path...].map(Self.encoded).joined()
  }

  /// The host with its port: whom to be polite to.
  var host: String {
    String(text.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" && $0 != "?" })
      .lowercased()
  }

  private static func encoded(_ byte: UInt8) -> String {
    guard byte <= 0x20 || byte >= 0x7F else { return String(UnicodeScalar(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
  }
}
