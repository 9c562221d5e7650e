/// Filters that compare items with each other.
extension Vocabulary {
  static let orders: [String: TemplateFunction.OwnBody] = [
    "sort": { renderer, value, arguments in
      let reverse = try arguments.flag("reverse")
      let caseSensitive = try arguments.flag("case_sensitive")
      let paths = try AttributePath.paths(try arguments.optional("attribute"))
      let items = try renderer.items(of: value)
      let keys = try items.map { item in
        try Value.list(paths.map { try renderer.comparable($0, of: item, caseSensitive) })
      }
      return .list(try Value.order(of: keys, reverse: reverse).map { items[$0] })
    },
    "dictsort": { renderer, value, arguments in
      let caseSensitive = try arguments.flag("case_sensitive")
      let by = try arguments.optionalString("by") ?? "key"
      let reverse = try arguments.flag("reverse")
      guard by == "key" || by == "value" else {
        throw TemplateError.value("'dictsort' can sort by 'key' or 'value', not by '\(by)'")
      }
      guard case .dict(let dict) = value else {
        throw value.unfit("'dictsort' needs a dict, not \(value.typeName)")
      }
      let path = try AttributePath(nil)
      let keys = try (by == "key" ? dict.keys : dict.values).map {
        try renderer.comparable(path, of: $0, caseSensitive)
      }
      let items = dict.items
      return .list(try Value.order(of: keys, reverse: reverse).map { items[$0] })
    },
    "min": extreme(.less),
    "max": extreme(.greater),
    "unique": { renderer, value, arguments in
      let caseSensitive = try arguments.flag("case_sensitive")
      let path = try AttributePath(try arguments.optional("attribute"))
      var seen: Set<ValueKey> = []
      let items = try renderer.items(of: value).filter { item in
        try renderer.step()
        return seen.insert(try renderer.comparable(path, of: item, caseSensitive).key()).inserted
      }
      return renderer.generator(items)
    },
    "groupby": groupby,
  ]

  private static func extreme(_ comparison: Comparison) -> TemplateFunction.OwnBody {
    { renderer, value, arguments in
      let caseSensitive = try arguments.flag("case_sensitive")
      let path = try AttributePath(try arguments.optional("attribute"))
      var best: (item: Value, key: Value)?
      for item in try renderer.items(of: value) {
        try renderer.step()
        let key = try renderer.comparable(path, of: item, caseSensitive)
        if let current = best, !(try key.compare(comparison, with: current.key)) { continue }
        best = (item, key)
      }
      return best?.item ?? .undefined("the sequence is empty")
    }
  }

  private static func groupby(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let path = try AttributePath(
      try arguments.required("attribute"), default: try arguments.optional("default"))
    let caseSensitive = try arguments.flag("case_sensitive")
    let items = try renderer.items(of: value)
    let keys = try items.map { try renderer.comparable(path, of: $0, caseSensitive) }
    var groups: [(key: Value, items: [Value])] = []
    for index in try Value.order(of: keys) {
      if let last = groups.last, try last.key.isEqual(to: keys[index]) {
        groups[groups.count - 1].items.append(items[index])
      } else {
        groups.append((keys[index], [items[index]]))
      }
    }
    return .list(
      try groups.map { group in
        // The first item tells the case of the group's key.
        let key = caseSensitive ? group.key : try renderer.value(at: path, of: group.items[0])
        return .kind(.group([key, .list(group.items)]))
      })
  }
}
