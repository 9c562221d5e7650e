/// How much of a date is spelled out.
public enum DateStyle: Sendable, Hashable {
  /// In words: 24 апреля 2025.
  case long
  /// In figures: 24.04.2025.
  case short
}

extension Language {
  /// A date as people write it, as precise as it is: `24 апреля 2025`, `апрель 2025`, `2025`.
  ///
  /// Source: CLDR, the formats long, yMMMM, yMd and yM, save that the Russian ones go without
  /// their final “г.”.
  public func format(_ date: PartialDate, style: DateStyle = .long) -> String {
    guard let month = date.month else { return String(date.year) }
    switch style {
    case .long: return longDate(year: date.year, month: month, day: date.day)
    case .short: return shortDate(year: date.year, month: month, day: date.day)
    }
  }

  private func longDate(year: Int, month: Int, day: Int?) -> String {
    let link = self == .spanish ? " de " : " "
    guard let day else {
      return monthName(month) + link + String(year)
    }
    // Lists of articles show many; putting strings together took four times as long.
    return String(unsafeUninitializedCapacity: 64) { text in
      var end = text.write(day, at: 0)
      for part in [self == .german ? "." : "", link, monthName(month, genitive: true), link] {
        end = text[end...].update(fromContentsOf: part.utf8)
      }
      return text.write(year, at: end)
    }
  }

  private func shortDate(year: Int, month: Int, day: Int?) -> String {
    let isPadded = self != .german && self != .spanish
    let parts = [day, month].compactMap(\.self)
      .map { isPadded ? PartialDate.padded($0, to: 2) : String($0) }
    let mark = self == .russian || (self == .german && day != nil) ? "." : "/"
    return (parts + [String(year)]).joined(separator: mark)
  }

  /// A month's name, in lower case where the language writes it so; from 1 to 12, else empty.
  ///
  /// - Parameter genitive: The form that follows a day, which Russian has: 24 апреля.
  public func monthName(_ month: Int, genitive: Bool = false) -> String {
    guard (1...12).contains(month) else { return "" }
    return (genitive && self == .russian ? Self.russianGenitives : monthNames)[month - 1]
  }

  private static let russianGenitives = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
  ]

  private var monthNames: [String] {
    switch self {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .french:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    case .german:
      [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
      ]
    case .italian:
      [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
      ]
    case .russian:
      [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
        "октябрь", "ноябрь", "декабрь",
      ]
    case .spanish:
      [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
      ]
    }
  }
}
