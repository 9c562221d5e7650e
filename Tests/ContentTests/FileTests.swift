import Content
import Files
import Foundation
import Language
import Testing

/// Files as they come from editors' machines: other encodings, other line ends, no files at all.
@Suite struct FileTests {
  static let utf16: [UInt8] =
    [0xFF, 0xFE] + "name: Anna\n".utf16.flatMap { [UInt8($0 & 0xFF), 0] }
  static let withoutMark = Array(utf16.dropFirst(2))

  static let noTexts: [([UInt8], String)] = [
    (
      [0xD0, 0x90, 0x0A, 0x61, 0x3A, 0x20, 0xC3],
      """
      quotes.yaml:2:4: error: the file is not UTF-8 text [not-utf8]
        hint: save it in the encoding UTF-8
      """
    ),
    (
      utf16,
      """
      quotes.yaml:1:1: error: the file is not UTF-8 text [not-utf8]
        hint: save it in the encoding UTF-8
      """
    ),
    (
      withoutMark,
      """
      quotes.yaml:1:2: error: the invisible character U+0000 can't be published \
      [control-character]
        1 | n�a�m�e�:� �A�n�n�a�
          |  ^
        hint: remove it; if the file is no text, move it out of this folder
      """
    ),
    (
      Array("# \u{FEFF}\na: \u{85}b\u{7F}\n".utf8),
      """
      quotes.yaml:1:3: error: the invisible character U+FEFF can't be published \
      [control-character]
        1 | # \u{FEFF}
          |   ^
        hint: remove it; if the file is no text, move it out of this folder
      """
    ),
    (
      Array("# \u{9F}".utf8),
      """
      quotes.yaml:1:3: error: the invisible character U+009F can't be published \
      [control-character]
        1 | # �
          |   ^
        hint: remove it; if the file is no text, move it out of this folder
      """
    ),
    (
      Array("# \u{FFFF}".utf8),
      """
      quotes.yaml:1:3: error: the invisible character U+FFFF can't be published \
      [control-character]
        1 | # \u{FFFF}
          |   ^
        hint: remove it; if the file is no text, move it out of this folder
      """
    ),
  ]

  @Test(arguments: noTexts)
  func dataThatAreNoText(bytes: [UInt8], expected: String) throws {
    var archive = SiteArchive.base
    archive["quotes.yaml"] = bytes
    archive["news/2012-08-20-start.md"] = nil
    #expect(try SiteFolder(archive).load().problems == expected)
  }

  @Test func aPageThatIsNoText() throws {
    var archive = SiteArchive.base
    archive["about.md"] = [0x89, 0x50, 0x4E, 0x47]
    archive["index.md"] = Array("---\ntitle: Home\n---\nText \u{1}.\n".utf8)
    let text = try SiteFolder(archive).load().problems
    #expect(
      text == """
        about.md:1:1: error: the file is not UTF-8 text [not-utf8]
          hint: save it in the encoding UTF-8
        index.md:4:6: error: the invisible character U+0001 can't be published \
        [control-character]
          4 | Text �.
            |      ^
          hint: remove it; if the file is no text, move it out of this folder
        """)
  }

  @Test(arguments: ["\u{FEFF}", ""], ["\n", "\r\n"])
  func byteOrderMarksAndLineEnds(mark: String, lineEnd: String) throws {
    var archive = SiteArchive.base
    for (path, bytes) in archive.files {
      let text = mark + String(decoding: bytes, as: UTF8.self).replacing("\n", with: lineEnd)
      archive[path] = Array(text.utf8)
    }
    let (site, problems) = try SiteFolder(archive).load()
    #expect(problems == "")
    let article = try #require(site?.articles.first)
    #expect(article.title == "A start")
    let body = article.body.source.bytes[article.body.start...]
    #expect(String(decoding: body, as: UTF8.self) == "Text." + lineEnd)
    #expect(site?.coach.name == "Anna Berg")
  }

  @Test func placesInFilesWithOtherLineEnds() throws {
    var archive = SiteArchive.base
    archive["about.md"] = Array(
      "\u{FEFF}---\r\ntitle: About\r\nslog: a\r\n---\r\n\r\nText\r\n".utf8)
    archive["index.md"] = Array("---\r\ntitle: Home\r\ntitle: About\r\n---".utf8)
    let text = try SiteFolder(archive).load().problems
    #expect(
      text == """
        about.md:3:1: error: unknown key 'slog' in a page's front matter [unknown-key]
          3 | slog: a
            | ^
          hint: did you mean 'slug'?
        index.md:3:1: error: the key 'title' stands twice in one mapping [duplicate-key]
          3 | title: About
            | ^
          hint: keep one of them
        """)
  }

  @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\r"])
  func placesAfterLineEndsThatOnlyYAMLKnows(lineEnd: String) throws {
    var archive = SiteArchive.base
    archive["about.md"] = Array(
      "---\r\ntitle: \"a\(lineEnd) b\"\r\n{slog: 1\n---\n".utf8)
    archive["index.md"] = Array(
      "---\ntitle: \"a\(lineEnd) b\"\naliases: [\"/\(lineEnd)\", x]\nslog: 1\n---\n".utf8)
    let places = try SiteFolder(archive).load().problems.split(separator: "\n")
      .filter { $0.contains(" error: ") }.map { $0.prefix { $0 != " " } }
    #expect(places == ["about.md:3:1:", "index.md:3:11:", "index.md:3:17:", "index.md:4:1:"])
  }
}

