extension Filters {
  static let sequences: [Filter] = [
    Filter("default") { _, value, arguments throws(TemplateError) in
      let fallback = try arguments.optional("default_value") ?? ""
      let replacesFalse = try arguments.optionalBool("boolean") ?? false
      if value.undefined != nil { return fallback }
      guard replacesFalse else { return value }
      return try value.isTrue() ? value : fallback
    },
    Filter("length") { renderer, value, _ throws(TemplateError) in
      .int(try renderer.length(of: value))
    },
    Filter("list") { renderer, value, _ throws(TemplateError) in
      .list(try renderer.items(of: value))
    },
    Filter("first") { renderer, value, _ throws(TemplateError) in
      if case .template(let inner) = value, case .generator(let number) = inner.kind {
        return try renderer.next(number) ?? empty("first")
      }
      return try renderer.items(of: value).first ?? empty("first")
    },
    Filter("last", last),
    Filter("reverse", reverse),
    Filter("join", join),
    Filter("items") { renderer, value, _ throws(TemplateError) in
      try renderer.generator { _, items throws(TemplateError) in
        if value.undefined != nil { return }
        guard case .dict(let dict) = value else {
          throw .type("'items' needs a dict, not \(value.typeName)")
        }
        items = zip(dict.keys, dict.values).map { .tuple([$0, $1]) }
      }
    },
    Filter("batch", batch),
    Filter("slice", slice),
  ]

  private static func empty(_ which: String) -> Value {
    .undefined(.other("there is no \(which) item, the sequence is empty"))
  }

  /// What Python's `reversed` refuses.
  private static func refuseReversing(_ value: Value) throws(TemplateError) {
    guard case .template(let inner) = value else { return }
    switch inner.kind {
    case .generator: throw .type("a generator has no end", hint: "add the filter 'list' before")
    case .undefined(let undefined): throw undefined.error
    default: break
    }
  }

  private static func last(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    try refuseReversing(value)
    let items = try renderer.items(of: value)
    guard let last = items.last else { return empty("last") }
    // Python takes the last character of markup for markup, though not the first.
    return value.isMarkup ? .markup(try last.string()) : last
  }

  private static func reverse(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    if let text = value.text {
      let reversed = String(scalars: text.unicodeScalars.reversed())
      return value.isMarkup ? .markup(reversed) : .string(reversed)
    }
    let items = try renderer.items(of: value)
    if case .template(let inner) = value, case .generator = inner.kind {
      return .list(items.reversed())
    }
    if value.undefined != nil { throw .type("an undefined value can't be reversed") }
    return try renderer.generator { _, reversed in reversed = items.reversed() }
  }

  private static func join(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let separator = try arguments.optional("d") ?? ""
    let path = try AttributePath(try arguments.optional("attribute"))
    var items: [Value] = []
    for item in try renderer.items(of: value) {
      items.append(try renderer.value(at: path, of: item))
    }
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

  private static func batch(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let size = try arguments.int("linecount")
    let filler = try arguments.optional("fill_with") ?? Value.none
    guard size > 0 else { throw .value("'batch' needs a size above 0") }
    try renderer.limits.check(items: size)
    return try renderer.generator { renderer, rows throws(TemplateError) in
      let items = try renderer.items(of: value)
      try renderer.step(items.count)
      for start in stride(from: 0, to: items.count, by: size) {
        var row = Array(items[start..<min(start + size, items.count)])
        if !filler.isNone { row += Array(repeating: filler, count: size - row.count) }
        rows.append(.list(row))
      }
    }
  }

  private static func slice(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let count = try arguments.int("slices")
    let filler = try arguments.optional("fill_with") ?? Value.none
    guard count > 0 else { throw .value("'slice' needs a count above 0") }
    try renderer.limits.check(items: count)
    return try renderer.generator { renderer, columns throws(TemplateError) in
      let items = try renderer.items(of: value)
      try renderer.step(count + items.count)
      let (size, larger) = items.count.quotientAndRemainder(dividingBy: count)
      var start = 0
      for index in 0..<count {
        let end = start + size + (index < larger ? 1 : 0)
        var column = Array(items[start..<end])
        if !filler.isNone, index >= larger { column.append(filler) }
        columns.append(.list(column))
        start = end
      }
    }
  }
}

extension Value {
  var isNone: Bool { if case .none = self { true } else { false } }
}
