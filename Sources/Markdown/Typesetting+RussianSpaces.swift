extension Typesetting {
  /// Whether a line must not break at a space.
  func isBindingSpace(_ index: Int) -> Bool {
    let before = at(index - 1)
    let after = at(index + 1)
    if Self.isSmallLetter(before), Self.isSmallLetter(after) {
      // Most spaces are such, and no other rule is for them: each needs a mark, a digit or a capital
      // letter. Asking them all the same doubles the typographer's time.
      return isParticle(from: index + 1) || isServiceWord(before: index) || bindsMagnitude(index)
    }
    if Scalar.isGap(after) || before == 0 { return false }
    if Scalar.isDash(after), isDash(at: index + 1) { return true }
    if Scalar.isDash(before) { return isDialogueDash(before: index) }
    if before == 0x2116 || before == 0xA7 { return true }
    if Scalar.isDigit(before) { return bindsNumber(index) }
    if before == 0x2E { return bindsAbbreviation(index) }
    if isParticle(from: index + 1) { return Scalar.isLetter(before) || endsQuotation(before) }
    guard Scalar.isLetter(before) else { return false }
    return isServiceWord(before: index) || bindsMagnitude(index) || bindsCentury(index)
      || bindsSurname(index) || isSpacedTimes(index - 1)
  }

  private static func isSmallLetter(_ scalar: UInt32) -> Bool { 0x430...0x45F ~= scalar }

  /// A dash with a space behind it too, or two hyphens that become one.
  private func isDash(at index: Int) -> Bool {
    var end = index
    while Scalar.isDash(at(end)) { end += 1 }
    return end - index <= 3 && Scalar.isGap(at(end))
  }

  /// The dash that a line of a dialogue begins with.
  private func isDialogueDash(before space: Int) -> Bool {
    var start = space - 1
    while Scalar.isDash(at(start - 1)) { start -= 1 }
    // One line that is rendered by itself begins with a no-break space.
    let isFirst = start == 0 || start == 1 && at(0) == Scalar.noBreakSpace
    return space - start <= 3 && (isFirst || at(start - 1) == Scalar.lineBreak)
  }

  // MARK: Numbers

  /// A number and what it counts, or the next thousand of it.
  private func bindsNumber(_ space: Int) -> Bool {
    let after = at(space + 1)
    if [0x25, 0x2030, 0xB0, 0x2116].contains(after) || isCurrency(after) { return true }
    if Scalar.isDigit(after) { return isThousand(space) }
    if isSpacedTimes(space + 1) { return true }
    if isTimes(space + 1) { return false }
    guard Scalar.isLetter(after), !isServiceWord(from: space + 1) || isUnit(from: space + 1) else {
      return false
    }
    return Scalar.isLowercase(after) || isUnit(from: space + 1)
  }

  /// Three digits behind a space, and one to three before it, or a thousand again.
  private func isThousand(_ space: Int) -> Bool {
    for offset in 1...3 where !Scalar.isDigit(at(space + offset)) { return false }
    let next = at(space + 4)
    if Scalar.isDigit(next) || next == Scalar.times { return false }
    if Scalar.isLetter(next), !isYearMark(space + 4) { return false }
    var start = space
    while space - start < 40 {
      let end = start
      while Scalar.isDigit(at(start - 1)) { start -= 1 }
      guard (1...3).contains(end - start), text[start] != 0x30 || end - start == 3 else {
        return false
      }
      if end - start == 3, Scalar.isSpace(at(start - 1)), Scalar.isDigit(at(start - 2)) {
        start -= 1
      } else {
        return text[start] != 0x30 && (isBeginning(start) || !isPartOfWord(at(start - 1)))
      }
    }
    return false
  }

  private func isPartOfWord(_ scalar: UInt32) -> Bool {
    Scalar.isLetter(scalar)
      || [0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x29, Scalar.ellipsis].contains(scalar)
  }

  private func isSpacedTimes(_ index: Int) -> Bool {
    (at(index) == 0x78 || at(index) == 0x445 || at(index) == Scalar.times)
      && Scalar.isSpace(at(index - 1)) && Scalar.isDigit(at(index - 2))
      && Scalar.isSpace(at(index + 1)) && Scalar.isDigit(at(index + 2))
  }

  // MARK: Words

  /// The word of letters that ends before an index; none if a longer one goes on before it.
  func word(before end: Int) -> ShortWord? {
    var start = end
    while Scalar.isLetter(at(start - 1)), end - start <= ShortWord.maximumCount { start -= 1 }
    let before = at(start - 1)
    let isJoined = before == 0x2D && at(start - 2) != 0x2D || before == Scalar.enDash
    if isJoined || before == 0x27 || before == Scalar.apostrophe { return nil }
    return ShortWord(text[start..<end])
  }

  /// The word of letters that begins at an index, in the same way.
  private func word(from start: Int) -> ShortWord? {
    var end = start
    while Scalar.isLetter(at(end)), end - start <= ShortWord.maximumCount { end += 1 }
    if at(end) == 0x2D && Scalar.isLetter(at(end + 1)) { return nil }
    return ShortWord(text[start..<end])
  }

  private func isServiceWord(before end: Int) -> Bool {
    // Most words are longer, and need not be looked up.
    let isShort = !Scalar.isLetter(at(end - 2)) || !Scalar.isLetter(at(end - 3))
    return isShort && !isLetterName(end - 1) && RussianWords.service.contains(word(before: end))
  }

  /// A capital letter within a sentence is a name: the А of Серия А.
  private func isLetterName(_ index: Int) -> Bool {
    Scalar.isUppercase(at(index)) && Scalar.isSpace(at(index - 1))
      && Scalar.isLowercase(at(index - 2))
  }

  /// Whether a preposition, a conjunction or a negation begins at an index.
  func isServiceWord(from start: Int) -> Bool {
    RussianWords.service.contains(word(from: start))
  }

  private func isParticle(from start: Int) -> Bool {
    switch at(start) {
    case 0x436, 0x431, 0x43B: RussianWords.particles.contains(word(from: start))
    default: false
    }
  }

  private func isUnit(from start: Int) -> Bool {
    let unit = word(from: start)
    return RussianWords.units.contains(unit)
      || RussianWords.stoppedUnits.contains(unit) && isStop(start + 1)
  }

  private func endsQuotation(_ scalar: UInt32) -> Bool {
    scalar == 0xBB || scalar == 0x22 || scalar == 0x201C || scalar == Scalar.object
  }

  private func isStop(_ index: Int) -> Bool { at(index) == 0x2E }

  /// Thousands, millions and what they count: 5 млн евро.
  private func bindsMagnitude(_ space: Int) -> Bool {
    let isLikely = at(space - 1) == 0x43D || at(space - 1) == 0x434
    guard isLikely, RussianWords.magnitudes.contains(word(before: space)) else { return false }
    return Scalar.isLetter(at(space + 1)) || isCurrency(at(space + 1))
  }

  /// A Roman number and its century.
  private func bindsCentury(_ space: Int) -> Bool {
    guard at(space + 1) == 0x432 else { return false }
    switch at(space - 1) {
    case 0x49, 0x56, 0x58: break
    default: return false
    }
    let stop = at(space + 2) == 0x432 ? space + 3 : space + 2
    return isStop(stop) || at(space + 2) == 0x435 && at(space + 3) == 0x43A
  }
}
