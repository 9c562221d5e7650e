import Testing

/// Data that no editor writes, but that must neither crash nor hang.
@Suite struct HostileTests {
  private static let nestedTooDeeply = """
    the YAML is nested too deeply [yaml-syntax]
    """

  @Test(arguments: ["[", "[a, ", "{a: ", "- ", "? ", "!t ", "&a ", "*a ", "\"", "| ", "%"])
  func repetition(of text: String) throws {
    let yaml = String(repeating: text, count: 10_000)
    let data = try problems(with: "-- quotes.yaml --\n\(yaml)\n-- !news/2012-08-20-start.md --")
    #expect(data.contains(" error: "))
    let page = try problems(with: "-- about.md --\n---\n\(yaml)\n---\n")
    #expect(page.contains("about.md:") && page.contains(" error: "))
    let free = try problems(with: "-- data/a.yaml --\n\(yaml)\n")
    #expect(free.contains("data/a.yaml:"))
  }

  @Test func nestingIsBounded() throws {
    let yaml = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    let text = try problems(with: "-- data/a.yaml --\n\(yaml)\n")
    #expect(text.split(separator: "\n").first?.hasSuffix(Self.nestedTooDeeply) == true)
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(try problems(with: "-- data/a.yaml --\n\(deep)\n") == "")
    #expect(
      try problems(with: "-- about.md --\n---\ntitle: \(deep)\n---\n").contains("found a list"))
  }

  @Test func aliasesThatMultiply() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(items)]\n"
    }
    let text = try problems(with: "-- data/bomb.yaml --\n" + yaml)
    #expect(
      text == """
        data/bomb.yaml:1:1: error: the YAML repeats itself beyond all measure [yaml-syntax]
          1 | a0: &a0 [x, x, x, x, x, x, x, x, x, x]
            | ^
          hint: use fewer aliases (*name)
        """)
  }

  @Test func aLineOfAMegabyte() throws {
    let text = String(repeating: "word ", count: 200_000)
    let site = try site(with: "-- about.md --\n---\ntitle: \(text)\n---\n\(text)\n")
    #expect(site.pages.first { $0.slug == "about" }?.title.utf8.count == 999_999)
    let found = try problems(with: "-- about.md --\n---\ntitle: About\nslug: \(text)\n---\n")
    #expect(
      found == """
        about.md:3:7: error: malformed id 'word word word word word word word word word word \
        word wo…' [bad-id]
          3 | slug: word word word word word word word word word word word word word word word \
        word word word word
            |       ^
          hint: use at most 100 Latin letters in lower case, digits and hyphens
        """)
  }

  @Test func manyMistakes() throws {
    let lines = (0..<2_000).map { "key\($0): [a" + ($0 % 2 == 0 ? "]" : ", b]") }
    let text = try problems(
      with: "-- site.yaml --\n" + lines.joined(separator: "\n") + "\n")
    #expect(text.components(separatedBy: "[unknown-key]").count == 2_001)
  }

  @Test func namesThatSteerATerminal() throws {
    let text = try problems(with: "-- quotes.yaml --\n\"a\\e[2Jb\": {text: x}\n")
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }
}
