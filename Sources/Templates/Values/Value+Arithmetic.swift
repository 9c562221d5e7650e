extension Value {
  /// Python's binary operators, but for `text % arguments`.
  func applying(_ operation: Arithmetic, _ other: Value, _ limits: Limits) throws -> Value {
    if let a = number, let b = other.number { return try a.applying(operation, b).value }
    switch operation {
    case .add: if let sum = try adding(other, limits) { return sum }
    case .multiply:
      if let count = other.index, let result = try repeated(count, limits) { return result }
      if let count = index, let result = try other.repeated(count, limits) { return result }
    case .modulo where text != nil && other.undefined == nil:
      throw TemplateError.unsupported("Python's formatting with '%' is not part of this language")
    default: break
    }
    let hint = "use '~' to join texts with other values"
    throw (undefined == nil ? other : self).unfit(
      "'\(operation.rawValue)' can't combine \(typeName) with \(other.typeName)",
      hint: operation == .add && (text ?? other.text) != nil ? hint : nil)
  }

  private func adding(_ other: Value, _ limits: Limits) throws -> Value? {
    if let a = text, let b = other.text {
      if !isMarkup, !other.isMarkup { return .string(try limits.checked(a + b)) }
      return .markup(try limits.checked(try escaped() + other.escaped()))
    }
    guard let a = sequence, let b = other.sequence, a.kind == b.kind, a.kind != .range else {
      return nil
    }
    try limits.check(items: a.items.count + b.items.count)
    return withItems(a.items + b.items)
  }

  private func repeated(_ count: Int, _ limits: Limits) throws -> Value? {
    let count = max(count, 0)
    if let text {
      try limits.check(growth: text.utf8.count, times: count)
      return withText(text.isEmpty ? "" : String(repeating: text, count: count))
    }
    guard let (kind, items) = sequence, kind != .range else { return nil }
    let (size, overflow) = items.count.multipliedReportingOverflow(by: count)
    try limits.check(items: overflow ? .max : size)
    return withItems(items.isEmpty ? [] : Array(repeatElement(items, count: count).joined()))
  }

  /// Python's unary `-` and `+`.
  func signed(isNegative: Bool) throws -> Value {
    guard let number else { throw unfit("\(typeName) has no sign") }
    if case .float(let float) = number { return .float(isNegative ? -float : float) }
    return try Number.int(0).applying(isNegative ? .subtract : .add, number).value
  }
}
