extension Typesetting {
  private static let hyphen = UInt8(ascii: "-")

  /// Sets the hyphen or dash at an index, and returns the index after it.
  ///
  /// A hyphen between words with spaces, and two or three of them, are a dash; between two numbers
  /// that rise it is a range.
  mutating func setDash(at index: Int, dash: UInt32, isTight: Bool) -> Int {
    let isHyphen = text[index] == Self.hyphen
    var end = self.index(after: index)
    while isHyphen, text[end] == Self.hyphen { end += 1 }
    let before = at(index, -1)
    let after = at(end)
    guard end - index <= 3 else { return end }
    if Scalar.isGap(before), Scalar.isGap(after), before != 0 || after != 0 {
      // Where the dash is a short one, a long one has been chosen by hand.
      if isHyphen || dash == Scalar.emDash { replace(index..<end, with: [dash]) }
    } else if isHyphen, Scalar.isDigit(before), Scalar.isDigit(after) {
      if end - index == 2 || isRange(around: index) {
        replace(index..<end, with: [Scalar.enDash])
      }
    } else if isHyphen, end - index > 1, partsWords(before, after) {
      let spaced = [Scalar.noBreakSpace, dash, 0x20]
      replace(index..<end, with: isTight ? [Scalar.emDash] : spaced)
    }
    return end
  }

  /// Whether two or three hyphens between two scalars part the words that these belong to.
  private func partsWords(_ before: UInt32, _ after: UInt32) -> Bool {
    !Scalar.isGap(before) && !Scalar.isDash(before) && !Scalar.isGap(after) && !Scalar.isDash(after)
  }

  /// Spreads scalars over hyphens or full stops that are not much fewer, or over one dash.
  private mutating func replace(_ range: Range<Int>, with scalars: [UInt32]) {
    var rest = scalars[...]
    var index = range.lowerBound
    while index < range.upperBound {
      let isCrowded = rest.count > range.upperBound - index
      let first = rest.popFirst() ?? 0
      let second = isCrowded ? rest.popFirst() ?? 0 : 0
      if first != at(index) || second != 0 { set(index, first, second) }
      index = self.index(after: index)
    }
  }

  /// Whether a hyphen divides two numbers of which the second is greater, and nothing else is near
  /// that makes them a date, a telephone number or a name.
  private func isRange(around hyphen: Int) -> Bool {
    var start = hyphen
    while Scalar.isDigit(at(start, -1)) { start -= 1 }
    var end = hyphen + 1
    while Scalar.isDigit(at(end)) { end += 1 }
    guard isBeginning(start) || !isJoint(at(start, -1)),
      !isJoint(at(end)) || isSentenceEnd(end) || isYearMark(end)
    else { return false }
    let first = start..<hyphen
    let second = hyphen + 1..<end
    guard first.count <= 9, second.count <= 9 else { return false }
    // 2009-10 may be a month; 1998-99 may not.
    if first.count == 4, second.count == 2 {
      return number(second) > 12 && number(second) > number(first) % 100
    }
    return at(start) != 0x30 && at(hyphen + 1) != 0x30 && number(first) < number(second)
  }

  /// Whether a scalar joins a number to something longer.
  private func isJoint(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2B, 0x2D, 0x2E, 0x2C, 0x2F, 0x3A, 0x3D, 0x40, 0x5F, 0x23: true
    case Scalar.enDash, Scalar.ellipsis, Scalar.object: true
    default: Scalar.isLetter(scalar) || Scalar.isDigit(scalar)
    }
  }

  /// Whether a punctuation mark or a dash ends a number.
  private func isSentenceEnd(_ index: Int) -> Bool {
    if at(index) == 0x2D, at(index + 1) == 0x2D { return !Scalar.isDigit(at(index + 2)) }
    return (at(index) == 0x2E || at(index) == 0x2C || at(index) == 0x3A)
      && !Scalar.isDigit(at(index + 1)) && !Scalar.isLetter(at(index + 1))
  }

  private func number(_ digits: Range<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + Int(text[$1]) - 0x30 }
  }

  /// Sets three full stops at an index as an ellipsis, and returns the index after the stops.
  ///
  /// - Parameter shortens: Whether a question or an exclamation mark takes the place of a dot, as
  ///   in Russian (Milchin, 2.4): “?..”.
  mutating func setStops(at index: Int, shortens: Bool) -> Int {
    var end = index
    while at(end) == 0x2E { end += 1 }
    guard end - index == 3 else { return end }
    let before = at(index, -1)
    if shortens, before == 0x21 || before == 0x3F {
      set(end - 1, 0)
    } else {
      replace(index..<end, with: [Scalar.ellipsis])
    }
    return end
  }
}