/// What stands in the folder and is no file that can be read.
@Suite struct FolderTests {
  @Test func linksThatLeadNowhere() throws {
    let folder = try SiteFolder(.base)
    let manager = FileManager.default
    try folder.write("images/dot.svg", Array("<svg/>".utf8))
    let links = [("about.md", "nowhere.md"), ("images/cup.jpg", "gone.jpg"), ("notes", "notes")]
    for (name, target) in links {
      try? manager.removeItem(atPath: folder.path + "/" + name)
      try manager.createSymbolicLink(
        atPath: folder.path + "/" + name, withDestinationPath: target)
    }
    let text = try folder.load().problems
    #expect(
      text == """
        about.md:1:1: error: the file can't be read: No such file or directory [unreadable-file]
          hint: check that it is a file and that you may read it
        images/cup.jpg:1:1: error: the file can't be read: No such file or directory [unreadable-file]
          hint: check that it is a file and that you may read it
        notes:1:1: warning: nothing reads the file 'notes' [unknown-file]
          hint: Markdown stands at the top or in news, YAML in data, pictures in images
        """)
  }

  @Test func linksAreFollowed() throws {
    let (folder, other) = (try SiteFolder(.base), try SiteFolder())
    try other.write("2013-01-02-linked.md", Array("---\ntitle: A\ndate: 2013-01-02\n---\n".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/news/2013", withDestinationPath: other.path)
    let (site, problems) = try folder.load()
    #expect(problems == "")
    #expect(site?.articles.map(\.slug) == ["linked", "start"])
  }

  @Test func aFolderInPlaceOfAFile() throws {
    let folder = try SiteFolder(.base)
    try FileManager.default.removeItem(atPath: folder.path + "/site.yaml")
    try folder.write("site.yaml/title.txt", [])
    try folder.write("news/folder.md/text.txt", [])
    let text = try folder.load().problems
    #expect(
      text == """
        news/folder.md/text.txt:1:1: warning: nothing reads the file 'news/folder.md/text.txt' \
        [unknown-file]
          hint: Markdown stands at the top or in news, YAML in data, pictures in images
        site.yaml:1:1: error: the file 'site.yaml' is missing [missing-file]
          hint: every site needs one; the guide tells what stands in it
        site.yaml/title.txt:1:1: warning: nothing reads the file 'site.yaml/title.txt' \
        [unknown-file]
          hint: Markdown stands at the top or in news, YAML in data, pictures in images
        """)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func aFileThatMayNotBeRead() throws {
    let folder = try SiteFolder(.base)
    #expect(chmod(folder.path + "/quotes.yaml", 0) == 0)
    let text = try folder.load().problems
    #expect(
      text == """
        quotes.yaml:1:1: error: the file can't be read: Permission denied [unreadable-file]
          hint: check that it is a file and that you may read it
        """)
  }

  @Test func aFolderThatIsMissing() throws {
    let folder = try SiteFolder()
    #expect(throws: FileError.self) {
      try Site.load(
        from: Folder(folder.path + "/none"),
        options: LoadOptions(now: #require(PartialDate("2025-05-01"))))
    }
  }

  @Test func aFolderThatHoldsItself() throws {
    let folder = try SiteFolder(.base)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/news/again", withDestinationPath: "..")
    #expect(throws: FileError.self) { try folder.load() }
  }
}
