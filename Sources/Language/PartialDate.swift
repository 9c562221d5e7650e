/// A day, a month or a year of the Gregorian calendar: a date known as precisely as it is known.
public struct PartialDate: Sendable, Hashable {
  /// The year, from 1 to 9999.
  public let year: Int
  /// The month, from 1 to 12, or nil if only the year is known.
  public let month: Int?
  /// The day of the month, from 1, or nil if it is not known.
  public let day: Int?

  /// Makes a date, or nil if the calendar has no such day, or a day comes without its month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.dayCount(ofMonth: month, year: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first day that it can mean.
  public var firstDay: PartialDate { PartialDate(self, month: month ?? 1, day: day ?? 1) }

  private init(_ date: PartialDate, month: Int, day: Int) {
    year = date.year
    self.month = month
    self.day = day
  }

  static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension PartialDate: LosslessStringConvertible {
  /// Reads `2025-04-24`, `2025-04` or `2025` (ISO 8601), or gives nil.
  public init?(_ description: String) {
    let text = description.utf8
    guard [4, 7, 10].contains(text.count) else { return nil }
    var numbers = [0, 0, 0]
    for (index, byte) in text.enumerated() {
      switch (index, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
      case (4, _), (7, _): return nil
      case (_, UInt8(ascii: "0")...UInt8(ascii: "9")):
        let part = index < 4 ? 0 : index < 7 ? 1 : 2
        numbers[part] = numbers[part] * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    self.init(
      year: numbers[0], month: text.count > 4 ? numbers[1] : nil,
      day: text.count > 7 ? numbers[2] : nil)
  }

  /// The date in ISO 8601, as precise as it is: `2025-04-24`, `2025-04` or `2025`.
  public var description: String {
    // Each list of articles shows the date of each.
    String(unsafeUninitializedCapacity: 10) { text in
      text.write(year, to: 0..<4)
      guard let month else { return 4 }
      text[4] = UInt8(ascii: "-")
      text.write(month, to: 5..<7)
      guard let day else { return 7 }
      text[7] = UInt8(ascii: "-")
      text.write(day, to: 8..<10)
      return 10
    }
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension PartialDate: Comparable {
  /// Orders by time; a year comes before its months, a month before its days.
  public static func < (a: PartialDate, b: PartialDate) -> Bool {
    (a.year, a.month ?? 0, a.day ?? 0) < (b.year, b.month ?? 0, b.day ?? 0)
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes the last digits of a number that is not negative, as many as there are places.
  func write(_ number: Int, to places: Range<Int>) {
    var rest = number
    for place in places.reversed() {
      self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// Writes a number that is not negative, and returns the place behind it.
  func write(_ number: Int, at start: Int) -> Int {
    var end = start + 1
    var rest = number / 10
    while rest > 0 { (end, rest) = (end + 1, rest / 10) }
    write(number, to: start..<end)
    return end
  }
}
