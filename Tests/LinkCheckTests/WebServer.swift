import Foundation

/// The web server of `server.py`, for one test.
///
/// It is ended by a signal that can't be blocked: threads that run tests may block others, and their
/// children inherit that.
final class WebServer {
  let port: Int
  private var process = pid_t()
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "sitegen-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "server.py")
    let log = folder.appending(path: "log").path
    try Data().write(to: URL(fileURLWithPath: log))
    let command = "exec python3 '\(script.path)' > '\(log)'"
    let words = ["/bin/sh", "-c", command]
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0 else {
      throw POSIXError(.ECHILD)
    }
    port = try Self.port(in: log)
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    try? FileManager.default.removeItem(at: folder)
  }

  func callAsFunction(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

  /// The path of a file that is removed with the server.
  func file(_ name: String) -> String { folder.appending(path: name).path }

  /// Ends the server, and gives the requests that it got.
  func requests() throws -> [String] {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    return try Self.lines(of: file("log")).dropFirst().map(String.init)
  }

  /// Waits until the server has written its port.
  private static func port(in log: String) throws -> Int {
    for _ in 0..<1000 {
      if let line = try lines(of: log).first, let port = Int(line) { return port }
      usleep(20_000)
    }
    throw POSIXError(.ETIMEDOUT)
  }

  /// The whole lines of a file.
  private static func lines(of path: String) throws -> [Substring] {
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    return text.hasSuffix("\n") ? text.split(separator: "\n") : []
  }
}
