/// A number as it is written: its decimal digits, with those after the decimal mark.
///
/// Plural rules look at the digits that are seen: English says “1 goal” but “1.0 goals”.
public struct Numeral: Sendable, Hashable {
  /// Whether a minus sign stands before it.
  public let isNegative: Bool
  /// The digits before the decimal mark, from 0 to 9, without leading zeros; `[0]` for zero.
  public let integerDigits: [UInt8]
  /// The digits after the decimal mark, from 0 to 9.
  public let fractionDigits: [UInt8]

  /// The number as a whole number is written.
  public init(_ number: Int) {
    isNegative = number < 0
    integerDigits = String(number.magnitude).utf8.map { $0 - 0x30 }
    fractionDigits = []
  }

  /// The number with the fewest digits that tell it from its neighbours, so that `2.0` is `2`; nil
  /// for what is not a finite number below 10¹⁵.
  public init?(_ number: Double) {
    guard number.magnitude < 1e15 else { return nil }
    if let whole = Int(exactly: number) {
      self.init(whole)
    } else {
      self.init(Self.positional(number))
    }
  }

  /// The description of a fraction, without an exponent.
  private static func positional(_ number: Double) -> String {
    let text = number.description
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    let digits = text[..<mark].filter(\.isNumber)
    return (number < 0 ? "-0." : "0.") + String(repeating: "0", count: -exponent - 1) + digits
  }
}

extension Numeral: LosslessStringConvertible {
  /// Reads decimal digits with a point, such as `-12.50`, or gives nil.
  public init?(_ description: String) {
    var rest = Array(description.utf8)[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    for part in parts where !part.allSatisfy({ (0x30...0x39).contains($0) }) { return nil }
    let digits = parts[0].map { $0 - 0x30 }
    integerDigits = digits.dropLast().drop { $0 == 0 } + digits.suffix(1)
    fractionDigits = parts.count == 2 ? parts[1].map { $0 - 0x30 } : []
  }

  /// The digits with a point as the decimal mark, such as `-12.50`.
  public var description: String {
    let fraction = fractionDigits.isEmpty ? "" : "." + Self.text(fractionDigits)
    return (isNegative ? "-" : "") + Self.text(integerDigits) + fraction
  }

  static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
