import Foundation
import Synchronization
import Testing

/// A server on loopback, which ends with the test.
///
/// It is ended by a signal that can't be blocked: threads that run tests may block others, and their
/// children inherit that.
final class Server {
  let port: Int
  private let program: RunningProgram

  /// Starts a program, and waits until it listens at the port that its arguments name.
  init(_ path: String, in folder: String = "/", _ arguments: (_ port: Int) -> [String]) throws {
    port = Self.freePort()
    program = try RunningProgram(path, arguments(port), in: folder)
    for _ in 0..<1500 where !Self.isOpen(port) { usleep(20_000) }
    if !Self.isOpen(port) {
      program.kill()
      throw ServerError(path: path, run: program.end())
    }
  }

  deinit { stop() }

  /// Ends it at once, as a power cut does.
  func stop() {
    program.kill()
    _ = program.end()
  }

  /// Where the search for the next port begins: below the ports that the system gives to connections.
  /// Whoever asks one of those whether it is open may be given it, and then reaches himself.
  private static let nextPort = Atomic(Int.random(in: 12_000..<22_000))

  /// A port that nobody uses, and that no other test gets.
  private static func freePort() -> Int {
    while true {
      let port = nextPort.add(1, ordering: .relaxed).newValue
      if isFree(port) { return port }
    }
  }

  private static func isFree(_ port: Int) -> Bool {
    withSocket { socket in
      var address = loopback(port: port)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      return withUnsafeBytes(of: &address) { bytes in
        bytes.baseAddress.map {
          bind(socket, $0.assumingMemoryBound(to: sockaddr.self), size) == 0
        } ?? false
      }
    }
  }

  private static func isOpen(_ port: Int) -> Bool {
    withSocket { socket in
      var address = loopback(port: port)
      return withUnsafeBytes(of: &address) { bytes in
        bytes.baseAddress.map {
          connect(
            socket, $0.assumingMemoryBound(to: sockaddr.self),
            socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        } ?? false
      }
    }
  }

  private static func withSocket<Result>(_ body: (Int32) -> Result) -> Result {
    #if canImport(Darwin)
      let number = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    defer { close(number) }
    return body(number)
  }

  private static func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

/// A server did not start.
struct ServerError: Error {
  let path: String
  let run: Run
}

/// The path of a program, or nil if it is not installed.
func program(_ name: String) -> String? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  return (folders.map(String.init) + ["/usr/sbin"]).map { "\($0)/\(name)" }
    .first(where: FileManager.default.isExecutableFile)
}
