import CCmark

extension Document {
  /// Cuts a text node so that each of the ranges of its literal becomes a node of its own, and
  /// returns those.
  mutating func split(_ node: Node, at ranges: [Range<Int>]) -> [Node] {
    let literal = Array(node.literal)
    let origin = offset(of: node)
    var found: [Node] = []
    var position = 0
    for range in ranges + [literal.count..<literal.count] {
      for piece in [position..<range.lowerBound, range] where !piece.isEmpty {
        guard let text = Node.text(literal[piece]) else { continue }
        text.insert(before: node)
        annotate(text) { $0.origin = origin + piece.lowerBound }
        if piece == range { found.append(text) }
      }
      position = range.upperBound
    }
    node.remove()
    return found
  }

  /// The indices of a text's bytes that a backslash stands before in the source.
  ///
  /// cmark's tree doesn't tell `\~` from `~`, so that the text is laid beside its source. After
  /// an entity, whose length in the text is not known, the next byte that fits is taken.
  mutating func escapedIndices(of node: Node) -> Set<Int> {
    guard mayHoldEscapes else { return [] }
    let literal = node.literal
    let source = locator.source.bytes
    var escaped: Set<Int> = []
    var index = 0
    var place = offset(of: node)
    while index < literal.count, place < source.count {
      let isPair = source[place] == UInt8(ascii: "\\") && place + 1 < source.count
      if isPair, source[place + 1] == literal[index], isPunctuation(literal[index]) {
        escaped.insert(index)
        place += 2
      } else if let end = entityEnd(at: place), !literal[index...].starts(with: source[place..<end])
      {
        place = end
        let isEscape = source[place] == UInt8(ascii: "\\") && place + 1 < source.count
        let next = source[isEscape ? place + 1 : place]
        index = literal[(index + 1)...].firstIndex(of: next) ?? literal.count
        continue
      } else {
        place += 1
      }
      index += 1
    }
    return escaped
  }

  /// The end of what looks like an entity in the source, if something follows it.
  private func entityEnd(at place: Int) -> Int? {
    let source = locator.source.bytes
    guard source[place] == UInt8(ascii: "&") else { return nil }
    let name = source[(place + 1)...].prefix(40).prefix { byte in
      byte == UInt8(ascii: "#") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }
    let end = name.endIndex
    guard !name.isEmpty, end + 1 < source.count, source[end] == UInt8(ascii: ";") else {
      return nil
    }
    return end + 1
  }
}

private func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}
