import Testing

@testable import Pages

/// Calls of the theme's embeds in Markdown.
@Suite struct EmbedTests {
  @Test(arguments: [
    (
      "{{ quote(\"stress\") }}",
      """
      <figure class="quote">
        <blockquote>
          <p>Stress is <em>fuel</em></p>
        </blockquote>
        <figcaption>
          <span class="quote-speaker">C</span>, <a href="../quotes/stress/"><time \
      datetime="2020-05-04">4 May 2020</time></a>
        </figcaption>
      </figure>

      """
    ),
    (
      "{{ trophies(team='a') }}",
      """
      <figure class="shelf">
        <figcaption><a class="team-name" href="../teams/a/"><svg class="crest" width="20" \
      height="24" viewBox="0 0 20 24" aria-hidden="true"><path fill="#111111" d="M10 1H1v11c0 6 5 \
      9 9 11z"/><path fill="#111111" d="M10 1h9v11c0 6-5 9-9 11z"/></svg>Kiel</a> <span \
      class="shelf-total">1</span></figcaption>
        <p>As a player</p>
        <ul class="honours">
          <li class="honour">
            <a class="honour-name" href="../trophies/#player-a-cup">Cup</a> <span \
      class="honour-count">×1</span> <span class="cups cups-player" aria-hidden="true"><svg \
      class="cup" width="20" height="20" viewBox="0 0 20 20"><path d="M6 2h8v1.5h3V6a3 3 0 0 1-3.3 3 4 \
      4 0 0 1-2.7 2.4V14h2v2h1.5v2h-9v-2H7v-2h2v-2.6A4 4 0 0 1 6.3 9 3 3 0 0 1 3 6V3.5h3z"/></svg></span>
            <span class="note">1991/92</span>
          </li>
        </ul>
      </figure>

      """
    ),
    (
      "{{ figure(\n  file=\"images/hall.svg\", alt='\"A\" & b',\n  caption=\"c\") }}",
      """
      <figure>
        <img src="../images/hall.svg" alt="&#34;A&#34; &amp; b" width="40" height="30" \
      loading="lazy">
        <figcaption>c</figcaption>
      </figure>

      """
    ),
    (
      "{{ figure('images/hall.svg', '', credit='N') }}",
      """
      <figure>
        <img src="../images/hall.svg" alt="" width="40" height="30" loading="lazy">
        <figcaption><small>Photo: N</small></figcaption>
      </figure>

      """
    ),
  ])
  func rendersTheTheme(text: String, html: String) throws {
    let (found, problems) = try EmbedSite(text: text).render()
    #expect(found == html)
    #expect(problems == [])
  }

  @Test func rendersAnEmbedThatAThemeAdds() throws {
    let site = EmbedSite(
      text: "a\n\n{{ box(competitions[0].name ~ \"_*'\", 1*1) }}\n{{ box(1) }}\n\nb\n",
      embeds: [
        "box":
          "{% macro box(text, n=0) %}<b title=\"{{ text }}\">{{ n }}{{ link('/news/') }}</b>{% endmacro %}"
      ])
    let (html, problems) = try site.render()
    #expect(
      html == """
        <p>a</p>
        <b title="Cup_*&#39;">1../news/</b>
        <b title="1">0../news/</b>
        <p>b</p>

        """)
    #expect(problems == [])
  }

  @Test func givesEachChartOfAPageItsIDs() throws {
    let site = EmbedSite(
      text: "{{ chart(\"timeline\") }}", home: "{{ chart('timeline') }}\n\n{{ chart('teams') }}")
    #expect(ids(in: try site.render().html) == ["chart-timeline-title", "chart-timeline-desc"])
    #expect(
      ids(in: try site.render("index.html").html) == [
        "chart-timeline-title", "chart-timeline-desc", "chart-teams-title", "chart-teams-desc",
        "chart-timeline-2-title", "chart-timeline-2-desc",
      ])
  }

  @Test func canBeSwitchedOff() throws {
    let (html, problems) = try EmbedSite(
      text: "{{ quoted(1) }}\n", markdown: "{embeds: false}"
    ).render()
    #expect(html == "<p>{{ quoted(1) }}</p>\n")
    #expect(problems == [])
  }

  @Test(arguments: [
    ("{}", "", "<p>“a” b</p>\n"), ("{typographer: false}", "", "<p>&quot;a&quot; b</p>\n"),
    ("{}", "typographer: false\n", "<p>&quot;a&quot; b</p>\n"),
    ("{}", "typographer: true\n", "<p>“a” b</p>\n"),
  ])
  func leavesTheTypographerOff(markdown: String, frontMatter: String, html: String) throws {
    let site = EmbedSite(text: "\"a\" b\n", markdown: markdown, frontMatter: frontMatter)
    #expect(try site.render().html == html)
  }

  private func ids(in html: String) -> [String] {
    html.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}

