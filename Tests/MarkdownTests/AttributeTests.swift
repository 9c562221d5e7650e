import Markdown
import Testing

@Suite struct AttributeTests {
  @Test(arguments: [
    ("[La Gazzetta]{lang=it}", "<span lang=\"it\">La Gazzetta</span>"),
    (
      "в [*La* `G`]{lang=it .a .b} и",
      "в <span class=\"a b\" lang=\"it\"><em>La</em> <code>G</code></span> и"
    ),
    ("[a [b]{.c} d]{.e}", "<span class=\"e\">a <span class=\"c\">b</span> d</span>"),
    ("[a]{.b} [c]{.d}", "<span class=\"b\">a</span> <span class=\"d\">c</span>"),
    ("*[a]{#b}*", "<em><span id=\"b\">a</span></em>"),
    ("[a](b){rel=nofollow}", "<a href=\"b\" rel=\"nofollow\">a</a>"),
    ("[a](b \"t\"){.x}y", "<a href=\"b\" title=\"t\" class=\"x\">a</a>y"),
    ("x ![a](b){.wide}", "x <img src=\"b\" alt=\"a\" class=\"wide\" />"),
    ("[a]{title=\"x < 'y' & z\"}", "<span title=\"x &lt; 'y' &amp; z\">a</span>"),
    ("[]{.x}", "<span class=\"x\"></span>"), ("[a\nb]{.x}", "<span class=\"x\">a\nb</span>"),
    // What is not of this form stays as it is.
    ("[a] {lang=it}", "[a] {lang=it}"), ("a{lang=it}", "a{lang=it}"), ("]{.a}", "]{.a}"),
    ("[a]{}", "[a]{}"), ("[a]{ }", "[a]{ }"), ("[a]{lang=}", "[a]{lang=}"), ("[a]{x", "[a]{x"),
    ("[a]{lang=it", "[a]{lang=it"), ("[a]{just words}", "[a]{just words}"), ("{", "{"),
    ("[a]{#}", "[a]{#}"), ("[a]{.b.c}", "[a]{.b.c}"), ("[a](b) {.c}", "<a href=\"b\">a</a> {.c}"),
    ("\\[a]{lang=it}", "[a]{lang=it}"), ("[a\\]{lang=it}", "[a]{lang=it}"),
    ("&amp; \\[a]{.x} [b]{.y}", "&amp; [a]{.x} <span class=\"y\">b</span>"),
    ("*[a*]{.b}", "<em>[a</em>]{.b}"), ("`[a]{.b}`", "<code>[a]{.b}</code>"),
  ])
  func reads(text: String, html: String) {
    let result = render(text, .just(.attributes))
    #expect(result.html == "<p>\(html)</p>\n")
    #expect(result.report.diagnostics.isEmpty)
  }

  @Test func refusesScripts() {
    let (html, report) = render("Это\n[a]{onclick=\"x\" lnag=it}", .just(.attributes))
    #expect(html == "<p>Это\n<span>a</span></p>\n")
    let names =
      "credit, dir, height, hreflang, lang, loading, rel, title, translate, typographer, width"
    #expect(
      problems(report) == [
        """
        a.md:2:4: warning: unknown attribute 'lnag' [unknown-attribute]
          2 | [a]{onclick="x" lnag=it}
            |    ^
          hint: did you mean 'lang'?
        """,
        """
        a.md:2:4: warning: unknown attribute 'onclick' [unknown-attribute]
          2 | [a]{onclick="x" lnag=it}
            |    ^
          hint: use one of: \(names)
        """,
      ])
  }

  @Test(
    arguments: ["[a]{.b}", "[", "]{.b}", "[a{.b}]{", "]{.b", "[a](b){.c}", "{.a"])
  func holdsWhenRepeated(piece: String) {
    let text = String(repeating: piece, count: 5_000)
    #expect(!render(text, .just(.attributes)).html.isEmpty)
    #expect(!render("[" + text + "]{.x}", .just(.attributes)).html.isEmpty)
  }
}

@Suite struct ImageTests {
  private let host = MarkdownHost(imageSize: { name in
    name == "a.jpg" ? ImageSize(width: 640, height: 480) : nil
  })

  @Test(arguments: [
    (
      "![x](a.jpg)", "<img src=\"a.jpg\" alt=\"x\" width=\"640\" height=\"480\" loading=\"lazy\" />"
    ),
    ("![*x*](b.jpg \"T\")", "<img src=\"b.jpg\" alt=\"x\" title=\"T\" loading=\"lazy\" />"),
    (
      "![x](a.jpg){width=100 loading=eager}",
      "<img src=\"a.jpg\" alt=\"x\" width=\"100\" loading=\"eager\" />"
    ),
  ])
  func measures(text: String, html: String) {
    #expect(
      render(text, .just(.imageSizes, .attributes), host: host).html == "<p>\(html)</p>\n")
  }

  @Test(arguments: [
    ("![x](a)", "<img src=\"a\" alt=\"x\" />", ""),
    ("![x](a \"Кубок & *он*\")", "<img src=\"a\" alt=\"x\" />", "Кубок &amp; *он*"),
    ("[![x](a \"T\")](b)", "<a href=\"b\"><img src=\"a\" alt=\"x\" /></a>", "T"),
    (
      "![x](a \"T\"){.wide credit=\"Фото: Я\"}", "<img src=\"a\" alt=\"x\" class=\"wide\" />",
      "T <small>Фото: Я</small>"
    ),
    ("![x](a){credit=Я}", "<img src=\"a\" alt=\"x\" />", "<small>Я</small>"),
  ])
  func framesAnImageAlone(text: String, image: String, caption: String) {
    let line = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>\n"
    #expect(
      render(text, .just(.figures, .attributes)).html == "<figure>\n\(image)\n\(line)</figure>\n")
  }

  @Test(arguments: ["![x](a) y", "![x](a)\n![y](b)", "*![x](a)*", "![x](a)<b>"])
  func framesNothingElse(text: String) {
    #expect(render(text, .just(.figures)).html == render(text, .just([])).html)
  }

  @Test func framesInAList() {
    #expect(
      render("- ![x](a)\n- b\n", .just(.figures)).html == """
        <ul>
        <li>
        <figure>
        <img src="a" alt="x" />
        </figure>
        </li>
        <li>b</li>
        </ul>

        """)
  }
}
