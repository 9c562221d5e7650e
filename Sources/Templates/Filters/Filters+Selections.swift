/// Filters that apply other filters and tests to every item; their arguments are looked at only if
/// there are items, as Jinja does.
extension Vocabulary {
  static let selections: [String: TemplateFunction.OwnBody] = [
    "map": { renderer, value, arguments in
      var given = arguments.takeAll()
      guard try value.isTrue() else { return renderer.generator([]) }
      let items = try renderer.items(of: value)
      if !given.hasPositional, let attribute = given.takeNamed("attribute") {
        let path = try AttributePath(attribute, default: given.takeNamed("default"))
        try given.end()
        return renderer.generator(try items.map { try renderer.value(at: path, of: $0) })
      }
      guard let name = given.popFirst()?.text else {
        throw given.failure("'map' needs the name of a filter, or an attribute")
      }
      let filter = try renderer.environment.vocabulary.filter(name)
      return renderer.generator(try items.map { try renderer.apply(filter, $0, given) })
    },
    "select": selecting(byAttribute: false, keeps: true),
    "reject": selecting(byAttribute: false, keeps: false),
    "selectattr": selecting(byAttribute: true, keeps: true),
    "rejectattr": selecting(byAttribute: true, keeps: false),
  ]

  private static func selecting(byAttribute: Bool, keeps: Bool) -> TemplateFunction.OwnBody {
    { renderer, value, arguments in
      var given = arguments.takeAll()
      guard try value.isTrue() else { return renderer.generator([]) }
      let attribute = byAttribute ? given.popFirst() : nil
      if byAttribute, attribute == nil {
        throw given.failure("'\(given.function)' needs the name of an attribute")
      }
      let path = try AttributePath(attribute)
      let test = try given.popFirst().map { name in
        try renderer.environment.vocabulary.test(name.text ?? name.shown)
      }
      let items = try renderer.items(of: value).filter { item in
        var result = try renderer.value(at: path, of: item)
        if let test { result = try renderer.apply(test, result, given) }
        return try result.isTrue() == keeps
      }
      return renderer.generator(items)
    }
  }
}

extension Renderer {
  fileprivate mutating func apply(
    _ function: TemplateFunction, _ value: Value, _ arguments: Arguments
  ) throws -> Value {
    try step()
    var own = arguments
    own.function = function.name
    return try function.call(&self, value, &own)
  }
}
