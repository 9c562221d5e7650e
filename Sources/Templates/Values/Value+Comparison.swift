extension Value {
  /// Python's `==`.
  func isEqual(to other: Value) throws -> Bool {
    if let a = number, let b = other.number { return a.isEqual(to: b) }
    if let a = text, let b = other.text { return a.isIdentical(to: b) }
    switch (self, other) {
    case (.none, .none): return true
    case (.function(let a), .function(let b)): return a === b
    case (.dict(let a), .dict(let b)): return try a.isEqual(to: b)
    case (.object(let a), .object(let b)):
      if let isSame = a.box.isSame(as: b.box) { return isSame }
      throw TemplateError.type("\(typeName) objects can't be compared")
    case (.template(let a), .template(let b)):
      if case .cell(let kind, let a) = a.kind, case .cell(kind, let b) = b.kind { return a == b }
      if undefined === Undefined.elseless, other.undefined === undefined { return true }
    default: break
    }
    try refuseUndefined()
    try other.refuseUndefined()
    guard let a = sequence, let b = other.sequence, a.kind == b.kind,
      a.items.count == b.items.count
    else { return false }
    for (x, y) in zip(a.items, b.items) where !(try x.isEqual(to: y)) { return false }
    return true
  }

  /// Python's `<`, or another order.
  func compare(_ comparison: Comparison, with other: Value) throws -> Bool {
    if let a = number, let b = other.number { return a.compare(comparison, with: b) }
    if let a = text, let b = other.text {
      return comparison.holds(a.isIdentical(to: b) ? 0 : a.precedes(b) ? -1 : 1)
    }
    if let a = sequence, let b = other.sequence, a.kind == b.kind, a.kind != .range {
      for (x, y) in zip(a.items, b.items) where !(try x.isEqual(to: y)) {
        return try x.compare(comparison, with: y)
      }
      return comparison.holds(a.items.count - b.items.count)
    }
    throw (undefined == nil ? other : self).unfit(
      "'\(comparison.rawValue)' can't compare \(typeName) with \(other.typeName)")
  }

  /// The positions of keys in ascending (or descending) order; equal keys keep theirs.
  static func order(of keys: [Value], reverse: Bool = false) throws -> [Int] {
    try keys.indices.sorted { a, b in
      try keys[reverse ? b : a].compare(.less, with: keys[reverse ? a : b])
    }
  }

  /// What makes the value the same key of a dictionary as another.
  func key() throws -> ValueKey {
    switch self {
    case .none: return .none
    case .bool(let bool): return .int(bool ? 1 : 0)
    case .int(let number): return .int(number)
    case .float(let number): return Int(exactly: number).map(ValueKey.int) ?? .float(number)
    case .string(let text), .markup(let text): return .text(Name(text))
    case .object(let object): return .object(ObjectIdentifier(object.box))
    default: break
    }
    try refuseUndefined()
    guard let (kind, items) = sequence, kind == .tuple else {
      throw TemplateError.type("\(typeName) can't be a key")
    }
    var keys: [ValueKey] = []
    for item in items { keys.append(try item.key()) }
    return .tuple(keys)
  }

  /// Whether Python could use it as a key.
  var isHashable: Bool {
    switch self {
    case .list, .dict: false
    case .tuple(let items): items.allSatisfy(\.isHashable)
    default: true
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

extension String {
  /// Whether the scalars are the same; Swift's own `==` takes composed and decomposed letters
  /// for equal, Python's does not.
  func isIdentical(to other: String) -> Bool {
    self == other && utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }

  /// Whether it comes before another in the order of code points.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
