import Language

/// What new files say, in the language of whoever writes there: Russian, or else English.
struct Words: Sendable {
  private let isRussian: Bool

  init(_ language: Language) {
    isRussian = language == .russian
  }

  private func choose(_ russian: String, _ english: String) -> String {
    isRussian ? russian : english
  }

  /// The file of an article that begins as a draft.
  func article(title: String, date: PartialDate) -> String {
    choose(
      """
      ---
      title: \(YAMLValue.quoted(title))
      date: \(date)
      draft: true                # черновик виден только в sitegen serve; удалите строку перед выпуском
      # tags: [сборная]          # о чём статья
      # teams: [milan]           # команды — их имена в teams.yaml
      # quotes: [stress]         # цитаты — их имена в quotes.yaml
      # sources:                 # откуда факты
      #   - {title: Название, url: "https://example.org/"}
      ---
      Первый абзац станет описанием статьи в списках и у поисковиков.

      """,
      """
      ---
      title: \(YAMLValue.quoted(title))
      date: \(date)
      draft: true                # only sitegen serve shows a draft; remove this line to publish
      # tags: [transfers]        # what the article is about
      # teams: [milan]           # teams, by their names in teams.yaml
      # quotes: [stress]         # quotes, by their names in quotes.yaml
      # sources:                 # where the facts come from
      #   - {title: Its name, url: "https://example.org/"}
      ---
      The first paragraph will describe the article in lists and for search engines.

      """)
  }

  /// What else can be said of a quote.
  var quoteNotes: [String] {
    isRussian
      ? ["occasion: По какому поводу сказано", "topics: [о чём]"]
      : ["occasion: When and why it was said", "topics: [what about]"]
  }
}

extension Words {
  /// The files of a new site's `Content/`, by their paths in it.
  func files(of site: NewSite) -> [(path: String, text: String)] {
    func quoted(_ text: String) -> String { YAMLValue.quoted(text) }
    let (name, date, role) = (quoted(site.name), site.date, site.role.rawValue)
    let team = site.team ?? choose("Моя команда", "My team")
    let teamID = slug(team).isEmpty ? "team" : slug(team)
    return [
      (
        "site.yaml",
        choose(
          """
          # Настройки сайта.
          title: \(name)
          url: \(quoted(site.url))    # адрес, по которому сайт будет стоять
          language: ru
          description: \(quoted("Карьера, трофеи, новости и слова: " + site.name + "."))
          author: Редакция сайта

          # Меню.
          navigation:
            - {title: Трофеи, path: /trophies/}
            - {title: Карьера, path: /career/}
            - {title: Новости, path: /news/}
            - {title: Цитаты, path: /quotes/}
            - {title: О сайте, path: /about/}

          """,
          """
          # The settings of the site.
          title: \(name)
          url: \(quoted(site.url))    # the address at which the site will stand
          language: en
          description: \(quoted("The career, trophies, news and words of " + site.name + "."))
          author: The editors

          # The menu.
          navigation:
            - {title: Trophies, path: /trophies/}
            - {title: Career, path: /career/}
            - {title: News, path: /news/}
            - {title: Quotes, path: /quotes/}
            - {title: About, path: /about/}

          """)
      ),
      (
        "coach.yaml",
        choose(
          """
          # Человек и его карьера. Дата пишется с той точностью, какая известна: 1987, 1987-07 или
          # 1987-07-01. У нынешней работы нет end. Роли: player, captain, assistant, caretaker,
          # head-coach.
          name: \(name)
          # born: 1959-06-10
          # nationality: Италия
          career:
            - {team: \(teamID), role: \(role), start: \(date.year)}

          """,
          """
          # The person and the career. A date is written as exactly as it is known: 1987, 1987-07 or
          # 1987-07-01. A present job has no end. Roles: player, captain, assistant, caretaker,
          # head-coach.
          name: \(name)
          # born: 1959-06-10
          # nationality: Italian
          career:
            - {team: \(teamID), role: \(role), start: \(date.year)}

          """)
      ),
      (
        "teams.yaml",
        choose(
          """
          # Команды. kind: club — клуб, national — сборная.
          \(teamID):
            name: \(quoted(team))
            country: Страна
            kind: club
            # colours: ["#1b4094", "#fed100"]

          """,
          """
          # Teams. The kind is club or national.
          \(teamID):
            name: \(quoted(team))
            country: Country
            kind: club
            # colours: ["#1b4094", "#fed100"]

          """)
      ),
      (
        "competitions.yaml",
        choose(
          """
          # Турниры, в которых что-то выиграно. level: national, continental, world или friendly;
          # scope: club или national-team; season: split (2009/10) или calendar (2007). Например:
          #
          # league:
          #   name: Чемпионат
          #   level: national
          #   country: Страна
          #   scope: club
          #   season: split

          """,
          """
          # Competitions in which something was won. level: national, continental, world or friendly;
          # scope: club or national-team; season: split (2009/10) or calendar (2007). For example:
          #
          # league:
          #   name: League
          #   level: national
          #   country: Country
          #   scope: club
          #   season: split

          """)
      ),
      (
        "trophies.yaml",
        choose(
          """
          # Трофеи: роль (player или coach) → команда → турнир → сезоны или число. Например:
          #
          # coach:
          #   \(teamID):
          #     league: [2023/24]

          """,
          """
          # Trophies: role (player or coach) → team → competition → seasons or a number. For example:
          #
          # coach:
          #   \(teamID):
          #     league: [2023/24]

          """)
      ),
      (
        "quotes.yaml",
        choose(
          """
          # Слова тренера. Внешних кавычек в text нет: их ставит сайт.

          """,
          """
          # The coach's words. There are no quotation marks around text: the site sets them.

          """)
      ),
      (
        "index.md",
        choose(
          """
          ---
          title: \(name)
          ---
          Здесь несколько фраз о человеке: кто это и чем известен.

          """,
          """
          ---
          title: \(name)
          ---
          A few sentences about the person: who this is, and what for they are known.

          """)
      ),
      (
        "about.md",
        choose(
          """
          ---
          title: О сайте
          description: Кто ведёт этот сайт и откуда сведения.
          ---
          Расскажите, кто ведёт сайт и откуда сведения.

          """,
          """
          ---
          title: About
          description: Who keeps this site, and where its facts come from.
          ---
          Tell who keeps the site, and where its facts come from.

          """)
      ),
      (
        "news/\(date)-\(choose("novyy-sayt", "a-new-site")).md",
        choose(
          """
          ---
          title: Новый сайт
          date: \(date)
          ---
          Сайт открыт. Здесь будут новости, а пока есть [карьера](/career/) и [трофеи](/trophies/).

          """,
          """
          ---
          title: A new site
          date: \(date)
          ---
          The site is open. News will follow; there are [the career](/career/) and
          [the trophies](/trophies/).

          """)
      ),
    ]
  }
}
