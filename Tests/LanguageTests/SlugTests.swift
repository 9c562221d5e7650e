import Language
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Анчелотти: «Я счастлив» — 2025!", "anchelotti-ya-schastliv-2025"),
    ("Съёмка объекта, подъезд, вьюга", "syomka-obekta-podezd-vyuga"),
    ("ЖЗХЦЧШЩЫЭЮЯЙЁ", "zhzkhtschshshchyeyuyayyo"),
    ("Жизнь эпохи щуки", "zhizn-epokhi-shchuki"),
    ("Ещё й", "eshchyo-y"),
    ("Крéма за́мок", "krema-zamok"),
    ("Київ, Їжак, Єва, Ґудзик", "kiyiv-yizhak-yeva-gudzik"),
    ("Über Straße", "uber-strasse"),
    ("Łódź, smørrebrød, Æther, œuvre", "lodz-smorrebrod-aether-oeuvre"),
    ("İstanbul ISPARTA ığdır", "istanbul-isparta-igdir"),
    ("Đỗ Nguyễn", "do-nguyen"),
    ("Þór Ðan ŋ", "thor-dan-n"),
    ("ﬁnal ﬀ", "final-ff"),
    ("dell'anno & co.", "dell-anno-co"),
    ("  --a--  b__c  ", "a-b-c"),
    ("№ 10 / ١٢", "10-12"),
    ("🏆", ""), ("", ""), ("---", ""), ("ъь", ""), ("北京", ""), ("🏆 2014", "2014"),
    ("a\u{0}b", "a-b"),
  ])
  func transliterates(text: String, expected: String) {
    #expect(slug(text) == expected)
  }

  /// A file name from macOS is decomposed.
  @Test(arguments: [
    ("\u{439}", "\u{438}\u{306}", "y"), ("\u{451}", "\u{435}\u{308}", "yo"),
    ("\u{419}", "\u{418}\u{306}", "y"), ("\u{e9}", "e\u{301}", "e"),
    ("\u{1ec7}", "e\u{323}\u{302}", "e"), ("\u{457}", "\u{456}\u{308}", "yi"),
  ])
  func readsComposedAndDecomposedAlike(composed: String, decomposed: String, expected: String) {
    #expect(slug(composed) == expected)
    #expect(slug(decomposed) == expected)
  }

  @Test func holdsForLongText() {
    let slug = slug(String(repeating: "Матч №1 ", count: 20_000))
    #expect(slug.utf8.count == 160_000 - 1)
  }
}

@Suite struct CollationTests {
  @Test(arguments: [
    (
      Language.russian,
      [
        "10 побед", "2 победы", "а б", "аб", "ёж", "ежа", "Ёжик", "«Зенит»", "зенит юниор",
        "Иван", "Йод", "Кака", "ямб", "AC Milan", "„Inter“", "Škoda", "skoda a", "Ω",
      ]
    ),
    (
      Language.italian,
      ["1", "Côte", "cote d", "Élan", "elanb", "“Zeta”", "zeta b", "Анчелотти", "яма"]
    ),
  ])
  func ordersAsPeopleDo(language: Language, expected: [String]) {
    let sorted = expected.shuffled().sorted {
      language.collationKey($0) < language.collationKey($1)
    }
    #expect(sorted == expected)
  }

  @Test func marksThenCaseThenCodePointsDecide() {
    let texts = ["все", "«Все»", "Все", "всё", "Всё"]
    let sorted = texts.shuffled().sorted {
      Language.russian.collationKey($0) < Language.russian.collationKey($1)
    }
    #expect(sorted == texts)
  }
}
