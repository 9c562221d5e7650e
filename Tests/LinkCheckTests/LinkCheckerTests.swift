import Diagnostics
import Foundation
import Testing

@testable import LinkCheck

@Suite(.serialized) struct LinkCheckerTests {
  private func checker(
    _ cache: String? = nil, timeLimit: Int = 60, now: Int = 1_000_000
  ) -> LinkChecker {
    LinkChecker(agent: "sitegen tests", cache: cache, timeLimit: timeLimit, now: now)
  }

  /// A path on the server, the answer with the server's address as `*`, and the requests.
  static let answers: [(String, LinkAnswer, [String])] = [
    ("200", .fine, ["HEAD /200"]),
    ("200#heading", .fine, ["HEAD /200"]),
    ("страница", .fine, ["HEAD /%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0"]),
    ("slow", .fine, ["HEAD /slow"]),
    ("404", .refused(status: 404), ["HEAD /404", "GET /404"]),
    ("500", .refused(status: 500), ["HEAD /500", "GET /500"]),
    // Refused to HEAD only.
    ("get/405", .fine, ["HEAD /get/405", "GET /get/405"]),
    ("get/501", .fine, ["HEAD /get/501", "GET /get/501"]),
    ("cut", .fine, ["HEAD /cut", "GET /cut"]),
    ("302/200", .fine, ["HEAD /302/200", "HEAD /200"]),
    ("301/200", .moved(to: "*200"), ["HEAD /301/200", "HEAD /200"]),
    ("308/301/200", .moved(to: "*200"), ["HEAD /308/301/200", "HEAD /301/200", "HEAD /200"]),
    // What is moved for good is only known up to the first move that is not.
    ("301/302/200", .moved(to: "*302/200"), ["HEAD /301/302/200", "HEAD /302/200", "HEAD /200"]),
    ("302/301/200", .fine, ["HEAD /302/301/200", "HEAD /301/200", "HEAD /200"]),
    ("301/404", .refused(status: 404), ["HEAD /301/404", "HEAD /404", "GET /404"]),
    ("304", .refused(status: 304), ["HEAD /304"]),
  ]

  @Test(arguments: answers) func answer(
    _ path: String, expected: LinkAnswer, requests: [String]
  ) async throws {
    let server = try WebServer()
    let url = server(path)
    let report = try await checker().check([url, url])
    var answer = report.answers[url]
    if case .moved(let target) = answer {
      answer = .moved(to: target.replacing(server(""), with: "*"))
    }
    #expect(answer == expected)
    #expect(report.cacheFailure == nil)
    #expect(try server.requests() == requests)
  }

  @Test func noServerIsWaitedForWithoutEnd() async throws {
    let server = try WebServer()
    let url = server("hang")
    let report = try await checker(timeLimit: 5).check([url])
    #expect(report.answers == [url: .unreachable("no answer within 5 s")])
    #expect(try server.requests() == ["HEAD /hang"])
  }

  @Test func endlessRedirectsEnd() async throws {
    let server = try WebServer()
    let url = server(String(repeating: "302/", count: 20) + "200")
    let report = try await checker().check([url])
    #expect(report.answers == [url: .unreachable("it redirects without end")])
    #expect(try server.requests().count == 11)
  }

