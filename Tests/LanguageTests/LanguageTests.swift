import Language
import Testing

@Suite struct LanguageTests {
  @Test(arguments: ["xx", "", "RU", "русский", "eng"])
  func knowsNoOtherLanguage(code: String) {
    #expect(Language(code: code) == nil)
  }

  @Test func picksTheFormOfANoun() throws {
    let cups = ["кубок", "кубка", "кубков"]
    for (number, form) in [(0, 2), (1, 0), (2, 1), (5, 2), (11, 2), (21, 0), (42, 1), (112, 2)] {
      #expect(Language.russian.plural(Numeral(number), cups) == cups[form])
    }
    #expect(Language.russian.plural(try #require(Numeral("2.5")), cups) == "кубка")
    #expect(Language.russian.plural(Numeral(1), ["cup", "cups"]) == nil)
    #expect(Language.french.plural(Numeral(0), ["coupe", "coupes"]) == "coupe")
    #expect(Language.french.plural(Numeral(2_000_000), ["coupe", "coupes"]) == "coupes")
    #expect(Language.english.plural(Numeral(-1), ["cup", "cups"]) == "cup")
    #expect(Language.english.plural(Numeral(1), []) == nil)
  }

  @Test func namesMonths() {
    #expect(Language.russian.monthName(5) == "май")
    #expect(Language.russian.monthName(5, genitive: true) == "мая")
    #expect(Language.german.monthName(3, genitive: true) == "März")
    #expect(Language.german.monthName(13) == "")
    #expect(Language.german.monthName(0) == "")
  }

  @Test func joinsSpanishListsByEar() {
    for (word, link) in [
      ("Inglaterra", "e"), ("hijos", "e"), ("hierro", "y"), ("Italia", "e"), ("Uruguay", "y"),
    ] {
      #expect(Language.spanish.join(["x", word]) == "x \(link) \(word)")
    }
  }
}

@Suite struct NumeralTests {
  @Test(arguments: [
    (0.1, "0.1"), (2, "2"), (-2.5, "-2.5"), (1e-7, "0.0000001"), (-1.25e-6, "-0.00000125"),
    (-0.0, "0"), (123_456_789.125, "123456789.125"),
  ])
  func readsFloatingPoint(number: Double, text: String) {
    #expect(Numeral(number)?.description == text)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e15, -1e300])
  func refusesWhatCannotBeWritten(number: Double) {
    #expect(Numeral(number) == nil)
  }

  @Test(arguments: ["", "-", ".", "1.", ".5", "1,5", "1e5", "--1", "+1", "1.2.3", " 1", "٣"])
  func refusesWhatIsNoNumber(text: String) {
    #expect(Numeral(text) == nil)
  }

  @Test func dropsLeadingZeros() {
    #expect(Numeral("007")?.description == "7")
    #expect(Numeral("000.50")?.description == "0.50")
    #expect(Numeral(Int.min).description == "-9223372036854775808")
  }
}

@Suite struct PartialDateTests {
  @Test(arguments: [
    "", "25", "2025-4", "2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-04-31", "0000",
    "2025-04-24-01", "2025-", "2025-04-", "20250424", "2025/04/24", "2025-04-24T10:00", "-2025",
    "２０２５", "2025-4a",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test(arguments: ["2025", "2025-04", "2025-04-24", "2024-02-29", "2000-02-29", "0001-12-31"])
  func readsAndWritesISO(text: String) {
    #expect(PartialDate(text)?.description == text)
  }

  @Test func ordersByTimeThenPrecision() {
    let texts = ["2024-12-31", "2025", "2025-01", "2025-01-01", "2025-02"]
    #expect(texts.reversed().compactMap { PartialDate($0) }.sorted().map(\.description) == texts)
  }

  @Test func needsAMonthForADay() {
    #expect(PartialDate(year: 2025, month: nil, day: 1) == nil)
    #expect(PartialDate(year: 10_000) == nil)
  }

  @Test func writesAYearAlone() throws {
    let year = try #require(PartialDate("2025"))
    for language in Language.allCases {
      #expect(language.format(year) == "2025")
      #expect(language.format(year, style: .short) == "2025")
    }
  }
}
