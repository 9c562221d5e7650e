import Language

/// A season of a competition: `2009/10` or `2007`.
public struct Season: Sendable, Hashable {
  /// How the season is named.
  public let kind: Competition.SeasonKind
  /// The year in which it begins.
  public let firstYear: Int

  /// Reads `2009/10`, `1999/00` or `2007`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = Self.number(first),
      (1800...2200).contains(year)
    else { return nil }
    switch parts.count {
    case 1: kind = .calendar
    case 2:
      guard parts[1].utf8.count == 2, Self.number(parts[1]) == (year + 1) % 100 else { return nil }
      kind = .split
    default: return nil
    }
    firstYear = year
  }

  private init(kind: Competition.SeasonKind, firstYear: Int) {
    self.kind = kind
    self.firstYear = firstYear
  }

  /// The season over two years that begins in the same year.
  var split: Season { Season(kind: .split, firstYear: firstYear) }
  /// The season over two years that ends in the year in which this one begins.
  var splitBefore: Season { Season(kind: .split, firstYear: firstYear - 1) }

  /// The year in which it ends.
  public var lastYear: Int { kind == .split ? firstYear + 1 : firstYear }

  /// The season as people write it.
  public var text: String {
    guard kind == .split else { return String(firstYear) }
    let end = lastYear % 100
    return "\(firstYear)/\(end < 10 ? "0" : "")\(end)"
  }

  /// The days on which it can be played, as days since 1970-01-01: a calendar year, or from July
  /// to June.
  public var days: ClosedRange<Int>? {
    let start = PartialDate(year: firstYear, month: kind == .split ? 7 : 1)
    let end = PartialDate(year: lastYear, month: kind == .split ? 6 : 12)
    guard let start, let end else { return nil }
    return start.days.lowerBound...end.days.upperBound
  }

  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
  }
}

extension Season: Comparable {
  /// Orders by the year of the end, then of the beginning.
  public static func < (a: Season, b: Season) -> Bool {
    (a.lastYear, a.firstYear) < (b.lastYear, b.firstYear)
  }
}