  @Test func serversThatAreNotThere() async throws {
    let server = try WebServer()
    let refused = server("")
    _ = try server.requests()
    let unknown = "https://no-such-host.invalid/"
    let report = try await checker().check([refused, unknown, "mailto:a@b.c", "ftp://x/"])
    #expect(
      report.answers == [
        refused: .unreachable("'127.0.0.1:\(server.port)' refuses connections"),
        unknown: .unreachable("there is no server 'no-such-host.invalid'"),
      ])
  }

  @Test func manyServersAreAskedAtOnce() async throws {
    let servers = try (0..<6).map { _ in try WebServer() }
    let urls = servers.flatMap { [$0("200"), $0("404"), $0("slow")] }
    let report = try await checker().check(urls)
    #expect(report.answers.count == 18)
    #expect(report.answers.values.count { $0 == .refused(status: 404) } == 6)
    for server in servers {
      #expect(try server.requests() == ["HEAD /200", "HEAD /404", "GET /404", "HEAD /slow"])
    }
  }

  @Test func answersAreKeptForADay() async throws {
    let server = try WebServer()
    let cache = server.file("caches/links.txt")
    let urls = ["200", "301/200", "404", "500"].map { server($0) }
    let first = try await checker(cache).check(urls)
    #expect(first.cacheFailure == nil)
    #expect(try await checker(cache, now: 1_086_399).check(urls).answers == first.answers)
    _ = try await checker(cache, now: 1_086_400).check([server("200")])
    // What a server could not do is asked again at once; what is known is not.
    #expect(
      try server.requests() == [
        "HEAD /200", "HEAD /301/200", "HEAD /200", "HEAD /404", "GET /404", "HEAD /500",
        "GET /500", "HEAD /500", "GET /500", "HEAD /200",
      ])
  }

  @Test(arguments: [
    "", "nonsense", "sitegen links 1\n\n\t\t\t\nx\thttp://a/\tfine\t\n9999999\t\t\t\n",
    "sitegen links 1\n2000000\t*200\tfine\t\n", "sitegen links 1\n1000000\t*200\trefused\tx\n",
  ])
  func aDamagedCacheIsNoHarm(_ text: String) async throws {
    let server = try WebServer()
    let cache = server.file("links.txt")
    try Data(text.replacing("*", with: server("")).utf8).write(to: URL(fileURLWithPath: cache))
    let report = try await checker(cache).check([server("200")])
    #expect(report == .init(answers: [server("200"): .fine], cacheFailure: nil))
    #expect(try server.requests() == ["HEAD /200"])
    let written = try String(contentsOf: URL(fileURLWithPath: cache), encoding: .utf8)
    #expect(written == "sitegen links 1\n1000000\t\(server("200"))\tfine\t\n")
  }

  @Test func aCacheThatCantBeWrittenIsTold() async throws {
    let server = try WebServer()
    let report = try await checker("/dev/null/links.txt").check([server("200")])
    #expect(
      report == .init(answers: [server("200"): .fine], cacheFailure: "Not a directory"))
  }

  static let texts: [(LinkAnswer, String?)] = [
    (.fine, nil),
    (
      .moved(to: "https://b/"),
      """
      a.md:3:4: note: 'https://a/' has another address for good [moved-external-link]
        hint: write https://b/
      """
    ),
    (
      .refused(status: 404),
      """
      a.md:3:4: warning: 'https://a/' answers 404 Not Found [broken-external-link]
        hint: correct the address, or link to a copy in an archive of the web
      """
    ),
    (
      .refused(status: 403),
      """
      a.md:3:4: warning: 'https://a/' answers 403 Forbidden [broken-external-link]
        hint: open it in a browser: some sites turn programs away; if it is gone, link elsewhere
      """
    ),
    (
      .refused(status: 599),
      """
      a.md:3:4: warning: 'https://a/' answers 599 [broken-external-link]
        hint: check again later
      """
    ),
    (
      .unreachable("no answer within 2 s"),
      """
      a.md:3:4: warning: 'https://a/' can't be reached: no answer within 2 s \
      [broken-external-link]
        hint: correct the address, or check again later
      """
    ),
  ]

  @Test(arguments: texts) func text(_ answer: LinkAnswer, expected: String?) {
    let location = SourceLocation(file: "a.md", line: 3, column: 4)
    #expect(answer.diagnostic(for: "https://a/", at: location)?.text() == expected)
  }

  static let addresses: [(String, String?)] = [
    ("https://a.org", "https://a.org"), ("//a.org/x", "https://a.org/x"),
    ("HTTP://A.org/ä b#c", "HTTP://A.org/%C3%A4%20b"),
    ("https://пример.рф/ё?x=ё", "https://пример.рф/%D1%91?x=%D1%91"),
    ("https://a.org/%20\u{1B}\"", "https://a.org/%20%1B\""), ("/trophies/", nil),
    ("mailto:a@b.c", nil), ("", nil), ("--version", nil),
  ]

  @Test(arguments: addresses) func address(_ written: String, expected: String?) {
    #expect(WebAddress(written)?.text == expected)
  }
}
