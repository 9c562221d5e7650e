import Foundation
import Testing

@Suite struct RenderTests {
  static let files: TextArchive = #"""
    -- text.md --
    ---
    title: "Hidden"
    ---
    # Hello, *you*

    A [link](/nowhere/) and <b>bold</b>.
    -- page.html --
    {% extends 'parts/frame.html' %}
    {% from 'parts/macros.html' import shout %}
    {% block content %}{% include 'parts/list.html' %}{{ shout(name) }}{% endblock %}
    -- parts/frame.html --
    <main>{% block content %}{% endblock %}</main>
    -- parts/list.html --
    {% for item in items %}{{ item }}, {% endfor %}
    -- parts/macros.html --
    {% macro shout(text) %}{{ text|upper }}!{% endmacro %}
    -- data.yaml --
    name: A & B
    items: [1, two, true]
    -- data.json --
    {"name": "A & B", "items": [1, "two", true]}
    -- broken.html --
    <p>
      {% include 'parts/broken.html' %}
    -- parts/broken.html --
    {% set name = 'x' %}
    {{ nmae }}
    -- note.txt --
    {% include 'signature.txt' %}{{ name }}
    -- signature.txt --
    Yours, 
    """#

  let folder = TemporaryFolder()

  init() throws { try folder.write(Self.files) }

  func render(_ arguments: String...) throws -> Run {
    try run(Sitegen.path, ["render"] + arguments, in: folder.path)
  }

  @Test func rendersMarkdown() throws {
    #expect(
      try render("text.md")
        == Run(
          0,
          """
          <h1 id="hello-you">Hello, <em>you</em> <a class="heading-link" href="#hello-you" \
          aria-hidden="true" tabindex="-1">#</a></h1>
          <p>A <a href="/nowhere/">link</a> and bold.</p>

          """,
          errors: """
            text.md:6:25: warning: raw HTML is left out: <b> [raw-html]
              6 | A [link](/nowhere/) and <b>bold</b>.
                |                         ^
              hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}
            text.md:6:32: warning: raw HTML is left out: </b> [raw-html]
              6 | A [link](/nowhere/) and <b>bold</b>.
                |                                ^
              hint: write it in Markdown, or allow it in site.yaml: markdown: {raw-html: true}

            """))
  }

  @Test func rendersPlainMarkdown() throws {
    #expect(
      try render("--plain", "text.md")
        == Run(
          0,
          """
          <hr />
          <h2>title: &quot;Hidden&quot;</h2>
          <h1>Hello, <em>you</em></h1>
          <p>A <a href="/nowhere/">link</a> and <b>bold</b>.</p>

          """))
  }

  @Test(arguments: ["data.yaml", "data.json"])
  func rendersATemplate(data: String) throws {
    let html = "<main>1, two, True, \nA &amp; B!</main>\n"
    #expect(try render("page.html", "--data", data) == Run(0, html))
    #expect(
      try Sitegen.run("render", folder("page.html"), "--data", folder(data)) == Run(0, html))
  }

  @Test func rendersAnyText() throws {
    #expect(
      try render("note.txt", "--data", "data.yaml") == Run(0, "Yours, \nA &amp; B\n"))
  }

  @Test func tellsTheWayToAMistake() throws {
    #expect(
      try render("broken.html")
        == Run(
          1,
          errors: """
            parts/broken.html:2:4: error: 'nmae' is undefined [undefined-name]
              2 | {{ nmae }}
                |    ^
              included from broken.html:2:14
              hint: did you mean 'name'?

            """))
  }

  @Test(arguments: [
    ["nothing.md"], ["nothing.html"], ["page.html", "--data", "nothing.yaml"],
  ])
  func needsItsFiles(arguments: [String]) throws {
    let missing = arguments[arguments.count - 1]
    #expect(
      try run(Sitegen.path, ["render"] + arguments, in: folder.path)
        == Run(2, errors: "sitegen: there is no file '\(missing)'\n"))
  }

  @Test func needsAFile() throws {
    #expect(try render("parts") == Run(2, errors: "sitegen: can't read 'parts': Is a directory\n"))
  }

  @Test(arguments: ["text.md", "text.html"])
  func needsUTF8(name: String) throws {
    try folder.write(name, Data([0x61, 0x0A, 0x62, 0xFF]))
    #expect(
      try render(name)
        == Run(
          1,
          errors: """
            \(name):2:2: error: the file is not UTF-8 text [not-utf8]
              2 | b\u{FFFD}
                |  ^
              hint: save it in the encoding UTF-8

            """))
  }

  @Test(arguments: [
    (
      "- 1\n",
      """
      data.txt:1:1: error: expected a mapping from names to values [wrong-type]
        1 | - 1
          | ^

      """
    ),
    (
      "a: b: c\n",
      """
      data.txt:1:5: error: a ':' stands where no key can [yaml-syntax]
        1 | a: b: c
          |     ^
        hint: put text that contains ': ' in quotes, and indent the keys of a mapping alike

      """
    ),
  ])
  func needsDataByName(data: String, errors: String) throws {
    try folder.write("data.txt", data)
    #expect(try render("page.html", "--data", "data.txt") == Run(1, errors: errors))
  }
}
