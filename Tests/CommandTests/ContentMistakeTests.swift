import Foundation
import Testing

@Suite struct ContentMistakeTests {
  @Test(arguments: frontMatter + values + references)
  func isToldAndNothingPublished(mistake: Mistake) throws {
    try expectMistake(mistake.changes, mistake.text)
  }

  static let frontMatter = [
    Mistake(
      "malformed YAML",
      """
      -- Content/site.yaml --
      title: Lions: and more
      url: https://coach.example/site
      """,
      """
      Content/site.yaml:1:13: error: a ':' stands where no key can [yaml-syntax]
        1 | title: Lions: and more
          |             ^
        hint: put text that contains ': ' in quotes, and indent the keys of a mapping alike
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "no front matter", "-- Content/news/2024-05-02-second.md --\nHello.",
      """
      Content/news/2024-05-02-second.md:1:1: error: the file doesn't begin with a front matter \
      [missing-front-matter]
        1 | Hello.
          | ^
        hint: begin with a line '---', the keys, and a line '---'
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "open front matter", "-- Content/news/2024-05-02-second.md --\n---\ntitle: The second\nHi.",
      """
      Content/news/2024-05-02-second.md:1:1: error: the front matter is never closed \
      [unclosed-front-matter]
        1 | ---
          | ^
        hint: end it with a line '---'
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "malformed front matter", frontMatter: "title: \"The second\ndate: 2024-05-02",
      """
      ARTICLE:2:8: error: the quotation mark is never closed [yaml-syntax]
        2 | title: "The second
          |        ^
        hint: close it, or leave both out
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a key left out", frontMatter: "date: 2024-05-02",
      """
      ARTICLE:2:1: error: the key 'title' is missing in an article's front matter [missing-key]
        2 | date: 2024-05-02
          | ^
        hint: add 'title: …'
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a mistyped key", frontMatter: "title: The second\ndate: 2024-05-02\ntag: [cup]",
      """
      ARTICLE:4:1: error: unknown key 'tag' in an article's front matter [unknown-key]
        4 | tag: [cup]
          | ^
        hint: did you mean 'tags'?
      sitegen: 1 error; nothing was published
      """),
  ]

  static let values = [
    Mistake(
      "a wrong type", frontMatter: "title: The second\ndate: 2024-05-02\ntags: cup",
      """
      ARTICLE:4:7: error: expected a list, found 'cup' [wrong-type]
        4 | tags: cup
          |       ^
        hint: write it as [cup]
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a day that is not in the calendar", frontMatter: "title: The second\ndate: 2024-02-30",
      """
      ARTICLE:3:7: error: expected a day, found '2024-02-30' [bad-date]
        3 | date: 2024-02-30
          |       ^
        hint: write year, month and day: 2025-04-24
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a date in words", frontMatter: "title: The second\ndate: 2 May 2024",
      """
      ARTICLE:3:7: error: expected a day, found '2 May 2024' [bad-date]
        3 | date: 2 May 2024
          |       ^
        hint: write year, month and day: 2025-04-24
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "an address taken by a slug", frontMatter: "title: A\ndate: 2024-05-02\nslug: first",
      """
      ARTICLE:4:7: error: the address /news/first/ is taken by Content/news/2024-05-01-first.md \
      [duplicate-url]
        4 | slug: first
          |       ^
        hint: rename the file, or give it another 'slug'
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "an address taken by a file's name",
      """
      -- Content/news/2024-05-02-first.md --
      ---
      title: The first again
      date: 2024-05-02
      ---
      """,
      """
      Content/news/2024-05-02-first.md:1:1: error: the address /news/first/ is taken by \
      Content/news/2024-05-01-first.md [duplicate-url]
        1 | ---
          | ^
        hint: rename the file, or give it another 'slug'
      sitegen: 1 error; nothing was published
      """),
  ]

  static let references = [
    Mistake(
      "a mistyped team", frontMatter: "title: The second\ndate: 2024-05-02\nteams: [lion]",
      """
      ARTICLE:4:9: error: unknown team 'lion' [unknown-team]
        4 | teams: [lion]
          |         ^
        hint: did you mean 'lions'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "an unknown team", frontMatter: "title: The second\ndate: 2024-05-02\nteams: [wolves]",
      """
      ARTICLE:4:9: error: unknown team 'wolves' [unknown-team]
        4 | teams: [wolves]
          |         ^
        hint: add it to teams.yaml
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "a mistyped competition",
      """
      -- Content/trophies.yaml --
      coach:
        lions:
          league: [2020/21]
          leage: 1
      """,
      """
      Content/trophies.yaml:4:5: error: unknown competition 'leage' [unknown-competition]
        4 |     leage: 1
          |     ^
        hint: did you mean 'league'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "links to nowhere", frontMatter: "title: The second\ndate: 2024-05-02",
      body: "See [all](/trophy/), [more](more.md).\n\n![The cup](images/cup.jpg)",
      """
      ARTICLE:5:5: error: there is no page '/trophy/' [broken-link]
        5 | See [all](/trophy/), [more](more.md).
          |     ^
        hint: did you mean '/trophies/'?
      ARTICLE:5:22: error: there is no page 'more.md' [broken-link]
        5 | See [all](/trophy/), [more](more.md).
          |                      ^
        hint: write a path on the site, such as /trophies/, or the path of a file in Content
      ARTICLE:7:1: error: there is no image 'images/cup.jpg' [missing-image]
        7 | ![The cup](images/cup.jpg)
          | ^
        hint: put it into the folder images and write images/name.jpg
      sitegen: 3 errors; nothing was published
      """),
    Mistake(
      "a menu entry that leads nowhere",
      """
      -- Content/site.yaml --
      title: Lions and more
      url: https://coach.example/site
      language: en
      description: A coach's site
      author: The editors
      navigation:
        - {title: News, path: /nws/}
      """,
      """
      Content/site.yaml:7:25: error: there is no page '/nws/' [broken-link]
        7 |   - {title: News, path: /nws/}
          |                         ^
        hint: did you mean '/news/'?
      sitegen: 1 error; nothing was published
      """),
    Mistake(
      "several mistakes, in order of file and line",
      """
      -- Content/trophies.yaml --
      coach:
        lions:
          league: [2020/21]
          leage: 1
      -- Content/news/2024-05-02-second.md --
      ---
      titel: The second
      date: yesterday
      ---
      -- Content/about.md --
      About.
      -- Templates/home.html --
      {{ nope }}
      """,
      """
      Content/about.md:1:1: error: the file doesn't begin with a front matter \
      [missing-front-matter]
        1 | About.
          | ^
        hint: begin with a line '---', the keys, and a line '---'
      Content/news/2024-05-02-second.md:2:1: error: the key 'title' is missing in an \
      article's front matter [missing-key]
        2 | titel: The second
          | ^
        hint: add 'title: …'
      Content/news/2024-05-02-second.md:2:1: error: unknown key 'titel' in an article's front \
      matter [unknown-key]
        2 | titel: The second
          | ^
        hint: did you mean 'title'?
      Content/news/2024-05-02-second.md:3:7: error: expected a day, found 'yesterday' [bad-date]
        3 | date: yesterday
          |       ^
        hint: write year, month and day: 2025-04-24
      Content/trophies.yaml:4:5: error: unknown competition 'leage' [unknown-competition]
        4 |     leage: 1
          |     ^
        hint: did you mean 'league'?
      Templates/home.html:1:4: error: 'nope' is undefined [undefined-name]
        1 | {{ nope }}
          |    ^
      sitegen: 6 errors; nothing was published
      """),
  ]
}
