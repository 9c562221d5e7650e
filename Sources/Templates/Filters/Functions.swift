/// The functions that every template knows.
extension Vocabulary {
  static let functionBodies: [String: TemplateFunction.OwnBody] = [
    "range": range,
    "dict": { renderer, _, arguments in .dict(try dictionary(&renderer, &arguments)) },
    "namespace": { renderer, _, arguments in
      renderer.cell(.namespace, .namespace(try dictionary(&renderer, &arguments)))
    },
  ]

  private static func range(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let numbers = try arguments.rest().map { value in
      guard let number = value.index else {
        throw value.unfit("range() needs ints, not \(value.typeName)")
      }
      return number
    }
    guard (1...3).contains(numbers.count) else {
      throw arguments.failure("range() takes one, two or three ints")
    }
    let step = numbers.count == 3 ? numbers[2] : 1
    if step == 0 { throw TemplateError.value("the step of range() can't be 0") }
    let start = numbers.count == 1 ? 0 : numbers[0]
    let stop = numbers.count == 1 ? numbers[0] : numbers[1]
    let (width, overflow) = stop.subtractingReportingOverflow(start)
    if (width > 0) == (step > 0) || overflow {
      let count = overflow ? .max : width.magnitude / step.magnitude
      try renderer.limits.check(items: Int(clamping: count))
    }
    let items = stride(from: start, to: stop, by: step).map { Value.int($0) }
    try renderer.step(items.count)
    let text = "range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))"
    return .kind(.range(items, text: text))
  }

  /// Python's `dict(mapping_or_pairs, **named)`.
  private static func dictionary(
    _ renderer: inout Renderer, _ arguments: inout Arguments
  ) throws -> ValueDictionary {
    var result = ValueDictionary()
    if let source = arguments.popFirst() {
      for (key, value) in try renderer.pairs(of: source, "a dict is made of pairs") {
        result.set(try key.key(), key, value)
      }
    }
    for (name, value) in arguments.restNamed() { result[name] = value }
    return result
  }
}
