import Output
import Testing

@Suite struct OutputPathTests {
  let folder = TemporaryFolder()

  @Test(arguments: [
    ("", "can't write to the path '': it is empty"),
    ("/etc/passwd", "can't write to the path '/etc/passwd': it begins with '/'"),
    ("../evil", "can't write to the path '../evil': '.' and '..' are no names"),
    ("a/../../evil", "can't write to the path 'a/../../evil': '.' and '..' are no names"),
    ("a/..", "can't write to the path 'a/..': '.' and '..' are no names"),
    ("./a", "can't write to the path './a': '.' and '..' are no names"),
    ("a//b", "can't write to the path 'a//b': a name in it is empty"),
    ("a/", "can't write to the path 'a/': a name in it is empty"),
    ("a\\..\\b", "can't write to the path 'a\\..\\b': '\\' is not allowed in a name"),
    (
      "a\u{0}b",
      "can't write to the path 'a\u{FFFD}b': control characters are not allowed in a name"
    ),
    (
      "a\n\u{1B}[2J",
      "can't write to the path 'a\u{FFFD}\u{FFFD}[2J': control characters are not allowed in a name"
    ),
    (
      "a\u{85}",
      "can't write to the path 'a\u{FFFD}': control characters are not allowed in a name"
    ),
    (
      ".sitegen-manifest",
      "can't write to the path '.sitegen-manifest': names that begin with '.sitegen-' are"
        + " sitegen's own"
    ),
    (
      ".SiteGen-Staging/1",
      "can't write to the path '.SiteGen-Staging/1': names that begin with '.sitegen-' are"
        + " sitegen's own"
    ),
    (
      ".ſitegen-manifest",
      "can't write to the path '.ſitegen-manifest': names that begin with '.sitegen-' are"
        + " sitegen's own"
    ),
  ])
  func refusesAHostilePath(path: String, message: String) throws {
    let output = try OutputFolder(at: folder("Public"))
    let text = message + "\n  hint: give one of the pages or files another name"
    #expect(errorText(folder) { try output.add(path, bytes: []) } == text)
    #expect(errorText(folder) { try output.add(path, copying: "/etc/passwd") } == text)
    output.abandon()
    #expect(try folder.tree("") == ["Public": "folder"])
  }

  @Test(arguments: [("a", 256), ("ы", 128), ("/a", 1_000_000), ("/a", 512)])
  func refusesALongPath(part: String, count: Int) throws {
    let path = "b" + String(repeating: part, count: count)
    let output = try OutputFolder(at: folder("Public"))
    #expect(
      errorText(folder) { try output.add(path, bytes: []) }
        == """
        can't write to the path '\(path.prefix(1024))': a name may have 255 bytes, a path 1024
          hint: give one of the pages or files another name
        """)
  }

  @Test(arguments: [
    "a", "a b", "…", ".a", "..a", "a..", "a/.../b", ".well-known/x", ".sitegen", "a/.sitegen-x",
    "Ünïcødé/🏆.html", "#a", String(repeating: "a", count: 255), "-rf", "a:b", "%2e%2e/a",
    String(repeating: "a/", count: 511) + "aa",
  ])
  func takesAnUnusualPath(path: String) throws {
    #expect(try folder.build([path: "x"]).written == [path])
    #expect(try folder.build([path: "x"]).unchanged == 1)
    #expect(try folder.files() == [path: "x"])
    #expect(try folder.build([:]).removed == [path])
    #expect(Array(try folder.tree().keys) == [".sitegen-manifest"])
  }

  @Test(arguments: [
    (["a/b", "a/b"], "two pages or files ask for the same path 'a/b'"),
    (["b/A", "b/a"], "the paths 'b/A' and 'b/a' are the same where case does not count"),
    (["b/a", "b/A"], "the paths 'b/A' and 'b/a' are the same where case does not count"),
    (["Й/x", "й/y"], "the paths 'Й' and 'й' are the same where case does not count"),
    (
      ["caf\u{E9}", "cafe\u{301}"],
      "the paths 'cafe\u{301}' and 'caf\u{E9}' are the same where case does not count"
    ),
    (["a", "a/b/c"], "'a' would be a file, and 'a' a folder of the same name"),
    (["a/b/c", "a"], "'a' would be a file, and 'a' a folder of the same name"),
    (["a/b/c", "A/B"], "'A/B' would be a file, and 'a/b' a folder of the same name"),
  ])
  func refusesACollision(paths: [String], message: String) throws {
    let output = try OutputFolder(at: folder("Public"))
    try output.add(paths[0], bytes: [])
    let text = errorText(folder) { try output.add(paths[1], bytes: []) }
    let expected = message + "\n  hint: give one of the pages or files another name"
    #expect(text.map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test func tellsNamesApartByBytesWherePathsChange() throws {
    try folder.build(["caf\u{E9}": "1", "B": "2", "c/D": "3"])
    try folder.build(["cafe\u{301}": "1", "b": "2", "C/D": "3"])
    let names = try folder.files().keys.map { Array($0.utf8) }
    #expect(Set(names) == Set(["cafe\u{301}", "b", "C/D"].map { Array($0.utf8) }))
  }
}
