import Diagnostics
import Files
import Foundation
import Language
import Synchronization
import Testing

@testable import Content

/// Reading a site again with what is known from before.
@Suite struct CacheTests {
  /// Each change after the other: the site is as if it were read for the first time.
  @Test func aChangedSiteIsReadAsANewOne() throws {
    let folder = try SiteFolder(.base)
    let cache = SiteCache()
    let changes: [(file: String, text: String)] = [
      ("news/2012-08-20-start.md", "---\ntitle: Another\ndate: 2012-08-20\n---\n"),
      (
        "news/2012-08-21-more.md",
        "---\ntitle: More\ndate: 2012-08-21\nteams: [harbour, new]\n---\n"
      ),
      ("teams.yaml", "harbour: {name: Port, country: Norland, kind: club}\n"),
      ("teams.yaml", "harbour: {name: Port, country: Norland, kind: club}\nnew: {name: New}\n"),
      ("news/2012-08-22-cited.md", "---\ntitle: Cited\ndate: 2012-08-22\nquotes: [start]\n---\n"),
      ("quotes.yaml", "start: {text: We began., date: 2012-08-20, source: The Press}\n"),
      ("quotes.yaml", "start: {text: We began., date: 2999-08-20, source: The Press}\n"),
      ("quotes.yaml", "{"),
      ("quotes.yaml", ""),
      (
        "news/2012-08-23-seen.md",
        "---\ntitle: Seen\ndate: 2012-08-23\nimage: {file: images/a.svg, alt: A, credit: B}\n---\n"
      ),
      ("images/a.svg", "<svg width='10' height='20'/>"),
      ("images/a.svg", "<svg width='30' height='20'/>"),
      ("news/2012-08-23-seen.md", "no front matter"),
      ("site.yaml", "title: T\nurl: https://t.example\nlanguage: de\ndescription: D\nauthor: A\n"),
    ]
    for (file, text) in changes {
      try folder.write(file, Array(text.utf8))
      #expect(try read(folder, cache) == read(folder, nil), "\(file): \(text)")
    }
    try FileManager.default.removeItem(atPath: folder.path + "/news/2012-08-21-more.md")
    #expect(try read(folder, cache) == read(folder, nil))
    #expect(try read(folder, cache, now: "2000-01-01") == read(folder, nil, now: "2000-01-01"))
  }

  private func read(
    _ folder: SiteFolder, _ cache: SiteCache?, now: String = "2025-05-01"
  ) throws -> [String] {
    let now = try #require(PartialDate(now))
    let (editions, problems) = try Site.load(
      from: Folder(folder.path), options: LoadOptions(now: now), cache: cache)
    let articles = editions.flatMap(\.articles).map { article in
      "\(article.slug), \(article.title), \(article.teams), \(article.quotes), "
        + "\(article.image.map { "\($0)" } ?? ""), \(article.body.source.bytes.count)"
    }
    return articles + problems.map { $0.text() }
  }

  @Test func onlyChangedFilesAreReadAgain() throws {
    let folder = try SiteFolder()
    for name in ["a", "b", "c"] { try folder.write(name, Array("1".utf8)) }
    // A file that has changed just now might change again unnoticed.
    usleep(100_000)
    let cache = FileCache<String>()
    #expect(read(["a", "b", "c"], in: folder, cache) == ["a", "b", "c"])
    #expect(read(["a", "b", "c"], in: folder, cache) == [])
    try folder.write("b", Array("2".utf8))
    #expect(read(["a", "b", "c"], in: folder, cache) == ["b"])
    #expect(read(["a", "b", "c"], in: folder, cache) == ["b"])
    usleep(100_000)
    #expect(read(["a", "b", "c"], in: folder, cache) == ["b"])
    #expect(read(["a", "b"], in: folder, cache) == [])
    #expect(read(["a", "b", "c"], in: folder, cache) == ["c"])
    try FileManager.default.removeItem(atPath: folder.path + "/a")
    #expect(read(["a", "b", "c"], in: folder, cache) == ["a"])
  }

  /// The names of the files that had to be read.
  private func read(
    _ names: [String], in folder: SiteFolder, _ cache: FileCache<String>
  ) -> [String] {
    let made = Mutex<[String]>([])
    let values = cache.values(of: names.map { folder.path + "/" + $0 }) { path in
      made.withLock { $0.append(path) }
      return (try? readFile(path)).map { String(decoding: $0, as: UTF8.self) } ?? "missing"
    }
    for (name, value) in zip(names, values) {
      let bytes = try? readFile(folder.path + "/" + name)
      #expect(value == bytes.map { String(decoding: $0, as: UTF8.self) } ?? "missing")
    }
    return made.withLock { $0.map { String($0.dropFirst(folder.path.count + 1)) }.sorted() }
  }
}
