extension Typesetting {
  /// Sets English text: “double” and ‘single’ quotation marks, apostrophes, dashes and ellipses.
  mutating func setEnglish() {
    setQuotes(.english, at: (0..<count).filter { Quotes.english.contain(at($0)) })
    setSingleQuotes()
    var index = 0
    while index < count {
      switch text[index] {
      case 0x20, 0x0A:
        if isBeforeDash(index) { set(index, Scalar.noBreakSpace) }
      case 0x2D: index = setDash(at: index, dash: Scalar.enDash, isTight: true) - 1
      case 0x2E: index = setStops(at: index, shortens: false) - 1
      case 0x3A where text[index + 1] == 0x2F && text[index + 2] == 0x2F:
        index = addressEnd(from: index) - 1
      default: break
      }
      index += 1
    }
    sortEdits()
  }

  /// Sets single marks that enclose words as quotation marks, and all others as apostrophes.
  private mutating func setSingleQuotes() {
    var open: [Int] = []
    for index in 0..<count where text[index] == 0x27 {
      let before = at(index, -1)
      let after = at(index + 1)
      let isInWord = isWord(before) && isWord(after)
      if !isInWord, isBeginning(index) || opensSingle(before), isWord(after) {
        open.append(index)
      } else if isInWord || Scalar.isGap(before) {
        if isInWord { set(index, Scalar.apostrophe) }
      } else if let opener = open.popLast() {
        set(opener, 0x2018)
        set(index, Scalar.apostrophe)
      } else if isWord(before) {
        set(index, Scalar.apostrophe)
      }
    }
    for index in open { set(index, Scalar.apostrophe) }
  }

  private func isWord(_ scalar: UInt32) -> Bool {
    Scalar.isLetter(scalar) || Scalar.isDigit(scalar) || scalar == Scalar.object
  }

  private func opensSingle(_ scalar: UInt32) -> Bool {
    [0x22, 0x28, 0x5B, 0x201C, Scalar.emDash].contains(scalar)
  }

  /// Whether a space comes before a dash that another one follows.
  private func isBeforeDash(_ index: Int) -> Bool {
    let (count, end) = dashes(from: index + 1)
    return (1...3).contains(count) && at(index, -1) != 0 && Scalar.isSpace(at(end))
  }
}
