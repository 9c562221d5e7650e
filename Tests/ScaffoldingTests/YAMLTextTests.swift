import Testing

@testable import Scaffolding

/// Adding to files as people write them.
@Suite struct YAMLTextTests {
  private let quote = YAMLValue.Entry(
    key: "new", value: .mapping([.init(key: "text", value: .scalar("We work: always."))]),
    notes: ["topics: [work]"])

  @Test(
    arguments: [
      // Nothing yet.
      ("", "new:\n  text: \"We work: always.\"\n  # topics: [work]\n"),
      ("# Only a comment\n", "# Only a comment\nNEW"),
      ("# No end", "# No end\nNEW"),
      ("---\n", "---\nNEW"),
      ("~\n", nil),
      // Blocks.
      ("a: {text: A}\n", "a: {text: A}\nNEW"),
      ("a:\n  text: A\n", "a:\n  text: A\nNEW"),
      ("a:\n  text: A", "a:\n  text: A\nNEW"),
      ("a:\n  text: A\n\nb:\n  text: B\n", "a:\n  text: A\n\nb:\n  text: B\n\nNEW"),
      ("a:\n  text: A\n  # deep\n# end\n", "a:\n  text: A\n  # deep\nNEW# end\n"),
      ("a:\n  text: A # why\n\n\n", "a:\n  text: A # why\n\nNEW\n\n"),
      (
        "a:\n  text: |\n    # no comment\n\n    B\n",
        "a:\n  text: |\n    # no comment\n\n    B\n\nNEW"
      ),
      ("a: &x {text: A}\nb: *x\n", "a: &x {text: A}\nb: *x\nNEW"),
      ("\"a b\": {text: A}\n", "\"a b\": {text: A}\nNEW"),
      ("a: {text: A}\n...\n", "a: {text: A}\nNEW...\n"),
      // Flows.
      ("{}\n", "{new: {text: \"We work: always.\"}}\n"),
      ("{a: {text: A}}", "{a: {text: A}, new: {text: \"We work: always.\"}}"),
      (
        "{a: {text: \"}\"}, } # }\n", "{a: {text: \"}\"}, new: {text: \"We work: always.\"} } # }\n"
      ),
      (
        "{\n  a: {text: 'it''s }'}, # }\n}\n",
        "{\n  a: {text: 'it''s }'}, new: {text: \"We work: always.\"} # }\n}\n"
      ),
      // What is there, is no mapping, or no YAML at all.
      ("new: {text: A}\n", nil), ("- a\n", nil), ("text\n", nil), ("a: [\n", nil),
      ("a: 1\nb\n", nil),
    ] as [(String, String?)])
  func addsARecord(text: String, expected: String?) {
    let new = "new:\n  text: \"We work: always.\"\n  # topics: [work]\n"
    #expect(
      YAMLText(text: text).adding(quote, below: []) == expected?.replacing("NEW", with: new))
  }

  @Test func keepsLineBreaks() {
    #expect(
      YAMLText(text: "a:\r\n  text: Ä\r\n").adding(quote, below: [])
        == "a:\r\n  text: Ä\r\nnew:\r\n  text: \"We work: always.\"\r\n  # topics: [work]\r\n")
    #expect(
      YAMLText(text: "a:\r\n  text: A").adding(quote, below: [])
        == "a:\r\n  text: A\r\nnew:\r\n  text: \"We work: always.\"\r\n  # topics: [work]\r\n")
  }

  private let cup = YAMLValue.Entry(key: "cup", value: .list([.scalar("2009/10")]))

  @Test(
    arguments: [
      ("", "coach:\n  lions:\n    cup: [2009/10]\n"),
      ("coach:\n", "coach:\n  lions:\n    cup: [2009/10]\n"),
      ("coach:\n  lions:\n", "coach:\n  lions:\n    cup: [2009/10]\n"),
      (
        "coach:\n  lions:\n    league: 1 # one\n  bears:\n    league: 1\nplayer:\n",
        "coach:\n  lions:\n    league: 1 # one\n    cup: [2009/10]\n  bears:\n    league: 1\nplayer:\n"
      ),
      (
        "coach:\n    bears:\n        league: 1\n\nplayer:\n    lions: {league: 1}\n",
        "coach:\n    bears:\n        league: 1\n    lions:\n      cup: [2009/10]\n\nplayer:\n    lions: {league: 1}\n"
      ),
      (
        "coach:\n  lions: {league: 1} # 'quoted'\n",
        "coach:\n  lions: {league: 1, cup: [2009/10]} # 'quoted'\n"
      ),
      ("coach: {lions: {}}\n", "coach: {lions: {cup: [2009/10]}}\n"),
      ("coach: {}\n", "coach: {lions: {cup: [2009/10]}}\n"),
      ("{coach: {bears: {a: 1}}}", "{coach: {bears: {a: 1}, lions: {cup: [2009/10]}}}"),
      (
        "player:\n  lions:\n    cup: 1\n",
        "player:\n  lions:\n    cup: 1\ncoach:\n  lions:\n    cup: [2009/10]\n"
      ),
      ("coach:\n  lions:\n    cup: 1\n", nil), ("coach: [lions]\n", nil),
      ("coach:\n  lions: 3\n", nil),
    ] as [(String, String?)])
  func addsBelowKeys(text: String, expected: String?) {
    #expect(YAMLText(text: text).adding(cup, below: ["coach", "lions"]) == expected)
  }

  @Test(
    arguments: [
      (
        "coach:\n  lions:\n    cup: [2008/09] # once\n",
        "coach:\n  lions:\n    cup: [2008/09, 2009/10] # once\n"
      ),
      ("{coach: {lions: {cup: [ ]}}}", "{coach: {lions: {cup: [2009/10 ]}}}"),
      (
        "coach:\n  lions:\n    cup: [\n      2008/09,\n    ]\n",
        "coach:\n  lions:\n    cup: [\n      2008/09, 2009/10\n    ]\n"
      ),
      ("coach:\n  lions:\n    cup: [2009/10]\n", nil), ("coach:\n  lions:\n    cup: 1\n", nil),
      (
        "coach:\n  lions:\n    cup:\n      - 2008/09\n",
        "coach:\n  lions:\n    cup:\n      - 2008/09\n      - 2009/10\n"
      ),
      (
        "coach:\n  lions:\n    cup:\n    - 2007/08\n    - 2008/09 # again\n    # more?\n    league: 1",
        "coach:\n  lions:\n    cup:\n    - 2007/08\n    - 2008/09 # again\n    - 2009/10\n    # more?\n"
          + "    league: 1\n"
      ),
      ("coach:\n  lions:\n    cup:\n      - 2009/10\n", nil), ("coach:\n", nil), ("", nil),
    ] as [(String, String?)])
  func addsToAList(text: String, expected: String?) {
    #expect(
      YAMLText(text: text).appending("2009/10", toListAt: ["coach", "lions", "cup"]) == expected)
  }

  @Test(
    arguments: [
      "word", "Two words", "2025", "2025-04", "2009/10", "true", "null", "", " a", "a ", "a: b",
      "a #b",
      "«Слово»", "\"", "\\", "'", "- a", "[a]", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">",
      "?",
      "~", "a\tb", "a\nb", "https://a.example/?b=1#c", "1.5", "0x1F", "é", "日本",
    ])
  func quotesWhatNeedsIt(text: String) {
    let entry = YAMLValue.Entry(
      key: "new", value: .mapping([.init(key: "a", value: .scalar(text))]))
    #expect(YAMLText(text: "").adding(entry, below: []) != nil)
    #expect(YAMLText(text: "{}").adding(entry, below: []) != nil)
  }
}
