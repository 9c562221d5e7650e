import FlyingFox
import FlyingSocks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a server listens.
struct ListeningAddress: Sendable {
  private let host: String
  private let port: UInt16
  /// The server's settings with the address.
  let configuration: HTTPServer.Configuration

  /// Finds the address of a host on this machine.
  init(host: String, port: UInt16) throws(PreviewError) {
    self.host = host
    self.port = port
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    let problem = getaddrinfo(host, String(port), &hints, &found)
    defer { if let found { freeaddrinfo(found) } }
    guard problem == 0, let address = found?.pointee, let bytes = address.ai_addr else {
      throw .unknownHost(host, reason: String(cString: gai_strerror(problem)))
    }
    configuration = UnsafeRawPointer(bytes).withMemoryRebound(to: UInt8.self, capacity: 1) { _ in
      address.ai_family == AF_INET6
        ? Self.configuration(UnsafeRawPointer(bytes).loadUnaligned(as: sockaddr_in6.self))
        : Self.configuration(UnsafeRawPointer(bytes).loadUnaligned(as: sockaddr_in.self))
    }
  }

  private static func configuration(_ address: some SocketAddress) -> HTTPServer.Configuration {
    HTTPServer.Configuration(
      address: address, pool: PromptPool(base: HTTPServer.defaultPool()), logger: .disabled)
  }

  /// The names that browsers may call it by: the one that was given, and this machine's own if other
  /// machines can reach it.
  var names: [String] {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let own = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return [host, own, own + ".local"]
  }

  /// The URL to open, without a path.
  func url(at address: Socket.Address?) -> String {
    switch address {
    // Nobody can open the address that stands for all.
    case .ip4("0.0.0.0", let port): "http://127.0.0.1:\(port)"
    case .ip6("::", let port): "http://[::1]:\(port)"
    case .ip4(let address, let port): "http://\(address):\(port)"
    case .ip6(let address, let port): "http://[\(address)]:\(port)"
    case .unix, nil: "http://\(host):\(port)"
    }
  }

  /// Why the server could not begin, or has ended.
  func failure(_ error: SocketError) -> PreviewError {
    switch error {
    case .failed("Bind", EADDRINUSE, _): .portTaken(port)
    case .failed("Bind", _, let reason), .failed("Listen", _, let reason):
      .listening(host: host, port: port, reason: reason)
    default: .ended(error.localizedDescription)
    }
  }
}
