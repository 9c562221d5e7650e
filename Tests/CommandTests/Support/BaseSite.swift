extension TestSite {
  /// A coach with one team, one title, one quote and one article, and a theme without adornment.
  static let base: TextArchive = #"""
    -- Content/site.yaml --
    title: Lions and more
    url: https://coach.example/site
    language: en
    description: A coach's site
    author: The editors
    navigation:
      - {title: News, path: /news/}
    -- Content/coach.yaml --
    name: Ada Moen
    career:
      - {team: lions, role: head-coach, start: 2019, end: 2023}
    -- Content/teams.yaml --
    lions: {name: Lions, country: Norway, kind: club}
    -- Content/competitions.yaml --
    league: {name: League, level: national, scope: club, country: Norway, season: split}
    -- Content/trophies.yaml --
    coach:
      lions:
        league: [2020/21]
    -- Content/quotes.yaml --
    labour:
      text: We work.
      date: 2021-05-01
      source: {title: The Paper, url: https://paper.example}
    -- Content/news/2024-05-01-first.md --
    ---
    title: The first
    date: 2024-05-01
    tags: [cup]
    ---
    See [all trophies](/trophies/).
    -- Templates/base.html --
    <!DOCTYPE html>
    <html lang="{{ site.language }}">
    <title>{{ page.title }}</title>
    <link rel="stylesheet" href="{{ asset('site.css') }}">
    <nav>{% for item in site.navigation %}<a href="{{ link(item) }}">{{ item.title }}</a>{% endfor %}</nav>
    <main>{% block content %}{{ page.body or '' }}{% endblock %}</main>
    </html>
    -- Templates/home.html --
    {% extends 'base.html' %}
    -- Templates/page.html --
    {% extends 'base.html' %}
    -- Templates/404.html --
    {% extends 'base.html' %}
    -- Templates/career.html --
    {% extends 'base.html' %}
    -- Templates/team.html --
    {% extends 'base.html' %}
    -- Templates/quotes.html --
    {% extends 'base.html' %}
    -- Templates/quote.html --
    {% extends 'base.html' %}
    {% block content %}<q>{{ quote.text }}</q>{% endblock %}
    -- Templates/trophies.html --
    {% extends 'base.html' %}
    {% block content %}{{ trophies.total }}{% endblock %}
    -- Templates/news.html --
    {% extends 'base.html' %}
    {% block content %}{% for article in paginator.articles %}<a href="{{ link(article) }}">{{ article.title }}</a>{% endfor %}{% endblock %}
    -- Templates/tag.html --
    {% extends 'news.html' %}
    -- Templates/year.html --
    {% extends 'news.html' %}
    -- Templates/article.html --
    {% extends 'base.html' %}
    {% block content %}{{ article.body }}{% endblock %}
    -- Templates/redirect.html --
    <meta http-equiv="refresh" content="0; url={{ link(target) }}">
    -- Templates/strings/en.yaml --
    title.trophies: Trophies
    title.career: Career
    title.quotes: Quotes
    title.news: News
    title.year: The news of {year}
    title.not-found: Not found
    quote.heading: "{name}'s words"
    -- Templates/assets/site.css --
    main { margin: 1em }
    """#

  /// The files that it is published as.
  static let publishedFiles = [
    ".sitegen-manifest", "404.html", "assets/site.c2e6ffb21e.css", "career/index.html",
    "feed.json", "feed.xml", "index.html", "news/2024/index.html", "news/first/index.html",
    "news/index.html",
    "news/tags/cup/feed.json", "news/tags/cup/feed.xml", "news/tags/cup/index.html",
    "quotes.json", "quotes/feed.json", "quotes/feed.xml", "quotes/index.html",
    "quotes/labour/index.html", "robots.txt", "sitemap.xml", "teams/lions/index.html",
    "trophies.csv", "trophies.json", "trophies/index.html",
  ]
}
