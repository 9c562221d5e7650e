/// Filters that apply other filters and tests to every item.
extension Filters {
  static let selections: [Filter] = [
    Filter("map", map),
    Filter("select") { renderer, value, arguments throws(TemplateError) in
      try select(&renderer, value, &arguments, byAttribute: false, keeps: true)
    },
    Filter("reject") { renderer, value, arguments throws(TemplateError) in
      try select(&renderer, value, &arguments, byAttribute: false, keeps: false)
    },
    Filter("selectattr") { renderer, value, arguments throws(TemplateError) in
      try select(&renderer, value, &arguments, byAttribute: true, keeps: true)
    },
    Filter("rejectattr") { renderer, value, arguments throws(TemplateError) in
      try select(&renderer, value, &arguments, byAttribute: true, keeps: false)
    },
  ]

  /// The arguments are looked at only if there are items, as Jinja does.
  private static func map(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let given = arguments.takeAll()
    return try renderer.generator { renderer, result throws(TemplateError) in
      guard try value.isTrue() else { return }
      let change = try Change(given, renderer.environment.filters)
      for item in try renderer.items(of: value) {
        try renderer.step()
        switch change {
        case .attribute(let path, let fallback):
          result.append(try renderer.value(at: path, of: item, default: fallback))
        case .filter(let filter, let arguments):
          var own = arguments
          result.append(try renderer.run(filter, item, &own))
        }
      }
    }
  }

  /// What `map` does to an item.
  private enum Change {
    case attribute(AttributePath, default: Value?)
    case filter(Filter, Arguments)

    init(_ given: Arguments, _ filters: KnownFilters) throws(TemplateError) {
      var arguments = given
      if !arguments.hasPositional, let attribute = arguments.named("attribute") {
        var fallback = arguments.named("default")
        if let given = fallback, given.isNone { fallback = nil }
        self = .attribute(try AttributePath(attribute), default: fallback)
        try arguments.end()
        return
      }
      guard let name = arguments.popFirst()?.text else {
        throw arguments.failure("'map' needs the name of a filter, or an attribute")
      }
      guard let filter = filters.filter(name) else {
        throw TemplateError(filters.unknownFilter(name, at: 0))
      }
      self = .filter(filter, arguments.renamed(name))
    }
  }

  private static func select(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments, byAttribute: Bool,
    keeps: Bool
  ) throws(TemplateError) -> Value {
    var given = arguments.takeAll()
    return try renderer.generator { renderer, result throws(TemplateError) in
      guard try value.isTrue() else { return }
      var path = try AttributePath(nil)
      if byAttribute {
        guard let attribute = given.popFirst() else {
          throw given.failure("'\(given.function)' needs the name of an attribute")
        }
        path = try AttributePath(attribute)
      }
      var test: ValueTest?
      if let name = given.popFirst() {
        test = name.text.flatMap { ValueTest($0) }
        if test == nil { throw TemplateError(ValueTest.unknown(name.text ?? name.shown, at: 0)) }
      }
      for item in try renderer.items(of: value) {
        try renderer.step()
        let subject = try renderer.value(at: path, of: item)
        var own = given
        let holds =
          if let test { try renderer.run(test, subject, &own) } else { try subject.isTrue() }
        if holds == keeps { result.append(item) }
      }
    }
  }
}
