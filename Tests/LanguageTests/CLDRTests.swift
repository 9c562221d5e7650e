import Foundation
import Language
import Testing

/// Compares the tables with Babel's, which `derive/derive.py` has written down.
@Suite struct CLDRTests {
  @Test(arguments: try expectations(of: "plural"))
  func plurals(expectation: Expectation) throws {
    let initials = try expectation.numerals().map { numeral in
      switch expectation.language.pluralCategory(of: numeral) {
      case .other: "x"
      case let category: String(category.rawValue.prefix(1))
      }
    }
    #expect(initials.joined() == expectation.answer)
  }

  @Test(arguments: try expectations(of: "number"))
  func numbers(expectation: Expectation) throws {
    let numeral = try #require(Numeral(expectation.input))
    #expect(expectation.language.format(numeral) == expectation.answer)
    #expect(numeral.description == expectation.input)
  }

  @Test(arguments: try expectations(of: "long"))
  func longDates(expectation: Expectation) throws {
    let date = try #require(PartialDate(expectation.input))
    #expect(expectation.language.format(date) == expectation.answer)
  }

  @Test(arguments: try expectations(of: "short"))
  func shortDates(expectation: Expectation) throws {
    let date = try #require(PartialDate(expectation.input))
    #expect(expectation.language.format(date, style: .short) == expectation.answer)
  }

  @Test(arguments: try expectations(of: "list"))
  func lists(expectation: Expectation) {
    let items = expectation.input.split(separator: "|").map(String.init)
    #expect(expectation.language.join(items) == expectation.answer)
  }

  @Test func everyLanguageIsAsked() throws {
    for kind in ["plural", "number", "long", "short", "list"] {
      #expect(Set(try expectations(of: kind).map(\.language)) == Set(Language.allCases))
    }
  }
}

/// One line of the fixture.
struct Expectation: Sendable, CustomTestStringConvertible {
  let language: Language
  let input: String
  let answer: String

  var testDescription: String { "\(language.code) \(input)" }

  /// The numbers from … to … that a line of plurals is about; the fraction stays the same.
  func numerals() throws -> [Numeral] {
    let ends = input.split(separator: "…").map { $0.split(separator: ".") }
    let first = try #require(Int(ends[0][0]))
    let last = try #require(Int(ends[1][0]))
    return try (first...last).map { number in
      let digits = [String(number)] + ends[0].dropFirst().map(String.init)
      return try #require(Numeral(digits.joined(separator: ".")))
    }
  }
}

private func expectations(of kind: String) throws -> [Expectation] {
  let url = try #require(
    Bundle.module.url(forResource: "cldr", withExtension: "tsv", subdirectory: "Fixtures"))
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
  return try lines.compactMap { line in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields[0] == kind else { return nil }
    let language = try #require(Language(code: fields[1]))
    return Expectation(language: language, input: fields[2], answer: fields[3])
  }
}
