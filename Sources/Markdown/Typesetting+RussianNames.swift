extension Typesetting {
  /// Whether a full stop parts the two letters of an abbreviation: т.е.
  func isInsideAbbreviation(_ stop: Int) -> Bool {
    let isPair = at(stop, 2) == 0x2E && RussianWords.isPair(at(stop, -1), at(stop, 1))
    return isPair && !Scalar.isLetter(at(stop, -2))
  }

  /// What goes on behind an abbreviation's or an initial's full stop.
  func bindsAbbreviation(_ space: Int) -> Bool {
    let stop = space - 1
    let letter = at(stop, -1)
    guard Scalar.isLetter(letter) else { return false }
    if Scalar.isUppercase(letter) {
      return isInitial(index(before: stop)) && startsName(space + 1)
    }
    if at(space, 2) == 0x2E, RussianWords.isPair(letter, at(space + 1)) {
      return !Scalar.isLetter(at(stop, -2))
    }
    let word = word(before: stop)
    if RussianWords.thousand.contains(word) {
      return Scalar.isLowercase(at(space + 1)) || isCurrency(at(space + 1))
    }
    if RussianWords.parts.contains(word) { return Scalar.isDigit(at(space + 1)) }
    guard RussianWords.titles.contains(word) else { return false }
    return Scalar.isUppercase(at(space + 1)) || Scalar.isDigit(at(space + 1))
  }

  /// A surname and the initials behind it: Анчелотти К. М.
  func bindsSurname(_ space: Int) -> Bool {
    guard Scalar.isLowercase(at(space, -1)), isInitial(space + 1), at(space, 2) == 0x2E else {
      return false
    }
    let second = index(space, offsetBy: Scalar.isSpace(at(space, 3)) ? 4 : 3)
    guard Scalar.isUppercase(at(second)), at(second, 1) == 0x2E else { return false }
    var start = space
    while Scalar.isLetter(at(start, -1)) { start = index(before: start) }
    return Scalar.isUppercase(at(start))
  }

  /// A capital letter that stands alone, or behind another initial.
  private func isInitial(_ index: Int) -> Bool {
    guard Scalar.isUppercase(at(index)) else { return false }
    let before = at(index, -1)
    return isBeginning(index) || before == 0x28 || before == 0xAB || before == 0x22
      || before == 0x201E || before == 0x2E && Scalar.isUppercase(at(index, -2))
  }

  /// A capital letter that a name or another initial begins with.
  private func startsName(_ index: Int) -> Bool {
    Scalar.isUppercase(at(index))
      && (Scalar.isLowercase(at(index, 1)) || at(index, 1) == 0x2E || at(index, 1) == 0x27
        || at(index, 1) == Scalar.apostrophe)
  }
}
