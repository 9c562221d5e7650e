import Foundation
import Testing

/// The preview as a web server.
@Suite struct ServeHTTPTests {
  @Test(
    arguments: [
      ("localhost:8000", 200), ("LOCALHOST", 200), ("127.0.0.1", 200), ("192.168.1.7:80", 200),
      ("[::1]:8000", 200), ("a.localhost:1", 200), ("evil.example", 403),
      ("evil.example:8000", 403), ("127.0.0.1.evil.example", 403), ("localhost.evil.example", 403),
      ("evil.example@127.0.0.1", 403), ("", 403),
    ])
  func answersOnlyToItsOwnNames(host: String, status: Int) throws {
    let preview = try Preview()
    for path in ["/site/", "/.sitegen/events?path=/site/"] where status == 403 || path == "/site/" {
      #expect(try preview.get(path, "-H", "Host: \(host)").status == status)
    }
  }

  @Test func answersToTheNameThatItIsGiven() throws {
    let preview = try Preview("", "--host", "localhost")
    #expect(try preview.get("/site/", "-H", "Host: localhost").status == 200)
    #expect(try preview.get("/site/", "-H", "Host: evil.example").status == 403)
  }

  @Test(
    arguments: [
      "/../../../../etc/passwd", "/site/../../../../../etc/passwd",
      "/site/%2e%2e/%2e%2e/etc/passwd",
      "/site/..%2f..%2fetc/passwd", "//etc/passwd", "/site//etc/passwd",
      "/site/images/../site.yaml",
      "/site/site.yaml", "/Content/site.yaml", "/site/.sitegen-manifest", "/site/%00", "/site/%",
      "/site/%ff", "/.sitegen/", "/.sitegen/../site.yaml",
    ])
  func keepsToTheSite(path: String) throws {
    let preview = try Preview()
    let response = try preview.get(path)
    #expect(response.status == 404, "\(path)")
    #expect(response.body.contains("<title>Not found</title>"), "\(response.body)")
  }

  @Test func leadsToFoldersAndToTheSitesPrefix() throws {
    let preview = try Preview()
    for (path, target) in [
      ("/", "/site/"), ("/site", "/site/"), ("/site/news", "/site/news/"),
      ("/site/news?a=1", "/site/news/?a=1"),
    ] {
      let response = try preview.get(path)
      #expect(response.status == 307 && response.headers["location"] == target, "\(path)")
    }
    #expect(try preview.get("/site/news/index.html").status == 200)
    #expect(try preview.get("/news/").status == 404)
  }

