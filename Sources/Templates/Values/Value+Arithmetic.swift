extension Value {
  /// Python's binary operators.
  func applying(
    _ operation: Arithmetic, _ other: Value, limits: Limits
  ) throws(TemplateError) -> Value {
    if let (a, b) = Value.numbers(self, other) { return try a.applying(operation, b).value }
    if let undefined = undefined ?? other.undefined { throw undefined.error }
    switch operation {
    case .add: if let sum = try adding(other, limits) { return sum }
    case .multiply:
      if let count = other.index, let result = try repeated(count, limits) { return result }
      if let count = index, let result = try other.repeated(count, limits) { return result }
    case .modulo:
      if let text {
        var formatter = PercentFormatter(format: text, arguments: other, isMarkup: isMarkup)
        let result = try formatter.run(limits)
        return isMarkup ? .markup(result) : .string(result)
      }
    default: break
    }
    throw .type(
      "'\(operation.rawValue)' can't combine \(typeName) with \(other.typeName)",
      hint: operation == .add && (text ?? other.text) != nil
        ? "use '~' to join texts with other values" : nil)
  }

  private func adding(_ other: Value, _ limits: Limits) throws(TemplateError) -> Value? {
    switch (self, other) {
    case (.string(let a), .string(let b)):
      try limits.check(string: a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.markup, .string), (.string, .markup), (.markup, .markup):
      let (a, b) = (try escaped(), try other.escaped())
      try limits.check(string: a.utf8.count + b.utf8.count)
      return .markup(a + b)
    case (.list(let a), .list(let b)):
      try limits.check(items: a.count + b.count)
      return .list(a + b)
    case (.list, _), (_, .list): return nil
    default:
      guard let a = sequence, let b = other.sequence else { return nil }
      try limits.check(items: a.count + b.count)
      return .tuple(a + b)
    }
  }

  private func repeated(_ count: Int, _ limits: Limits) throws(TemplateError) -> Value? {
    func size(_ unit: Int) -> Int {
      let (size, overflow) = unit.multipliedReportingOverflow(by: max(count, 0))
      return overflow ? .max : size
    }
    if let text {
      try limits.check(string: size(text.utf8.count))
      let result = text.isEmpty ? "" : String(repeating: text, count: max(count, 0))
      return isMarkup ? .markup(result) : .string(result)
    }
    guard let items = sequence else { return nil }
    try limits.check(items: size(items.count))
    let result = items.isEmpty ? [] : Array(repeatElement(items, count: max(count, 0)).joined())
    if case .list = self { return .list(result) }
    return .tuple(result)
  }

  /// Python's unary `-` and `+`.
  func signed(negative: Bool) throws(TemplateError) -> Value {
    switch number {
    case .int(let number)?:
      guard negative else { return .int(number) }
      guard number != .min else { throw .overflow }
      return .int(-number)
    case .float(let number)?: return .float(negative ? -number : number)
    case nil:
      if let undefined { throw undefined.error }
      throw .type("\(typeName) has no sign")
    }
  }
}