/// Wrong calls, told at their places in the Markdown.
@Suite struct EmbedProblemTests {
  private func problems(_ text: String) throws -> [String] {
    let broken = [
      "broken": "{% macro broken(x) %}\n{{ x.nothing }}{% endmacro %}",
      "empty": "{% macro full() %}{% endmacro %}",
    ]
    let (html, problems) = try EmbedSite(text: "a\n\n" + text, embeds: broken).render()
    #expect(html.hasPrefix("<p>a</p>\n") && !html.contains("{{"))
    return problems
  }

  @Test(arguments: [
    (
      "{{ qoute(\"stress\") }}",
      """
      Content/about.md:6:4: error: the theme has no embed 'qoute' [unknown-embed]
        6 | {{ qoute("stress") }}
          |    ^
        hint: did you mean 'quote'?
      """
    ),
    (
      "{{ nothing_like_it() }}",
      """
      Content/about.md:6:4: error: the theme has no embed 'nothing_like_it' [unknown-embed]
        6 | {{ nothing_like_it() }}
          |    ^
        hint: the theme's embeds are broken, chart, empty, figure, quote, trophies
      """
    ),
    (
      "> {{quote}}",
      """
      Content/about.md:6:5: error: expected an embed: a name with its arguments in parentheses \
      [bad-embed]
        6 | > {{quote}}
          |     ^
        hint: such as {{ quote("…") }}; the theme's embeds are broken, chart, empty, figure, \
      quote, trophies
      """
    ),
    (
      "{{ }}",
      """
      Content/about.md:6:4: error: expected an embed: a name with its arguments in parentheses \
      [bad-embed]
        6 | {{ }}
          |    ^
        hint: such as {{ name("…") }}; the theme's embeds are broken, chart, empty, figure, \
      quote, trophies
      """
    ),
    (
      "{{ quote(\"strees\") }}",
      """
      Content/about.md:6:4: error: unknown quote 'strees' [unknown-quote]
        6 | {{ quote("strees") }}
          |    ^
        found at Templates/embeds/quote.html:6:14
        hint: did you mean 'stress'?
      """
    ),
    (
      "{{ trophies(taem=\"a\") }}",
      """
      Content/about.md:6:4: error: the macro 'trophies' has no parameter 'taem' [bad-argument]
        6 | {{ trophies(taem="a") }}
          |    ^
        hint: did you mean 'team'?
      """
    ),
    (
      "{{ quote(\"stress\", true, 3) }}",
      """
      Content/about.md:6:4: error: the macro 'quote' takes at most 2 arguments [bad-argument]
        6 | {{ quote("stress", true, 3) }}
          |    ^
      """
    ),
    (
      "{{ figure(\"images/hall.svg\") }}",
      """
      Content/about.md:6:4: error: the parameter 'alt' was not provided [undefined-value]
        6 | {{ figure("images/hall.svg") }}
          |    ^
        found at Templates/embeds/figure.html:6:40
      """
    ),
    (
      "{{ chart(\"time\") }}",
      """
      Content/about.md:6:4: error: there is no chart 'time' [bad-argument]
        6 | {{ chart("time") }}
          |    ^
        found at Templates/macros.html:37:18
        in macro 'chart_figure' called from Templates/embeds/chart.html:5:4
        hint: the charts are timeline, teams, competitions, seasons
      """
    ),
    (
      "{{ quote(stress) }}",
      """
      Content/about.md:6:4: error: 'stress' is undefined [undefined-name]
        6 | {{ quote(stress) }}
          |    ^
        found at Templates/embeds/quote.html:6:14
        hint: put a text in "…" or '…'
      """
    ),
    (
      "{{ quote(«stress») }}",
      """
      Content/about.md:6:10: error: unexpected character '«' [template-syntax]
        6 | {{ quote(«stress») }}
          |          ^
        hint: put a text in "…" or '…'
      """
    ),
    (
      "{{ quote() }}",
      """
      Content/about.md:6:4: error: the parameter 'id' was not provided [undefined-value]
        6 | {{ quote() }}
          |    ^
        found at Templates/embeds/quote.html:6:14
      """
    ),
    (
      "{{ quote(\n  \"stress }}",
      """
      Content/about.md:7:3: error: the string is not closed [template-syntax]
        7 |   "stress }}
          |   ^
      """
    ),
    (
      "{{ quote(\"stress\") }} и {{ quote(\"stress\") }}",
      """
      Content/about.md:6:22: error: the call is not alone in its paragraph [template-syntax]
        6 | {{ quote("stress") }} и {{ quote("stress") }}
          |                      ^
      """
    ),
    (
      "{{ quote(\"stress\")|upper }}",
      """
      Content/about.md:6:1: error: expected a call of 'quote' alone [template-syntax]
        6 | {{ quote("stress")|upper }}
          | ^
      """
    ),
    (
      "{{ empty() }}",
      """
      Content/about.md:6:4: error: the template 'embeds/empty.html' does not export 'empty' \
      [undefined-value]
        6 | {{ empty() }}
          |    ^
      """
    ),
    (
      "{{ broken(x={}) }}",
      """
      Content/about.md:6:4: error: 'dict' has no member 'nothing' [undefined-member]
        6 | {{ broken(x={}) }}
          |    ^
        found at Templates/embeds/broken.html:2:6
      """
    ),
  ])
  func areToldAtTheCall(text: String, problem: String) throws {
    #expect(try problems(text) == [problem])
  }

