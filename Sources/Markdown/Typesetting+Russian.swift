extension Typesetting {
  /// Sets Russian text as Milchin's Reference Book of Publisher and Author has it.
  mutating func setRussian() {
    let text = text
    var quotes: [Int] = []
    var index = 0
    while index < text.count {
      let scalar = text[index]
      // Nearly all of a text are letters, and only one of them is ever changed.
      if Scalar.isCyrillic(scalar), scalar != 0x445 {
        index += 1
        continue
      }
      switch scalar {
      case 0x20, 0x0A:
        if isBindingSpace(index) { set(index, Scalar.noBreakSpace) }
      case 0x22, 0xAB, 0xBB, 0x201C, 0x201E: quotes.append(index)
      case 0x2D, Scalar.enDash, Scalar.emDash:
        index = setDash(at: index, dash: Scalar.emDash, isTight: false)
        continue
      case 0x2E:
        let end = setStops(at: index, shortens: true)
        if end == index + 1, isInsideAbbreviation(index) {
          set(index, scalar, Scalar.noBreakSpace)
        }
        index = end
        continue
      case 0x27 where Scalar.isLetter(at(index - 1)) && Scalar.isLetter(at(index + 1)):
        set(index, Scalar.apostrophe)
      case 0x3A where at(index + 1) == 0x2F && at(index + 2) == 0x2F:
        index = addressEnd(from: index)
        continue
      case 0x2116, 0xA7:
        if Scalar.isDigit(at(index + 1)) { set(index, scalar, Scalar.noBreakSpace) }
      case 0x78, 0x445:
        if isTimes(index) { set(index, Scalar.times) }
      case 0x30...0x39:
        index = setNumber(at: index)
        continue
      default: break
      }
      index += 1
    }
    setQuotes(.russian, at: quotes)
    sortEdits()
  }

  /// Whether a letter x stands for a multiplication sign: x2, 5x3, 105 x 68; not in 0x10.
  func isTimes(_ index: Int) -> Bool {
    guard at(index) == 0x78 || at(index) == 0x445 else { return false }
    let isSpaced = Scalar.isSpace(at(index - 1)) && Scalar.isDigit(at(index - 2))
    if isSpaced, Scalar.isSpace(at(index + 1)) { return Scalar.isDigit(at(index + 2)) }
    guard Scalar.isDigit(at(index + 1)) else { return false }
    var end = index + 1
    while Scalar.isDigit(at(end)) { end += 1 }
    guard !Scalar.isLetter(at(end)) || at(end) == 0x78 || at(end) == 0x445 else { return false }
    if Scalar.isDigit(at(index - 1)) {
      var start = index - 1
      while Scalar.isDigit(at(start - 1)) { start -= 1 }
      let isHexadecimal = start == index - 1 && at(start) == 0x30
      let isWord = Scalar.isLetter(at(start - 1)) && at(start - 1) != 0x78 && at(start - 1) != 0x445
      return !isHexadecimal && !isWord
    }
    return isBeginning(index) || at(index - 1) == 0x28
  }

  /// Sets the number that begins at an index, and returns the index after it: the thousands of
  /// many things are set apart, and so is the year's mark that has come too near.
  private mutating func setNumber(at start: Int) -> Int {
    var end = start + 1
    while Scalar.isDigit(at(end)) { end += 1 }
    let last = end - 1
    if isYearMark(end), end - start <= 4, !Scalar.isLetter(at(start - 1)) {
      set(last, text[last], Scalar.noBreakSpace)
    }
    // Four digits are written without a space; what counts nothing may be a code or a telephone.
    guard (5...9).contains(end - start), text[start] != 0x30,
      isBeginning(start) || [0x28, 0x7E, 0x2248].contains(at(start - 1)),
      !(Scalar.isSpace(at(start - 1)) && [0x2116, 0xA7].contains(at(start - 2))),
      countsSomething(end)
    else { return end }
    for index in stride(from: end - 4, through: start, by: -3).reversed() {
      set(index, text[index], Scalar.noBreakSpace)
    }
    return end
  }

  /// Whether a number that ends before an index is followed by a currency or by what it counts.
  private func countsSomething(_ end: Int) -> Bool {
    if isCurrency(at(end)) { return true }
    guard Scalar.isSpace(at(end)) else { return false }
    return isCurrency(at(end + 1))
      || Scalar.isLowercase(at(end + 1)) && !isServiceWord(from: end + 1)
  }

  /// Whether “г.” or “гг.” stands at an index.
  func isYearMark(_ index: Int) -> Bool {
    guard at(index) == 0x433 else { return false }
    let stop = at(index + 1) == 0x433 ? index + 2 : index + 1
    return at(stop) == 0x2E && !Scalar.isLetter(at(stop + 1))
  }

  func isCurrency(_ scalar: UInt32) -> Bool {
    scalar == 0x20AC || scalar == 0x20BD || scalar == 0x24 || scalar == 0xA3
  }
}
