extension Language {
  /// The plural category of a number: `one` for 1, 21, 31 … in Russian.
  ///
  /// Source: CLDR, supplemental/plurals.xml, cardinals.
  public func pluralCategory(of number: Numeral) -> PluralCategory {
    let isWhole = number.fractionDigits.isEmpty
    let digits = number.integerDigits
    let last = digits.suffix(1).first ?? 0
    let isOne = digits == [1]
    switch self {
    case .english, .german:
      return isOne && isWhole ? .one : .other
    case .french:
      if digits == [0] || isOne { return .one }
      return isWhole && Self.isMillions(digits) ? .many : .other
    case .italian:
      if isOne, isWhole { return .one }
      return isWhole && Self.isMillions(digits) ? .many : .other
    case .spanish:
      if isOne, number.fractionDigits.allSatisfy({ $0 == 0 }) { return .one }
      return isWhole && Self.isMillions(digits) ? .many : .other
    case .russian:
      guard isWhole else { return .other }
      let isTeen = digits.count > 1 && digits[digits.count - 2] == 1
      if last == 1, !isTeen { return .one }
      return (2...4).contains(last) && !isTeen ? .few : .many
    }
  }

  /// The plural category of a whole number.
  public func pluralCategory(of number: Int) -> PluralCategory {
    pluralCategory(of: Numeral(number))
  }

  /// The categories that whole numbers have, in the order in which their forms are written:
  /// one, few, many in Russian, as in “кубок, кубка, кубков”.
  ///
  /// The `many` of French, Italian and Spanish is left out: it is for whole millions alone.
  public var pluralForms: [PluralCategory] {
    self == .russian ? [.one, .few, .many] : [.one, .other]
  }

  /// The one of `forms` that goes with a number, or nil if there are not as many as `pluralForms`.
  ///
  /// A Russian fraction takes the form of `few`: “2,5 года”.
  public func plural(_ number: Numeral, _ forms: [String]) -> String? {
    guard forms.count == pluralForms.count else { return nil }
    let category = pluralCategory(of: number)
    if let index = pluralForms.firstIndex(of: category) { return forms[index] }
    return forms[1]
  }

  private static func isMillions(_ digits: [UInt8]) -> Bool {
    digits.count > 6 && digits.suffix(6).allSatisfy { $0 == 0 }
  }
}
