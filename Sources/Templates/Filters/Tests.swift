/// The tests behind `is`.
extension Vocabulary {
  static let comparisons: [String: TemplateFunction.OwnBody] = [
    "eq": comparing(.equal), "ne": comparing(.notEqual), "lt": comparing(.less),
    "le": comparing(.lessOrEqual), "gt": comparing(.greater), "ge": comparing(.greaterOrEqual),
    "in": comparing(.contains),
    "odd": { renderer, value, _ in
      .bool(try value.applying(.modulo, 2, renderer.limits).isEqual(to: 1))
    },
    "even": { renderer, value, _ in
      .bool(try value.applying(.modulo, 2, renderer.limits).isEqual(to: 0))
    },
    "divisibleby": { renderer, value, arguments in
      let number = try arguments.required("num")
      return .bool(try value.applying(.modulo, number, renderer.limits).isEqual(to: 0))
    },
  ]

  private static func comparing(_ comparison: Comparison) -> TemplateFunction.OwnBody {
    { renderer, value, arguments in
      let other = try arguments.required(comparison == .contains ? "seq" : "b")
      return .bool(try renderer.compare(value, comparison, other))
    }
  }

  static let kinds: [String: TemplateFunction.OwnBody] = [
    "defined": { _, value, _ in .bool(value.undefined == nil) },
    "undefined": { _, value, _ in .bool(value.undefined != nil) },
    "none": { _, value, _ in .bool(value.isNone) },
    "boolean": { _, value, _ in .bool(value.typeName == "bool") },
    "true": { _, value, _ in if case .bool(true) = value { true } else { false } },
    "false": { _, value, _ in if case .bool(false) = value { true } else { false } },
    "integer": { _, value, _ in .bool(value.typeName == "int") },
    "float": { _, value, _ in .bool(value.typeName == "float") },
    "number": { _, value, _ in .bool(value.number != nil) },
    "string": { _, value, _ in .bool(value.text != nil) },
    "mapping": { _, value, _ in .bool(value.typeName == "dict") },
    "sequence": { _, value, _ in .bool(value.isSequence) },
    "iterable": { _, value, _ in
      try value.refuseUndefined()
      let others = ["generator", CellKind.loop.rawValue, "Undefined"]
      return .bool(value.isSequence || others.contains(value.typeName))
    },
    "escaped": { _, value, _ in
      if case .object(let object) = value { return .bool(object.box.printed?.isMarkup ?? false) }
      return .bool(value.isMarkup)
    },
    "lower": { _, value, _ in .bool(try value.string().isCased(upper: false)) },
    "upper": { _, value, _ in .bool(try value.string().isCased(upper: true)) },
  ]
}

extension Value {
  fileprivate var isSequence: Bool { text != nil || sequence != nil || typeName == "dict" }
}