  @Test func refusesToChangeAnything() throws {
    let preview = try Preview()
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
      let response = try preview.get("/site/", "-X", method, "-d", "a=1")
      #expect(response.status == 405 && response.headers["allow"] == "GET, HEAD", "\(method)")
    }
  }

  static let picture = "012345678\n"

  @Test(
    arguments: [
      ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=4-", 206, "45678\n", "bytes 4-9/10"),
      ("bytes=-3", 206, "78\n", "bytes 7-9/10"), ("bytes=-99", 206, picture, "bytes 0-9/10"),
      ("bytes=8-99", 206, "8\n", "bytes 8-9/10"), ("bytes=9-9", 206, "\n", "bytes 9-9/10"),
      ("bytes=10-", 416, "", "bytes */10"), ("bytes=-0", 416, "", "bytes */10"),
      ("bytes=0-99999999999999999999", 206, picture, "bytes 0-9/10"),
      ("bytes=3-1", 200, picture, nil), ("bytes=-", 200, picture, nil),
      ("bytes=a-b", 200, picture, nil), ("bytes=0-1,3-4", 200, picture, nil),
      ("lines=0-1", 200, picture, nil), ("bytes=--1", 200, picture, nil),
    ] as [(String, Int, String, String?)])
  func sendsParts(range: String, status: Int, body: String, contentRange: String?) throws {
    let preview = try Preview(TextArchive(Self.archive))
    let response = try preview.get("/site/images/cup.jpg", "-H", "Range: \(range)")
    #expect(response.status == status && response.body == body)
    #expect(response.headers["content-range"] == contentRange)
    #expect(response.headers["content-length"] == String(body.utf8.count))
  }

  private static let archive = "-- Content/images/cup.jpg --\n012345678"

  @Test(arguments: ["/site/images/cup.jpg", "/site/news/", "/site/trophies.json"])
  func sendsAgainOnlyWhatHasChanged(path: String) throws {
    let preview = try Preview(TextArchive(Self.archive))
    let first = try preview.get(path)
    let tag = try #require(first.headers["etag"])
    #expect(first.headers["cache-control"] == "no-cache")
    for condition in [tag, "W/" + tag, "\"x\", \(tag)", "*"] {
      let again = try preview.get(path, "-H", "If-None-Match: \(condition)")
      #expect(again.status == 304 && again.body == "" && again.headers["etag"] == tag)
    }
    #expect(try preview.get(path, "-H", "If-None-Match: \"x\"").body == first.body)
    // A part of another version is of no use.
    let stale = try preview.get(path, "-H", "Range: bytes=0-1", "-H", "If-Range: \"x\"")
    #expect(stale.status == 200 && stale.body == first.body)
    let part = try preview.get(path, "-H", "Range: bytes=0-1", "-H", "If-Range: \(tag)")
    #expect(part.status == 206 && part.body == first.body.prefix(2))
  }

  @Test func tellsTheTypeAndSizeOfAFileWithoutIt() throws {
    let preview = try Preview(TextArchive(Self.archive))
    for (path, type) in [
      ("/site/", "text/html; charset=utf-8"), ("/site/trophies.json", "application/json"),
      ("/site/trophies.csv", "text/csv; charset=utf-8"), ("/site/images/cup.jpg", "image/jpeg"),
      ("/.sitegen/preview.js", "text/javascript; charset=utf-8"),
    ] {
      let whole = try preview.get(path)
      let head = try preview.get(path, "--head")
      #expect(whole.headers["content-type"] == type && head.headers == whole.headers, "\(path)")
      #expect(head.body == "" && head.status == 200)
      #expect(whole.headers["content-length"] == String(whole.body.utf8.count))
      #expect(whole.headers["x-content-type-options"] == "nosniff")
    }
  }

  @Test func tellsThatAPortIsTaken() throws {
    let preview = try Preview()
    let other = try preview.site.run("serve", "--port", preview.port)
    #expect(
      other.errors == """
        sitegen: the port \(preview.port) is taken by another program
          hint: end that program, or choose another port with --port; 0 takes any that is free

        """)
    #expect(other.code == 2)
  }

  @Test func tellsThatThereIsNoSuchHost() throws {
    let run = try TestSite().run("serve", "--host", "no.such.host.invalid", "--port", "0")
    #expect(
      run.code == 2 && run.errors.hasPrefix("sitegen: there is no host 'no.such.host.invalid': "))
  }

  @Test func needsASite() throws {
    let folder = TemporaryFolder()
    #expect(
      try CommandTests.run(Sitegen.path, ["serve", "--port", "0"], in: folder.path)
        == Run(
          2,
          errors: """
            sitegen: there is no folder 'Content'
              hint: run sitegen in the folder of a site, or name that folder with --site

            """))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func endsAtOnce(signal: Int32) throws {
    let preview = try Preview()
    // Also while a browser listens.
    let browser = try RunningProgram(
      "/usr/bin/env", ["curl", "-sN", preview.root + "/.sitegen/events?path=/site/"], in: "/")
    _ = waitUntil(browser.output) { $0.isEmpty ? nil : $0 }
    let start = ContinuousClock.now
    kill(preview.program.process, signal)
    #expect(preview.program.end().code == 128 + signal)
    // A program that waits for its browsers never ends.
    #expect(ContinuousClock.now - start < .seconds(20))
    _ = browser.end()
  }
}
