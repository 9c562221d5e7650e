/// A text of one block on its way through the typographer: its UTF-8, and what becomes of it.
///
/// Every rule looks at the text as it was written and changes single scalars, so that the order of
/// the rules doesn't matter and a change never crosses the border of a node. An index is that of the
/// first byte of a scalar. The rules read the bytes as they are: decoding them all first took more
/// than half of the typographer's time.
struct Typesetting: ~Copyable {
  /// Zeros around the text, further than any rule looks beyond it, and than a scalar that is cut off
  /// at its end reaches.
  private static let margin = 16

  /// The first byte of the text; what is no text, such as code, is one `Scalar.object`, a hard line
  /// break is one `Scalar.lineBreak`.
  private(set) var text: UnsafeMutablePointer<UInt8>
  /// How many bytes the text has.
  private(set) var count = 0
  private var capacity = 1024
  private(set) var edits: [Edit] = []
  /// The quotation marks that lack their counterpart.
  var unbalanced: [Int] = []

  /// What is written in the place of a scalar: at most two, 0 standing for none.
  struct Edit {
    let index: Int
    let first: UInt32
    let second: UInt32
  }

  init() { text = Self.allocate(capacity) }

  deinit { (text - Self.margin).deallocate() }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: margin + capacity + margin)
    memory.initialize(repeating: 0, count: margin + margin)
    return memory + margin
  }

  /// Begins another text in the memory of the last one.
  mutating func clear() {
    count = 0
    edits.removeAll(keepingCapacity: true)
    unbalanced.removeAll(keepingCapacity: true)
  }

  mutating func append(_ scalar: UInt32) {
    reserve(4)
    var end = text + count
    Scalar.encode(scalar, to: &end)
    endText(at: end - text)
  }

  mutating func append(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (text + count).update(from: start, count: bytes.count)
    endText(at: count + bytes.count)
  }

  private mutating func reserve(_ addition: Int) {
    guard count + addition > capacity else { return }
    capacity = (count + addition) * 2
    let longer = Self.allocate(capacity)
    longer.update(from: text, count: count)
    (text - Self.margin).deallocate()
    text = longer
  }

  private mutating func endText(at end: Int) {
    count = end
    (text + end).update(repeating: 0, count: Self.margin)
  }

  /// Writes other scalars in the place of one.
  mutating func set(_ index: Int, _ first: UInt32, _ second: UInt32 = 0) {
    edits.append(Edit(index: index, first: first, second: second))
  }

  /// Puts the edits into the order of the text; no rule changes what another has changed.
  mutating func sortEdits() {
    let isSorted = zip(edits, edits.dropFirst()).allSatisfy { $0.index < $1.index }
    if !isSorted { edits.sort { $0.index < $1.index } }
  }
}

extension Typesetting {
  /// The scalar at an index; 0 before the beginning and after the end.
  @inline(__always)
  func at(_ index: Int) -> UInt32 {
    let byte = text[index]
    if byte < 0x80 { return UInt32(byte) }
    if 0xC2..<0xE0 ~= byte { return UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F) }
    return Scalar.decode(at: text + index)
  }

  /// The scalar so many scalars after an index, or before it.
  @inline(__always)
  func at(_ index: Int, _ distance: Int) -> UInt32 { at(self.index(index, offsetBy: distance)) }

  /// The index so many scalars after another, or before it.
  @inline(__always)
  func index(_ index: Int, offsetBy distance: Int) -> Int {
    var result = index
    for _ in 0..<max(distance, 0) { result = self.index(after: result) }
    for _ in 0..<max(-distance, 0) { result = self.index(before: result) }
    return result
  }

  @inline(__always)
  func index(after index: Int) -> Int { index + Scalar.width(of: text[index]) }

  @inline(__always)
  func index(before index: Int) -> Int {
    if text[index - 1] < 0x80 { return index - 1 }
    if text[index - 2] >= 0xC0 { return index - 2 }
    return text[index - 3] >= 0xC0 ? index - 3 : index - 4
  }

  /// Whether a word begins at an index: after a gap, or two hyphens, which become a dash.
  func isBeginning(_ index: Int) -> Bool {
    Scalar.isGap(at(index, -1)) || text[index - 1] == 0x2D && text[index - 2] == 0x2D
  }

  /// How many dashes, long, short or hyphens, stand from an index on, and where they end.
  func dashes(from index: Int) -> (count: Int, end: Int) {
    var (count, end) = (0, index)
    while Scalar.isDash(at(end)) { (count, end) = (count + 1, self.index(after: end)) }
    return (count, end)
  }

  /// Where a web address that begins with a scheme's colon ends; no rule applies within.
  func addressEnd(from colon: Int) -> Int {
    var end = colon
    while end < count, !Scalar.isSpace(at(end)), !Scalar.endsAddress(at(end)) {
      end = index(after: end)
    }
    return end
  }
}

extension Typesetting {
  /// Calls `body` with a part of the text as it has been set, in UTF-8 that a zero ends.
  ///
  /// - Parameter nextEdit: The number of the first edit that doesn't come before the part; behind
  ///   it, that of the first after it.
  func withUTF8<Result>(
    of range: Range<Int>, nextEdit: inout Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = nextEdit
    while nextEdit < edits.count, edits[nextEdit].index < range.upperBound { nextEdit += 1 }
    let edits = edits[start..<nextEdit]
    // An edit puts two scalars of at most four bytes each in the place of one.
    let capacity = range.count + edits.count * 8 + 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      guard let bytes = buffer.baseAddress else { return body(UnsafeBufferPointer(buffer)) }
      var end = bytes
      var index = range.lowerBound
      // In what is no UTF-8, scalars may overlap, and reach beyond the end.
      for edit in edits where edit.index >= index {
        end.update(from: text + index, count: edit.index - index)
        end += edit.index - index
        if edit.first != 0 { Scalar.encode(edit.first, to: &end) }
        if edit.second != 0 { Scalar.encode(edit.second, to: &end) }
        index = self.index(after: edit.index)
      }
      let rest = max(range.upperBound - index, 0)
      end.update(from: text + index, count: rest)
      end[rest] = 0
      return body(UnsafeBufferPointer(start: bytes, count: end - bytes + rest + 1))
    }
  }
}
