extension Typesetting {
  /// Whether there is a space before a small Cyrillic letter.
  @inline(__always)
  func isSpaceBetweenWords(_ index: Int) -> Bool {
    text[index] == 0x20 && 0xD0B0...0xD19F ~= UInt16(text[index + 1]) << 8 | UInt16(text[index + 2])
  }

  /// Whether a line must not break between Cyrillic letters that begin at an index and the small
  /// one behind a space. So are most spaces, and the other rules need a mark, a digit, a Latin or a
  /// capital letter there; asking them all takes several times as long.
  @inline(__always)
  func bindsWords(_ space: Int, first: Int) -> Bool {
    if isParticle(from: space + 1) { return true }
    switch (space - first) / 2 {
    case 1, 2: return isServiceWord(from: first, to: space)
    case 3, 4: return bindsMagnitude(space)
    default: return false
    }
  }

  /// Whether a line must not break at a space.
  func isBindingSpace(_ index: Int) -> Bool {
    let before = at(index, -1)
    let after = at(index + 1)
    if Scalar.isGap(after) || before == 0 { return false }
    if Scalar.isDash(after), isDash(at: index + 1) { return true }
    if Scalar.isDash(before) { return isDialogueDash(before: index) }
    if before == 0x2116 || before == 0xA7 { return true }
    if Scalar.isDigit(before) { return bindsNumber(index) }
    if before == 0x2E { return bindsAbbreviation(index) }
    if isParticle(from: index + 1) { return Scalar.isLetter(before) || endsQuotation(before) }
    guard Scalar.isLetter(before) else { return false }
    return isServiceWord(before: index) || bindsMagnitude(index) || bindsCentury(index)
      || bindsSurname(index) || isSpacedTimes(self.index(before: index))
  }

  /// A dash with a space behind it too, or two hyphens that become one.
  private func isDash(at index: Int) -> Bool {
    let (count, end) = dashes(from: index)
    return count <= 3 && Scalar.isGap(at(end))
  }

  /// The dash that a line of a dialogue begins with.
  private func isDialogueDash(before space: Int) -> Bool {
    var (count, start) = (1, index(before: space))
    while Scalar.isDash(at(start, -1)) { (count, start) = (count + 1, index(before: start)) }
    // One line that is rendered by itself begins with a no-break space.
    let isFirst = start == 0 || index(before: start) == 0 && at(0) == Scalar.noBreakSpace
    return count <= 3 && (isFirst || at(start, -1) == Scalar.lineBreak)
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
    for _ in 1...10 {
      let end = start
      while Scalar.isDigit(at(start, -1)) { start -= 1 }
      guard (1...3).contains(end - start), at(start) != 0x30 || end - start == 3 else {
        return false
      }
      if end - start == 3, Scalar.isSpace(at(start, -1)), Scalar.isDigit(at(start, -2)) {
        start = index(before: start)
      } else {
        return at(start) != 0x30 && (isBeginning(start) || !isPartOfWord(at(start, -1)))
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
      && Scalar.isSpace(at(index, -1)) && Scalar.isDigit(at(index, -2))
      && Scalar.isSpace(at(index, 1)) && Scalar.isDigit(at(index, 2))
  }

  // MARK: Words

  /// The word of letters that ends before an index; none if it is longer, or a longer one goes on
  /// before it.
  func word(before end: Int, upTo length: Int = ShortWord.maximumCount) -> ShortWord? {
    var word = ShortWord()
    var start = end
    var before = at(start, -1)
    while Scalar.isLetter(before) {
      guard word.count < length else { return nil }
      word.insert(before)
      start = index(before: start)
      before = at(start, -1)
    }
    let isJoined = before == 0x2D && at(start, -2) != 0x2D || before == Scalar.enDash
    return isJoined || before == 0x27 || before == Scalar.apostrophe ? nil : word
  }

  /// The word of letters that begins at an index, in the same way.
  private func word(from start: Int, upTo length: Int = ShortWord.maximumCount) -> ShortWord? {
    var word = ShortWord()
    var end = start
    while Scalar.isLetter(at(end)) {
      guard word.count < length else { return nil }
      word.append(at(end))
      end = index(after: end)
    }
    return text[end] == 0x2D && Scalar.isLetter(at(end, 1)) ? nil : word
  }

  /// Whether Cyrillic letters that none precede are a preposition, a conjunction or a negation.
  @inline(__always)
  private func isServiceWord(from start: Int, to end: Int) -> Bool {
    // Nearly all stand behind a space, and then they are a word.
    guard text[start - 1] == 0x20 else { return isServiceWord(before: end) }
    var word = ShortWord()
    for index in stride(from: start, to: end, by: 2) { word.append(at(index)) }
    return RussianWords.service.contains(word) && !isLetterName(end - 2)
  }

  /// Whether such a word ends before an index.
  private func isServiceWord(before end: Int) -> Bool {
    RussianWords.service.contains(word(before: end, upTo: 2)) && !isLetterName(index(before: end))
  }

  /// A capital letter within a sentence is a name: the А of Серия А.
  private func isLetterName(_ index: Int) -> Bool {
    Scalar.isUppercase(at(index)) && Scalar.isSpace(at(index, -1))
      && Scalar.isLowercase(at(index, -2))
  }

  /// Whether such a word begins at an index.
  func isServiceWord(from start: Int) -> Bool {
    RussianWords.service.contains(word(from: start))
  }

  @inline(__always)
  private func isParticle(from start: Int) -> Bool {
    switch at(start) {
    case 0x431, 0x436, 0x43B: RussianWords.particles.contains(word(from: start, upTo: 2))
    default: false
    }
  }

  private func isUnit(from start: Int) -> Bool {
    let unit = word(from: start)
    return RussianWords.units.contains(unit)
      || RussianWords.stoppedUnits.contains(unit) && isStop(index(after: start))
  }

  private func endsQuotation(_ scalar: UInt32) -> Bool {
    scalar == 0xBB || scalar == 0x22 || scalar == 0x201C || scalar == Scalar.object
  }

  private func isStop(_ index: Int) -> Bool { at(index) == 0x2E }

  /// Thousands, millions and what they count: 5 млн евро.
  @inline(__always)
  private func bindsMagnitude(_ space: Int) -> Bool {
    switch (at(space, -1), at(space, -2)) {
    case (0x43D, 0x43B), (0x434, 0x440): break
    default: return false
    }
    return RussianWords.magnitudes.contains(word(before: space))
      && (Scalar.isLetter(at(space + 1)) || isCurrency(at(space + 1)))
  }

  /// A Roman number and its century.
  private func bindsCentury(_ space: Int) -> Bool {
    guard at(space + 1) == 0x432 else { return false }
    switch at(space, -1) {
    case 0x49, 0x56, 0x58: break
    default: return false
    }
    let stop = index(space, offsetBy: at(space, 2) == 0x432 ? 3 : 2)
    return isStop(stop) || at(space, 2) == 0x435 && at(space, 3) == 0x43A
  }
}
