/// Filters for sequences, and `default`.
extension Vocabulary {
  static let sequences: [String: TemplateFunction.OwnBody] = [
    "default": { _, value, arguments in
      let fallback = try arguments.optional("default_value") ?? ""
      let replacesFalse = try arguments.flag("boolean")
      if value.undefined != nil { return fallback }
      return try !replacesFalse || value.isTrue() ? value : fallback
    },
    "length": { renderer, value, _ in .int(try renderer.length(of: value)) },
    "list": { renderer, value, _ in .list(try renderer.items(of: value)) },
    "items": { renderer, value, _ in
      if value.undefined != nil { return renderer.generator([]) }
      guard case .dict(let dict) = value else {
        throw TemplateError.type("'items' needs a dict, not \(value.typeName)")
      }
      return renderer.generator(dict.items)
    },
    "first": { renderer, value, _ in
      try renderer.items(of: value).first
        ?? .undefined("there is no first item, the sequence is empty")
    },
    "last": { renderer, value, _ in
      try refuseReversing(value)
      guard let last = try renderer.items(of: value).last else {
        return .undefined("there is no last item, the sequence is empty")
      }
      // Python takes the last character of markup for markup, though not the first.
      return value.isMarkup ? .markup(try last.string()) : last
    },
    "reverse": { renderer, value, _ in
      if let text = value.text {
        return value.withText(String(scalars: text.unicodeScalars.reversed()))
      }
      let items = try renderer.items(of: value)
      if value.typeName == "generator" { return .list(items.reversed()) }
      try refuseReversing(value)
      return renderer.generator(items.reversed())
    },
    "join": join,
    "batch": { renderer, value, arguments in
      let size = try arguments.int("linecount")
      let filler = try arguments.optional("fill_with") ?? Value.none
      guard size > 0 else { throw TemplateError.value("'batch' needs a size above 0") }
      try renderer.limits.check(items: size)
      let items = try renderer.items(of: value)
      try renderer.step(items.count)
      let rows = stride(from: 0, to: items.count, by: size).map { start in
        let row = Array(items[start..<min(start + size, items.count)])
        let missing = filler.isNone ? 0 : size - row.count
        return Value.list(row + Array(repeating: filler, count: missing))
      }
      return renderer.generator(rows)
    },
    "slice": { renderer, value, arguments in
      let count = try arguments.int("slices")
      let filler = try arguments.optional("fill_with") ?? Value.none
      guard count > 0 else { throw TemplateError.value("'slice' needs a count above 0") }
      try renderer.limits.check(items: count)
      let items = try renderer.items(of: value)
      try renderer.step(count + items.count)
      let (size, larger) = items.count.quotientAndRemainder(dividingBy: count)
      let columns = (0..<count).map { index in
        let start = index * size + min(index, larger)
        let column = Array(items[start..<start + size + (index < larger ? 1 : 0)])
        return Value.list(column + (filler.isNone || index < larger ? [] : [filler]))
      }
      return renderer.generator(columns)
    },
  ]

  /// What Python's `reversed` refuses.
  private static func refuseReversing(_ value: Value) throws {
    if let undefined = value.undefined { throw undefined.error() }
    if value.typeName == "generator" {
      throw TemplateError.type("a generator has no end", hint: "add the filter 'list' before")
    }
  }

  private static func join(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let separator = try arguments.optional("d") ?? ""
    let path = try AttributePath(try arguments.optional("attribute"))
    let items = try renderer.items(of: value).map { try renderer.value(at: path, of: $0) }
    try renderer.step(items.count)
    let isMarkup = separator.isMarkup || items.contains { $0.isMarkup }
    let between = isMarkup ? try separator.escaped() : try separator.string()
    var result = ""
    for (index, item) in items.enumerated() {
      if index > 0 { result += between }
      result += isMarkup ? try item.escaped() : try item.string()
      try renderer.limits.check(string: result.utf8.count)
    }
    return isMarkup ? .markup(result) : .string(result)
  }
}