  @Test func areAllTold() throws {
    let text = "{{ a() }}\n{{ b() }}\n\n- {{ c() }}\n"
    let places = try problems(text + "\n").map { $0.prefix { $0 != " " } }
    #expect(places == ["Content/about.md:6:4:", "Content/about.md:7:4:", "Content/about.md:9:6:"])
  }
}

/// `find` in any template of a theme.
@Suite struct FindTests {
  private func found(_ expression: String) throws -> (html: String, problems: [String]) {
    try EmbedSite(
      text: "{{ it() }}", embeds: ["it": "{% macro it() %}{{ \(expression) }}{% endmacro %}"]
    ).render()
  }

  @Test(arguments: [
    ("find('team', 'b').name", "Montpellier"), ("find('competition', 'cup').name", "Cup"),
    ("find('quote', 'stress').plain", "Stress is fuel"),
    ("find('image', 'images/hall.svg').width", "40"),
  ])
  func findsByID(expression: String, text: String) throws {
    let (html, problems) = try found(expression)
    #expect(html == text + "\n")
    #expect(problems == [])
  }

  @Test(arguments: [
    (
      "find('teem', 'b')", "find() knows no kind 'teem' [bad-argument]", "did you mean 'team'?"
    ),
    (
      "find('x', 'b')", "find() knows no kind 'x' [bad-argument]",
      "the kinds are article, competition, image, quote, team"
    ),
    (
      "find('image', 'images/hal.svg')", "unknown image 'images/hal.svg' [unknown-image]",
      "did you mean 'images/hall.svg'?"
    ),
    ("find('article', 'abc')", "unknown article 'abc' [unknown-article]", nil),
  ])
  func saysWhatItCannotFind(expression: String, message: String, hint: String?) throws {
    let problem = """
      Content/about.md:4:4: error: \(message)
        4 | {{ it() }}
          |    ^
        found at Templates/embeds/it.html:1:20
      """
    #expect(try found(expression).problems == [problem + (hint.map { "\n  hint: \($0)" } ?? "")])
  }
}
