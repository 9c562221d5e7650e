extension Filters {
  /// A filter that makes a text of a text and keeps markup what it is.
  private static func mapping(
    _ name: String, _ change: @escaping @Sendable (String) -> String
  ) -> Filter {
    Filter(name) { _, value, _ throws(TemplateError) in
      value.isMarkup ? .markup(change(try value.string())) : .string(change(try value.string()))
    }
  }

  static let texts: [Filter] = [
    mapping("upper", \.pythonUpper),
    mapping("lower", \.pythonLower),
    mapping("capitalize", \.pythonCapitalized),
    Filter("title") { _, value, _ throws(TemplateError) in
      .string(try value.string().jinjaTitle)
    },
    Filter("string") { _, value, _ throws(TemplateError) in try value.softString() },
    Filter("trim") { _, value, arguments throws(TemplateError) in
      let text = try value.string()
      var characters: String.UnicodeScalarView?
      if let given = try arguments.present("chars") {
        characters = try arguments.string(given, "chars").unicodeScalars
      }
      let result = text.stripped { scalar in
        characters.map { $0.contains(scalar) } ?? scalar.isPythonSpace
      }
      return value.isMarkup ? .markup(result) : .string(result)
    },
    Filter("wordcount") { _, value, _ throws(TemplateError) in
      let text = try value.string()
      return .int(text.unicodeScalars.split { !$0.isWordCharacter }.count)
    },
    Filter("replace", replace),
    Filter("truncate", truncate),
    Filter("indent", indent),
  ]

  private static func replace(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let old = try arguments.required("old")
    let new = try arguments.required("new")
    let count = try arguments.int(arguments.present("count"), "count")
    var subject = try value.softString()
    if old.isMarkup || (new.isMarkup && !value.isMarkup) {
      subject = .markup(try subject.escaped())
    }
    let text = try subject.string()
    let pattern = try old.string()
    let insert = subject.isMarkup ? try new.softString().escaped() : try new.string()
    let places =
      pattern.isEmpty ? text.unicodeScalars.count + 1 : text.utf8.count / pattern.utf8.count
    try renderer.limits.check(growth: insert.utf8.count, times: places)
    let result = text.replacing(pattern, with: insert, most: count)
    try renderer.limits.check(string: result.utf8.count)
    return subject.isMarkup ? .markup(result) : .string(result)
  }

  private static func truncate(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let length = try arguments.optionalInt("length") ?? 255
    let killsWords = try arguments.optionalBool("killwords") ?? false
    let end = try arguments.optional("end") ?? "..."
    let leeway = try arguments.int(arguments.present("leeway"), "leeway") ?? 5
    guard let endCount = end.text?.unicodeScalars.count else {
      throw .type("the end of 'truncate' must be a text, not \(end.typeName)")
    }
    guard length >= endCount else {
      throw .value("'truncate' needs a length of at least \(endCount)")
    }
    guard leeway >= 0 else { throw .value("the leeway of 'truncate' can't be negative") }
    if try renderer.length(of: value) - leeway <= length { return value }
    guard let scalars = value.text.map({ Array($0.unicodeScalars) }) else {
      throw .type("'truncate' needs a text, not \(value.typeName)")
    }
    var kept = scalars[..<(length - endCount)]
    if !killsWords, let space = kept.lastIndex(of: " ") { kept = kept[..<space] }
    let result =
      value.isMarkup ? Value.markup(String(scalars: kept)) : .string(String(scalars: kept))
    return try result.applying(.add, end, limits: renderer.limits)
  }

  private static func indent(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws(TemplateError) -> Value {
    let width = try arguments.optional("width") ?? 4
    let first = try arguments.optionalBool("first") ?? false
    let blank = try arguments.optionalBool("blank") ?? false
    guard let text = value.text else {
      throw .type("'indent' needs a text, not \(value.typeName)")
    }
    var indention: Value
    if width.text != nil {
      indention = width
    } else {
      indention = try Value.string(" ").applying(.multiply, width, limits: renderer.limits)
    }
    // What markup is indented by counts as markup, and markup makes markup of the text.
    if value.isMarkup { indention = .markup(try indention.string()) }
    let becomesMarkup = value.isMarkup || indention.isMarkup
    let space = try indention.string()
    let lines = (text + "\n").pythonLines
    try renderer.limits.check(growth: space.utf8.count, times: lines.count)
    guard becomesMarkup == value.isMarkup else {
      throw .unsupported("'indent' of a text by markup is not supported")
    }
    var result = first ? space : ""
    for (index, line) in lines.enumerated() {
      if index > 0 { result += "\n" + (blank || !line.isEmpty ? space : "") }
      result += line
    }
    return value.isMarkup ? .markup(result) : .string(result)
  }
}

extension Limits {
  /// Whether a text may grow by so many bytes so many times.
  func check(growth size: Int, times: Int) throws(TemplateError) {
    let (total, overflow) = size.multipliedReportingOverflow(by: times)
    try check(string: overflow ? .max : total)
  }
}
