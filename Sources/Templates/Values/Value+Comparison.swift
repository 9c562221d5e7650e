extension Value {
  /// Python's `==`.
  func isEqual(to other: Value) throws(TemplateError) -> Bool {
    if let (a, b) = Value.numbers(self, other) { return a.isEqual(to: b) }
    switch (self, other) {
    case (.string(let a), .string(let b)), (.markup(let a), .markup(let b)),
      (.string(let a), .markup(let b)), (.markup(let a), .string(let b)):
      return a.isIdentical(to: b)
    case (.none, .none): return true
    case (.list(let a), .list(let b)): return try Self.areEqual(a, b)
    case (.dict(let a), .dict(let b)): return try a.isEqual(to: b)
    case (.object(let a), .object(let b)):
      guard let isSame = a.box.isSame(as: b.box) else {
        throw .type("\(typeName) objects can't be compared")
      }
      return isSame
    case (.function(let a), .function(let b)): return a.storage === b.storage
    case (.template(let a), .template(let b)):
      if case .range(let a) = a.kind, case .range(let b) = b.kind { return a.hasSameItems(as: b) }
      if case .undefined(.elseless) = a.kind, case .undefined(.elseless) = b.kind { return true }
    default: break
    }
    try refuseUndefined()
    try other.refuseUndefined()
    if !isList, !other.isList, let a = sequence, let b = other.sequence {
      return try Self.areEqual(a, b)
    }
    if case .template(let a) = self, case .template(let b) = other { return a.isSame(as: b) }
    return false
  }

  private var isList: Bool { if case .list = self { true } else { false } }

  private static func areEqual(_ a: [Value], _ b: [Value]) throws(TemplateError) -> Bool {
    guard a.count == b.count else { return false }
    for (x, y) in zip(a, b) where !(try x.isEqual(to: y)) { return false }
    return true
  }

  func refuseUndefined() throws(TemplateError) {
    if let undefined {
      if case .elseless = undefined { return }
      throw undefined.error
    }
  }

  /// Python's `<`.
  func isLess(than other: Value) throws(TemplateError) -> Bool {
    try compare(.less, with: other)
  }

  /// Python's `< <= > >=`.
  func compare(_ comparison: Comparison, with other: Value) throws(TemplateError) -> Bool {
    if let (a, b) = Value.numbers(self, other) { return a.compare(comparison, with: b) }
    if let a = text, let b = other.text {
      return comparison.holds(a.isIdentical(to: b) ? 0 : a.precedes(b) ? -1 : 1)
    }
    if let a = sequence, let b = other.sequence, isList == other.isList {
      for (x, y) in zip(a, b) where !(try x.isEqual(to: y)) {
        return try x.compare(comparison, with: y)
      }
      return comparison.holds(a.count - b.count)
    }
    if let undefined = undefined ?? other.undefined { throw undefined.error }
    throw .type(
      "'\(comparison.rawValue)' can't compare \(typeName) with \(other.typeName)")
  }

  /// What makes the value the same key of a dictionary as another.
  func key() throws(TemplateError) -> ValueKey {
    switch self {
    case .none: return .none
    case .bool(let bool): return .int(bool ? 1 : 0)
    case .int(let number): return .int(number)
    case .float(let number): return Int(exactly: number).map(ValueKey.int) ?? .float(number)
    case .string(let text), .markup(let text): return .text(TextKey(text))
    case .object(let object): return .object(ObjectIdentifier(object.box))
    default: break
    }
    try refuseUndefined()
    guard !isList, let items = sequence else { throw .type("\(typeName) can't be a key") }
    var keys: [ValueKey] = []
    for item in items { keys.append(try item.key()) }
    return .tuple(keys)
  }
}

extension TemplateValue {
  fileprivate func isSame(as other: TemplateValue) -> Bool {
    switch (kind, other.kind) {
    case (.generator(let a), .generator(let b)), (.namespace(let a), .namespace(let b)),
      (.macro(let a), .macro(let b)), (.module(let a), .module(let b)),
      (.loop(let a), .loop(let b)):
      a == b
    case (.builtin(let a), .builtin(let b)): a == b
    default: false
    }
  }
}

extension Comparison {
  /// Whether an order (negative, zero or positive) fulfils it.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .equal, .contains: order == 0
    case .notEqual, .notContains: order != 0
    }
  }
}

extension ValueRange {
  fileprivate func hasSameItems(as other: ValueRange) -> Bool {
    guard count == other.count else { return false }
    return count == 0 || (start == other.start && (count == 1 || step == other.step))
  }
}

extension ValueDictionary {
  fileprivate func isEqual(to other: ValueDictionary) throws(TemplateError) -> Bool {
    guard count == other.count else { return false }
    for (index, key) in keys.enumerated() {
      guard let value = other[try key.key()], try values[index].isEqual(to: value) else {
        return false
      }
    }
    return true
  }
}

extension String {
  /// Whether the scalars are the same; Swift's own `==` takes composed and decomposed letters
  /// for equal, Python's does not.
  func isIdentical(to other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Whether it comes before another in the order of code points.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

/// A text as a key, told apart scalar by scalar.
struct TextKey: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: TextKey, b: TextKey) -> Bool { a.text.isIdentical(to: b.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
