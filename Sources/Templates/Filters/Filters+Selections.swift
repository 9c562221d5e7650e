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

  private static func map(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    var result: [Value] = []
    guard try value.isTrue() else {
      _ = (arguments.rest(), arguments.restNamed())
      return try renderer.generator([])
    }
    if !arguments.hasPositional, let attribute = arguments.named("attribute") {
      let path = try AttributePath(attribute)
      var fallback = arguments.named("default")
      if fallback?.isNone ?? false { fallback = nil }
      try arguments.end()
      for item in try renderer.items(of: value) {
        try renderer.step()
        result.append(try renderer.value(at: path, of: item, default: fallback))
      }
      return try renderer.generator(result)
    }
    guard let name = arguments.popFirst()?.text else {
      throw arguments.failure("'map' needs the name of a filter, or an attribute")
    }
    guard let filter = renderer.environment.filters.filter(name) else {
      let unknown = renderer.environment.filters.unknownFilter(name, at: 0)
      throw TemplateError(code: unknown.code, unknown.message, hint: unknown.hint)
    }
    let shared = arguments
    _ = (arguments.rest(), arguments.restNamed())
    for item in try renderer.items(of: value) {
      try renderer.step()
      var own = shared.renamed(name)
      result.append(try renderer.run(filter, item, &own))
    }
    return try renderer.generator(result)
  }

  private static func select(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments, byAttribute: Bool,
    keeps: Bool
  ) throws(TemplateError) -> Value {
    var path = try AttributePath(nil)
    var result: [Value] = []
    let isEmpty = !(try value.isTrue())
    if byAttribute, !isEmpty {
      guard let attribute = arguments.popFirst() else {
        throw arguments.failure("'\(arguments.function)' needs the name of an attribute")
      }
      path = try AttributePath(attribute)
    }
    var test: ValueTest?
    if !isEmpty, let name = arguments.popFirst() {
      guard let text = name.text, let known = ValueTest(text) else {
        let unknown = ValueTest.unknown(name.text ?? name.shown, at: 0)
        throw TemplateError(code: unknown.code, unknown.message, hint: unknown.hint)
      }
      test = known
    }
    let shared = arguments
    _ = (arguments.rest(), arguments.restNamed())
    if isEmpty { return try renderer.generator([]) }
    for item in try renderer.items(of: value) {
      try renderer.step()
      let subject = try renderer.value(at: path, of: item)
      var own = shared
      let holds =
        if let test { try renderer.run(test, subject, &own) } else { try subject.isTrue() }
      if holds == keeps { result.append(item) }
    }
    return try renderer.generator(result)
  }
}
