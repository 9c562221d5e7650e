import Foundation
import Testing

/// A running `sitegen serve` of a small site, ended after the test.
final class Preview {
  let site: TestSite
  /// Where it listens, without a path.
  let root: String
  let program: RunningProgram

  init(_ changes: TextArchive = "", _ arguments: String...) throws {
    site = try TestSite(changes)
    program = try RunningProgram(
      Sitegen.path, ["serve", "--port", "0"] + arguments, in: site.folder.path)
    let output = { [program] in program.output }
    let url = waitUntil(output()) { $0.firstMatch(of: /http:\/\/[^ \/]+/)?.output }
    root = String(try #require(url, "\(program.output)\(program.errors)"))
  }

  deinit {
    program.kill()
    _ = program.end()
  }

  var port: String { String(root.drop { $0 != ":" }.dropFirst().drop { $0 != ":" }.dropFirst()) }

  /// Asks for a path with curl and options of it.
  func get(_ path: String, _ options: String...) throws -> Response {
    try Response(
      run(
        "/usr/bin/env",
        ["curl", "-sS", "-i", "--path-as-is", "--max-time", "60"] + options + [root + path]))
  }

  /// What the script of a page is told of it now.
  func state(of path: String, signature: String = "") throws -> PageState {
    let browser = try RunningProgram(
      "/usr/bin/env",
      [
        "curl", "-sN", "--get", "--data-urlencode", "path=\(path)",
        "--data-urlencode", "signature=\(signature)", root + "/.sitegen/events",
      ], in: "/")
    // The stream does not end by itself, and how long the first event takes is the machine's affair.
    let event = waitUntil(browser.output) { $0.firstMatch(of: /data: (.*)\n/)?.output.1 }
    browser.kill()
    let run = browser.end()
    let json = try #require(event, "\(run)")
    return try JSONDecoder().decode(PageState.self, from: Data(json.utf8))
  }

  /// Asks for a path until the answer is as it should be, for a minute.
  func get(_ path: String, until isRight: (Response) -> Bool) throws -> Response {
    var last = try get(path)
    _ = try waitUntil(()) { _ in
      if isRight(last) { return true }
      last = try get(path)
      return nil
    }
    return last
  }
}

/// Tries for a minute to make something of a value that changes; nil if it can't be made.
func waitUntil<Value, Result>(
  _ value: @autoclosure () throws -> Value, _ make: (Value) throws -> Result?
) rethrows -> Result? {
  let start = ContinuousClock.now
  while ContinuousClock.now - start < .seconds(60) {
    if let result = try make(try value()) { return result }
    usleep(20_000)
  }
  return nil
}

/// What a page's script is told.
struct PageState: Decodable, Equatable {
  var isStale: Bool
  var problems: [String]
  var styleSheets: [String]
  var marks: [String: String]
}

/// An answer over HTTP.
struct Response {
  let status: Int
  /// The values of the header fields by their names in lower case.
  let headers: [String: String]
  let body: String

  init(_ curl: Run) throws {
    try #require(curl.code == 0, "\(curl)")
    let parts = curl.output.split(separator: "\r\n\r\n", maxSplits: 1)
    let lines = try #require(parts.first).split(separator: "\r\n")
    status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    headers = Dictionary(
      lines.dropFirst().map { line in
        let colon = line.firstIndex(of: ":") ?? line.endIndex
        return (line[..<colon].lowercased(), line[colon...].dropFirst(2).description)
      }, uniquingKeysWith: { first, _ in first })
    body = parts.count > 1 ? String(parts[1]) : ""
  }

  /// The signature of a page.
  var signature: String {
    body.firstMatch(of: /data-signature="([0-9a-f]*)"/).map { String($0.output.1) } ?? "none"
  }
}
