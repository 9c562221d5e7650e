extension PartialDate {
  /// The days that the date can mean, as days since 1970-01-01.
  public var days: ClosedRange<Int> {
    let lastMonth = month ?? 12
    let first = Self.dayNumber(year: year, month: month ?? 1, day: day ?? 1)
    let last = Self.dayNumber(
      year: year, month: lastMonth, day: day ?? Self.dayCount(ofMonth: lastMonth, year: year))
    return first...last
  }

  /// The day that is so many days after 1970-01-01, or nil outside the years 1 to 9999.
  ///
  /// The algorithm is Howard Hinnant's "civil_from_days".
  public init?(daysSince1970 days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// Howard Hinnant's "days_from_civil", for years from 1 on.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
