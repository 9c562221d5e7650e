import Testing

@Suite struct TemplateMistakeTests {
  @Test(arguments: syntax + names)
  func isToldAndNothingPublished(mistake: Mistake) throws {
    try expectMistake(mistake.changes, mistake.text)
  }

  static let syntax = [
    Mistake(
      "a block that is not closed",
      """
      -- Templates/home.html --
      {% extends 'base.html' %}
      {% block content %}{% if coach %}{{ coach.name }}{% endblock %}
      """,
      """
      Templates/home.html:2:53: error: unexpected 'endblock': the innermost open block is 'if' \
      [template-syntax]
        2 | {% block content %}{% if coach %}{{ coach.name }}{% endblock %}
          |                                                     ^
        hint: expected 'elif' or 'else' or 'endif'
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a mistyped filter", "-- Templates/home.html --\n<h1>{{ coach.name|uper }}</h1>",
      """
      Templates/home.html:1:19: error: there is no filter 'uper' [unknown-filter]
        1 | <h1>{{ coach.name|uper }}</h1>
          |                   ^
        hint: did you mean 'upper'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a template that nothing uses", "-- Templates/partials/unused.html --\n{{ 1 +",
      """
      Templates/partials/unused.html:1:1: error: the tag is not closed [template-syntax]
        1 | {{ 1 +
          | ^
        hint: close it with '}}'
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "mistakes in templates and content at once",
      """
      -- Templates/home.html --
      {% for %}
      -- Templates/page.html --
      {{ }}
      -- Content/coach.yaml --
      nam: Ada Moen
      """,
      """
      Content/coach.yaml:1:1: error: the key 'name' is missing in the coach [missing-key]
        1 | nam: Ada Moen
          | ^
        hint: add 'name: …'
      Content/coach.yaml:1:1: error: unknown key 'nam' in the coach [unknown-key]
        1 | nam: Ada Moen
          | ^
        hint: did you mean 'name'?
      Templates/home.html:1:8: error: expected a name, found '%}' [template-syntax]
        1 | {% for %}
          |        ^
      Templates/page.html:1:4: error: expected an expression, found '}}' [template-syntax]
        1 | {{ }}
          |    ^
      sitegen: 4 errors; nothing was published
      """),
  ]

  static let names = [
    Mistake(
      "words of the theme that are no texts",
      """
      -- Templates/strings/en.yaml --
      title.trophies: Trophies
      title.career: Career
      title.quotes: Quotes
      title.news: News
      title.year: The news of {year}
      title.not-found: Not found
      quote.heading: "{name}'s words"
      more: [words]
      years: {one: year, few: years}
      """,
      """
      Templates/strings/en.yaml:8:1: error: 'more' is no text [bad-string]
        8 | more: [words]
          | ^
        hint: a string is a text, or one, few, many and other with a text each
      Templates/strings/en.yaml:9:1: error: 'years' is no text and has no form 'other' [bad-string]
        9 | years: {one: year, few: years}
          | ^
        hint: a string is a text, or one, few, many and other with a text each
      sitegen: 2 errors; nothing was published
      """),
    Mistake(
      "an undefined name", "-- Templates/home.html --\n<p>\n  {{ coahc }}",
      """
      Templates/home.html:2:6: error: 'coahc' is undefined [undefined-name]
        2 |   {{ coahc }}
          |      ^
        hint: did you mean 'coach'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "an undefined member, met by every page, told once",
      """
      -- Templates/base.html --
      <title>{{ site.titel }}</title>
      {% block content %}{% endblock %}
      """,
      """
      Templates/base.html:1:16: error: 'site' has no member 'titel' [undefined-member]
        1 | <title>{{ site.titel }}</title>
          |                ^
        extended by Templates/404.html:1:4
        hint: did you mean 'title'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "an undefined name in a part",
      """
      -- Templates/home.html --
      <p>
      {% include 'partials/facts.html' %}
      -- Templates/partials/facts.html --
      {{ born }}
      """,
      """
      Templates/partials/facts.html:1:4: error: 'born' is undefined [undefined-name]
        1 | {{ born }}
          |    ^
        included from Templates/home.html:2:12
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a link to nowhere", "-- Templates/home.html --\n<a href=\"{{ link('/trophy/') }}\">",
      """
      Templates/home.html:1:13: error: there is no page '/trophy/' [broken-link]
        1 | <a href="{{ link('/trophy/') }}">
          |             ^
        hint: did you mean '/trophies/'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a mistyped asset", "-- Templates/home.html --\n{{ asset('sit.css') }}",
      """
      Templates/home.html:1:4: error: the theme has no asset 'sit.css' [missing-asset]
        1 | {{ asset('sit.css') }}
          |    ^
        hint: did you mean 'site.css'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a mistyped word", "-- Templates/home.html --\n{{ t('title.new') }}",
      """
      Templates/home.html:1:4: error: the theme has no string 'title.new' in 'en' [missing-string]
        1 | {{ t('title.new') }}
          |    ^
        hint: did you mean 'title.news'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a mistyped part", "-- Templates/home.html --\n{% include 'qoutes.html' %}",
      """
      Templates/home.html:1:12: error: there is no template 'qoutes.html' [unknown-template]
        1 | {% include 'qoutes.html' %}
          |            ^
        hint: did you mean 'quotes.html'?
      sitegen: 1 error; nothing was published
      """),
  ]
}
