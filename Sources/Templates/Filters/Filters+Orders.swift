/// Filters that compare items with each other.
extension Filters {
  static let orders: [Filter] = [
    Filter("sort") { renderer, value, arguments throws(TemplateError) in
      let reverse = try arguments.optionalBool("reverse") ?? false
      let caseSensitive = try arguments.optionalBool("case_sensitive") ?? false
      let paths = try AttributePath.paths(try arguments.optional("attribute"))
      let items = try renderer.items(of: value)
      var keys: [Value] = []
      for item in items {
        var key: [Value] = []
        for path in paths {
          key.append(try renderer.comparable(path, of: item, caseSensitive: caseSensitive))
        }
        keys.append(.list(key))
      }
      return .list(try renderer.sorted(items, by: keys, reverse: reverse))
    },
    Filter("dictsort", dictsort),
    Filter("min") { renderer, value, arguments throws(TemplateError) in
      try extreme(&renderer, value, &arguments, .less)
    },
    Filter("max") { renderer, value, arguments throws(TemplateError) in
      try extreme(&renderer, value, &arguments, .greater)
    },
    Filter("unique") { renderer, value, arguments throws(TemplateError) in
      let caseSensitive = try arguments.optionalBool("case_sensitive") ?? false
      let path = try AttributePath(try arguments.optional("attribute"))
      return try renderer.generator { renderer, result throws(TemplateError) in
        var seen: Set<ValueKey> = []
        for item in try renderer.items(of: value) {
          try renderer.step()
          let key = try renderer.comparable(path, of: item, caseSensitive: caseSensitive)
          if seen.insert(try key.key()).inserted { result.append(item) }
        }
      }
    },
    Filter("groupby", groupby),
  ]

  private static func dictsort(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let caseSensitive = try arguments.optionalBool("case_sensitive") ?? false
    let by = try arguments.optionalString("by") ?? "key"
    let reverse = try arguments.optionalBool("reverse") ?? false
    guard by == "key" || by == "value" else {
      throw .value("'dictsort' can sort by 'key' or 'value', not by '\(by)'")
    }
    if let undefined = value.undefined { throw undefined.error }
    guard case .dict(let dict) = value else {
      throw .type("'dictsort' needs a dict, not \(value.typeName)")
    }
    let path = try AttributePath(nil)
    var keys: [Value] = []
    for item in by == "key" ? dict.keys : dict.values {
      keys.append(try renderer.comparable(path, of: item, caseSensitive: caseSensitive))
    }
    let pairs = zip(dict.keys, dict.values).map { Value.tuple([$0, $1]) }
    return .list(try renderer.sorted(pairs, by: keys, reverse: reverse))
  }

  private static func extreme(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments,
    _ comparison: Comparison
  ) throws(TemplateError) -> Value {
    let caseSensitive = try arguments.optionalBool("case_sensitive") ?? false
    let path = try AttributePath(try arguments.optional("attribute"))
    var best: (item: Value, key: Value)?
    for item in try renderer.items(of: value) {
      try renderer.step()
      let key = try renderer.comparable(path, of: item, caseSensitive: caseSensitive)
      if let current = best, !(try key.compare(comparison, with: current.key)) { continue }
      best = (item, key)
    }
    return best?.item ?? .undefined(.other("the sequence is empty"))
  }

  private static func groupby(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let path = try AttributePath(try arguments.required("attribute"))
    var fallback = try arguments.optional("default")
    if fallback?.isNone ?? false { fallback = nil }
    let caseSensitive = try arguments.optionalBool("case_sensitive") ?? false
    let items = try renderer.items(of: value)
    var keys: [Value] = []
    for item in items {
      keys.append(
        try renderer.comparable(path, of: item, caseSensitive: caseSensitive, default: fallback))
    }
    let order = try renderer.order(of: keys, reverse: false)
    var groups: [(key: Value, items: [Value])] = []
    for index in order {
      if let last = groups.last, try last.key.isEqual(to: keys[index]) {
        groups[groups.count - 1].items.append(items[index])
      } else {
        groups.append((keys[index], [items[index]]))
      }
    }
    var result: [Value] = []
    for group in groups {
      // The first item tells the case of the group's key.
      let key = try renderer.value(at: path, of: group.items[0], default: fallback)
      result.append(.kind(.group(key: caseSensitive ? group.key : key, items: group.items)))
    }
    return .list(result)
  }
}

extension Renderer {
  func sorted(
    _ items: [Value], by keys: [Value], reverse: Bool
  ) throws(TemplateError) -> [Value] {
    try order(of: keys, reverse: reverse).map { items[$0] }
  }

  /// The positions of the keys in ascending (or descending) order; equal keys keep theirs.
  func order(of keys: [Value], reverse: Bool) throws(TemplateError) -> [Int] {
    var order = Array(keys.indices)
    var width = 1
    while width < order.count {
      var merged: [Int] = []
      merged.reserveCapacity(order.count)
      for start in stride(from: 0, to: order.count, by: 2 * width) {
        let middle = min(start + width, order.count)
        let end = min(start + 2 * width, order.count)
        var (left, right) = (start, middle)
        while left < middle, right < end {
          let (a, b) = (keys[order[left]], keys[order[right]])
          let swaps = reverse ? try a.isLess(than: b) : try b.isLess(than: a)
          merged.append(order[swaps ? right : left])
          if swaps { right += 1 } else { left += 1 }
        }
        merged += order[left..<middle]
        merged += order[right..<end]
      }
      order = merged
      width *= 2
    }
    return order
  }
}
