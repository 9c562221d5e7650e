extension Typesetting {
  /// The quotation marks of a language, from the outside in.
  struct Quotes {
    let outer: (open: UInt32, close: UInt32)
    let inner: (open: UInt32, close: UInt32)

    /// «Ёлочки», within which „лапки“ stand (Milchin, Reference Book of Publisher and Author, 4.5).
    static let russian = Quotes(outer: (0xAB, 0xBB), inner: (0x201E, 0x201C))
    /// “Double”, within which ‘single’ stand (Hart's Rules, 9.2, in the American order).
    static let english = Quotes(outer: (0x201C, 0x201D), inner: (0x2018, 0x2019))

    /// Whether a scalar is one of them, or a straight mark; single ones are apostrophes as well, and
    /// looked at by themselves.
    func contain(_ scalar: UInt32) -> Bool {
      scalar == straight || scalar == outer.open || scalar == outer.close
        || scalar == inner.open && scalar != 0x2018
        || scalar == inner.close && scalar != Scalar.apostrophe
    }
  }

  private static let straight: UInt32 = 0x22

  /// Nobody nests quotations deeper; marks that were never closed are not looked through for long.
  private static let maximumDepth = 16

  /// Sets straight double quotation marks by their level; marks that are set already are kept, and
  /// count as levels. One that lacks its counterpart stays and is told.
  ///
  /// - Parameter indices: Where there are such marks.
  mutating func setQuotes(_ quotes: Quotes, at indices: [Int]) {
    if indices.isEmpty { return }
    var pairs: [(open: Int, close: Int)] = []
    var open: [Int] = []
    for index in indices {
      switch role(of: index, in: quotes, after: open.last) {
      case .opening: open.append(index)
      case .closing:
        let opener = open.suffix(Self.maximumDepth).lastIndex { matches($0, index, in: quotes) }
        if let opener {
          pairs.append((open[opener], index))
          unbalanced += open[(opener + 1)...]
          open.removeSubrange(opener...)
        } else {
          unbalanced.append(index)
        }
      case .neither: break
      }
    }
    unbalanced = (unbalanced + open).sorted()
    set(pairs, in: quotes)
  }

  private enum Role {
    case opening
    case closing
    case neither
  }

  /// What a mark does: a straight one opens after a gap and closes before one; after a digit it may
  /// be inches, and within a word it is none.
  private func role(of index: Int, in quotes: Quotes, after opener: Int?) -> Role {
    let mark = at(index)
    if mark == quotes.outer.open || mark == quotes.inner.open { return .opening }
    if mark == quotes.outer.close { return .closing }
    if mark == quotes.inner.close {
      // This is the opening mark of other languages too, and then no affair of ours.
      return opener.map { at($0) == quotes.inner.open } == true ? .closing : .neither
    }
    var start = index
    while at(start, -1) == Self.straight { start -= 1 }
    let before = at(start, -1)
    var end = index + 1
    while at(end) == Self.straight { end += 1 }
    let after = at(end)
    let isEllipsis = after == Scalar.ellipsis || after == 0x2E && at(end + 1) == 0x2E
    let mayOpen = opens(after: before) && !Scalar.isGap(after) && (!ends(after) || isEllipsis)
    let mayClose = !Scalar.isGap(before) && (Scalar.isGap(after) || ends(after))
    let isOpen = opener.map { at($0) == Self.straight } == true
    if mayClose, !mayOpen || isOpen {
      return isOpen || !Scalar.isDigit(before) ? .closing : .neither
    }
    return mayOpen ? .opening : .neither
  }

  private func matches(_ opener: Int, _ closer: Int, in quotes: Quotes) -> Bool {
    switch at(opener) {
    case quotes.outer.open: at(closer) == quotes.outer.close
    case quotes.inner.open: at(closer) == quotes.inner.close
    default: at(closer) == Self.straight
    }
  }

  /// A bracket, a dash, a slash or a quotation mark before a mark that opens.
  private func opens(after scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0x2F, 0xAB, 0x201E, 0x201C, 0x2018: true
    default: Scalar.isGap(scalar) || Scalar.isDash(scalar)
    }
  }

  /// Punctuation, a bracket or a quotation mark after a mark that closes.
  private func ends(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0xBB, 0x201C, 0x201D,
      Scalar.ellipsis:
      true
    default: Scalar.isDash(scalar)
    }
  }

  private mutating func set(_ pairs: [(open: Int, close: Int)], in quotes: Quotes) {
    var ends: [Int] = []
    for pair in pairs.sorted(by: { $0.open < $1.open }) {
      while let end = ends.last, end < pair.open { ends.removeLast() }
      if at(pair.open) == Self.straight {
        let marks = ends.isEmpty ? quotes.outer : quotes.inner
        set(pair.open, marks.open)
        set(pair.close, marks.close)
      }
      ends.append(pair.close)
    }
  }
}
