extension SyntaxProblem {
  /// How a problem of the parser is told.
  struct Wording {
    /// Which of the parser's two marks is the place to mend.
    enum Place {
      /// Where it noticed the problem.
      case mark
      /// Where what it was reading begins.
      case context
      /// Where what it was reading begins, if that is in an earlier line.
      case lineOfContext
    }

    let message: String
    let hint: String?
    let place: Place

    static let nesting = Wording(
      "the YAML is nested too deeply", hint: "no file of the site needs more than ten levels")

    private init(_ message: String, hint: String?, place: Place = .mark) {
      self.message = message
      self.hint = hint
      self.place = place
    }

    /// Finds the wording by the parser's own (libyaml's `scanner.c` and `parser.c`).
    init(_ problem: String, context: String?) {
      let words = [context, problem].compactMap(\.self).joined(separator: ": ")
      let known = Self.table.first { words.contains($0.problem) }
      self = known?.wording ?? Wording(words, hint: nil)
    }

    private static let table: [(problem: String, wording: Wording)] = [
      (
        "mapping values are not allowed",
        Wording(
          "a ':' stands where no key can",
          hint: "put text that contains ': ' in quotes, and indent the keys of a mapping alike")
      ),
      (
        "tab character",
        Wording("the line is indented with a tab", hint: "indent it with spaces")
      ),
      (
        "cannot start any token",
        Wording(
          "a value can't begin with this character",
          hint: "indent with spaces, and put text that begins with @, `, % or the like in quotes")
      ),
      (
        "unexpected end of stream",
        Wording(
          "the quotation mark is never closed", hint: "close it, or leave both out",
          place: .context)
      ),
      (
        "could not find expected ':'",
        Wording(
          "the line is neither 'key: value' nor part of a text",
          hint: "put ': ' after the key, or indent the line further than the one above",
          place: .context)
      ),
      (
        "did not find expected key",
        Wording(
          "the line doesn't fit the mapping around it",
          hint: "indent its keys alike; a text that begins with a quotation mark ends with it")
      ),
      (
        "did not find expected '-' indicator",
        Wording(
          "the line doesn't fit the list around it",
          hint: "begin each item with '- ', all indented alike")
      ),
      (
        "did not find expected ',' or ']'",
        Wording(
          "the list is never closed, or lacks a comma",
          hint: "write it as [one, two]; text that begins with # needs quotes",
          place: .lineOfContext)
      ),
      (
        "did not find expected ',' or '}'",
        Wording(
          "the mapping is never closed, or lacks a comma",
          hint: "write it as {key: value, key: value}; text that begins with # needs quotes",
          place: .lineOfContext)
      ),
      (
        "did not find expected node content",
        Wording("a value is missing", hint: "write one, or close the list or mapping before it")
      ),
      (
        "did not find expected alphabetic or numeric character",
        Wording(
          "a value can't begin with * or &", hint: "put the text in quotes", place: .context)
      ),
      (
        "found undefined alias",
        Wording(
          "a value can't begin with *",
          hint: "put the text in quotes, or name the value that it repeats with &")
      ),
      (
        "unknown escape character",
        Wording(
          "a backslash stands in double quotes",
          hint: "write it twice, or put the text in single quotes")
      ),
      (
        "but found another document",
        Wording("a second document begins here", hint: "remove the line '---'")
      ),
      (
        "block sequence entries are not allowed",
        Wording("a list can't begin here", hint: "begin each item on a line of its own with '- '")
      ),
      (
        "did not find expected comment or line break",
        Wording(
          "the text can't begin right after | or >",
          hint: "begin it in the next line, or put it in quotes")
      ),
      (
        "while scanning a tag",
        Wording("a value can't begin with !", hint: "put the text in quotes", place: .context)
      ),
      (
        "found undefined tag handle",
        Wording("a value can't begin with !", hint: "put the text in quotes")
      ),
      (
        "while scanning a directive",
        Wording("a line can't begin with %", hint: "put the text in quotes", place: .context)
      ),
      (
        "did not find expected <document start>",
        Wording(
          "something stands behind the end of the data",
          hint: "remove it, or put the text that begins with a bracket in quotes")
      ),
      ("Maximum nesting level", .nesting),
    ]
  }
}
