extension Typesetting {
  /// Sets Russian text as Milchin's Reference Book of Publisher and Author has it.
  mutating func setRussian() {
    var quotes: [Int] = []
    var index = 0
    while index < count {
      let start = index
      index = endOfCyrillic(from: start)
      // Of the letters, only a х that no other precedes is ever changed.
      if at(start) == 0x445, isTimes(start) { set(start, Scalar.times) }
      if index > start, isSpaceBetweenWords(index) {
        if bindsWords(index, first: start) { set(index, Scalar.noBreakSpace) }
        index += 1
      } else if index < count {
        index = setMark(at: index, quotes: &quotes)
      }
    }
    setQuotes(.russian, at: quotes)
    sortEdits()
  }

  /// Sets what is no Cyrillic letter at an index, and returns the index after it; quotation marks are
  /// only noted.
  private mutating func setMark(at index: Int, quotes: inout [Int]) -> Int {
    let scalar = at(index)
    switch scalar {
    case 0x20, 0x0A:
      if isBindingSpace(index) { set(index, Scalar.noBreakSpace) }
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201E: quotes.append(index)
    case 0x2D, Scalar.enDash, Scalar.emDash:
      return setDash(at: index, dash: Scalar.emDash, isTight: false)
    case 0x2E:
      let end = setStops(at: index, shortens: true)
      if end == index + 1, isInsideAbbreviation(index) {
        set(index, scalar, Scalar.noBreakSpace)
      }
      return end
    case 0x27 where Scalar.isLetter(at(index, -1)) && Scalar.isLetter(at(index, 1)):
      set(index, Scalar.apostrophe)
    case 0x3A where text[index + 1] == 0x2F && text[index + 2] == 0x2F:
      return addressEnd(from: index)
    case 0x2116, 0xA7:
      if Scalar.isDigit(at(index, 1)) { set(index, scalar, Scalar.noBreakSpace) }
    case 0x78:
      if isTimes(index) { set(index, Scalar.times) }
    case 0x30...0x39: return setNumber(at: index)
    default: break
    }
    return self.index(after: index)
  }

  /// Where the letters from U+0400 to U+04FF that stand from an index on end.
  @inline(__always)
  private func endOfCyrillic(from start: Int) -> Int {
    let bytes = UnsafeRawPointer(text)
    var index = start
    // Nearly all of a text are such letters. Four of them are looked at at a time; one by one took
    // three times as many instructions. The zeros behind the text end them.
    while true {
      let letters = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).bigEndian
      let others = letters & 0xFCC0_FCC0_FCC0_FCC0 ^ 0xD080_D080_D080_D080
      guard others == 0 else { return index + others.leadingZeroBitCount / 16 * 2 }
      index += 8
    }
  }

  /// Whether a letter x stands for a multiplication sign: x2, 5x3, 105 x 68; not in 0x10.
  func isTimes(_ index: Int) -> Bool {
    guard at(index) == 0x78 || at(index) == 0x445 else { return false }
    let isSpaced = Scalar.isSpace(at(index, -1)) && Scalar.isDigit(at(index, -2))
    if isSpaced, Scalar.isSpace(at(index, 1)) { return Scalar.isDigit(at(index, 2)) }
    guard Scalar.isDigit(at(index, 1)) else { return false }
    var end = self.index(after: index)
    while Scalar.isDigit(at(end)) { end += 1 }
    guard !Scalar.isLetter(at(end)) || at(end) == 0x78 || at(end) == 0x445 else { return false }
    if Scalar.isDigit(at(index, -1)) {
      var start = index - 1
      while Scalar.isDigit(at(start, -1)) { start -= 1 }
      let isHexadecimal = start == index - 1 && at(start) == 0x30
      let before = at(start, -1)
      return !isHexadecimal && !(Scalar.isLetter(before) && before != 0x78 && before != 0x445)
    }
    return isBeginning(index) || at(index, -1) == 0x28
  }

  /// Sets the number that begins at an index, and returns the index after it: the thousands of
  /// many things are set apart, and so is the year's mark that has come too near.
  private mutating func setNumber(at start: Int) -> Int {
    var end = start + 1
    while Scalar.isDigit(at(end)) { end += 1 }
    let last = end - 1
    if isYearMark(end), end - start <= 4, !Scalar.isLetter(at(start, -1)) {
      set(last, at(last), Scalar.noBreakSpace)
    }
    // Four digits are written without a space; what counts nothing may be a code or a telephone.
    guard (5...9).contains(end - start), at(start) != 0x30,
      isBeginning(start) || [0x28, 0x7E, 0x2248].contains(at(start, -1)),
      !(Scalar.isSpace(at(start, -1)) && [0x2116, 0xA7].contains(at(start, -2))),
      countsSomething(end)
    else { return end }
    for index in stride(from: end - 4, through: start, by: -3).reversed() {
      set(index, at(index), Scalar.noBreakSpace)
    }
    return end
  }

  /// Whether a number that ends before an index is followed by a currency or by what it counts.
  private func countsSomething(_ end: Int) -> Bool {
    if isCurrency(at(end)) { return true }
    guard Scalar.isSpace(at(end)) else { return false }
    let next = index(after: end)
    return isCurrency(at(next)) || Scalar.isLowercase(at(next)) && !isServiceWord(from: next)
  }

  /// Whether “г.” or “гг.” stands at an index.
  func isYearMark(_ index: Int) -> Bool {
    guard at(index) == 0x433 else { return false }
    let stop = self.index(index, offsetBy: at(index, 1) == 0x433 ? 2 : 1)
    return at(stop) == 0x2E && !Scalar.isLetter(at(stop, 1))
  }

  func isCurrency(_ scalar: UInt32) -> Bool {
    scalar == 0x20AC || scalar == 0x20BD || scalar == 0x24 || scalar == 0xA3
  }
}
