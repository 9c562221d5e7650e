extension Language {
  /// A number as people write it, such as `1 234,5` with no-break spaces in Russian.
  ///
  /// Source: CLDR, the symbols and the decimal format of each language.
  public func format(_ number: Numeral) -> String {
    let style = numberStyle
    var text = number.isNegative ? "-" : ""
    let digits = number.integerDigits
    let isGrouped = digits.count >= 3 + style.minimumGroup
    for (index, digit) in digits.enumerated() {
      if isGrouped, index > 0, (digits.count - index).isMultiple(of: 3) { text += style.group }
      text += String(digit)
    }
    if !number.fractionDigits.isEmpty {
      text += style.decimal + Numeral.text(number.fractionDigits)
    }
    return text
  }

  /// A whole number as people write it.
  public func format(_ number: Int) -> String { format(Numeral(number)) }

  /// The marks of a number; a group is set off when at least `minimumGroup` digits precede it.
  private var numberStyle: (group: String, decimal: String, minimumGroup: Int) {
    switch self {
    case .english: (",", ".", 1)
    case .french: ("\u{202F}", ",", 1)
    case .german: (".", ",", 1)
    case .italian: (".", ",", 2)
    case .russian: ("\u{A0}", ",", 1)
    case .spanish: (".", ",", 2)
    }
  }
}
