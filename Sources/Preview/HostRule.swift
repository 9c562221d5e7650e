#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which names a browser may call this server by.
///
/// A page on the web can give its own name the address of this machine, and then read from it what
/// no other site may (DNS rebinding). Addresses themselves can't be given away.
struct HostRule: Sendable {
  private let names: Set<String>

  /// Allows addresses, `localhost`, and these names.
  init(names: [String]) {
    self.names = Set(names.map { $0.lowercased() })
  }

  /// Whether a request with this `Host` (RFC 9110, 7.2) is answered.
  func allows(_ host: String) -> Bool {
    let name = Self.name(of: host).lowercased()
    return Self.isAddress(name) || name == "localhost" || name.hasSuffix(".localhost")
      || names.contains(name)
  }

  /// The host without its port, and without the brackets of an IPv6 address.
  private static func name(of host: String) -> Substring {
    if host.hasPrefix("[") { return host.dropFirst().prefix { $0 != "]" } }
    return host.prefix { $0 != ":" }
  }

  private static func isAddress(_ name: String) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET, name, &address) == 1 || inet_pton(AF_INET6, name, &address) == 1
  }
}
