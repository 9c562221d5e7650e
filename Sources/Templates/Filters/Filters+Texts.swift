/// Filters for texts; each keeps markup what it is.
extension Vocabulary {
  static let texts: [String: TemplateFunction.OwnBody] = [
    "upper": { _, value, _ in value.withText(try value.string().pythonUpper) },
    "lower": { _, value, _ in value.withText(try value.string().pythonLower) },
    "capitalize": { _, value, _ in value.withText(try value.string().pythonCapitalized) },
    "title": { _, value, _ in .string(try value.string().jinjaTitle) },
    "string": { _, value, _ in value.text == nil ? .string(try value.string()) : value },
    "trim": { _, value, arguments in
      let text = try value.string()
      let characters = try arguments.optionalString("chars", orNone: true)?.unicodeScalars
      return value.withText(text.stripped { characters?.contains($0) ?? $0.isPythonSpace })
    },
    "wordcount": { _, value, _ in
      .int(try value.string().unicodeScalars.split { !$0.isWordCharacter }.count)
    },
    "replace": replace,
    "truncate": truncate,
    "indent": indent,
  ]

  private static func replace(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let old = try arguments.required("old")
    let new = try arguments.required("new")
    let count = try arguments.optionalInt("count", orNone: true)
    let becomesMarkup = value.isMarkup || old.isMarkup || new.isMarkup
    let text = becomesMarkup ? try value.escaped() : try value.string()
    let pattern = try old.string()
    let insert = becomesMarkup ? try new.escaped() : try new.string()
    let places =
      pattern.isEmpty ? text.unicodeScalars.count + 1 : text.utf8.count / pattern.utf8.count
    try renderer.limits.check(growth: insert.utf8.count, times: places)
    let result = try renderer.limits.checked(text.replacing(pattern, with: insert, most: count))
    return becomesMarkup ? .markup(result) : .string(result)
  }

  private static func truncate(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let length = try arguments.optionalInt("length") ?? 255
    let killsWords = try arguments.flag("killwords")
    let end = try arguments.optional("end") ?? "..."
    let leeway = try arguments.optionalInt("leeway", orNone: true) ?? 5
    guard let endCount = end.text?.unicodeScalars.count else {
      throw TemplateError.type("the end of 'truncate' must be a text, not \(end.typeName)")
    }
    guard length >= endCount else {
      throw TemplateError.value("'truncate' needs a length of at least \(endCount)")
    }
    guard leeway >= 0 else {
      throw TemplateError.value("the leeway of 'truncate' can't be negative")
    }
    if try renderer.length(of: value) - leeway <= length { return value }
    guard let scalars = value.text?.unicodeScalars else {
      throw TemplateError.type("'truncate' needs a text, not \(value.typeName)")
    }
    var kept = scalars.prefix(length - endCount)
    if !killsWords, let space = kept.lastIndex(of: " ") { kept = kept[..<space] }
    return try value.withText(String(kept)).applying(.add, end, renderer.limits)
  }

  private static func indent(
    _ renderer: inout Renderer, _ value: Value, _ arguments: inout Arguments
  ) throws -> Value {
    let width = try arguments.optional("width") ?? 4
    let first = try arguments.flag("first")
    let blank = try arguments.flag("blank")
    guard let text = value.text else {
      throw TemplateError.type("'indent' needs a text, not \(value.typeName)")
    }
    if width.isMarkup, !value.isMarkup {
      throw TemplateError.unsupported("'indent' of a text by markup is not supported")
    }
    let space =
      try width.text
      ?? Value.string(" ").applying(.multiply, width, renderer.limits)
      .string()
    let indented = try text.indented(by: space, blankLinesToo: blank, renderer.limits)
    return value.withText(first ? space + indented : indented)
  }
}

extension String {
  /// With so much before each line but the first; lines end where Python's `str.splitlines` ends
  /// them.
  fileprivate func indented(
    by space: String, blankLinesToo: Bool, _ limits: Limits
  ) throws -> String {
    let bytes = Array(utf8) + [0x0A]
    var result: [UInt8] = []
    result.reserveCapacity(2 * bytes.count)
    var (lineStart, index) = (0, 0)
    while true {
      index = bytes.firstLineBreak(from: index)
      let width = bytes.lineBreakWidth(at: index)
      result += bytes[lineStart..<index]
      index += width
      lineStart = index
      if index == bytes.count { return String(decoding: result, as: UTF8.self) }
      result.append(0x0A)
      if blankLinesToo || bytes.lineBreakWidth(at: index) == 0 { result += space.utf8 }
      try limits.check(string: result.count)
    }
  }
}

extension [UInt8] {
  /// Where the next line of a text that ends with a line feed ends.
  fileprivate func firstLineBreak(from start: Int) -> Int {
    withUnsafeBufferPointer { bytes in
      var index = start
      while true {
        // Most bytes are letters, and begin no line break.
        while bytes[index] >= 0x20, bytes[index] != 0xC2, bytes[index] != 0xE2 { index &+= 1 }
        if bytes.lineBreakWidth(at: index) > 0 { return index }
        index &+= 1
      }
    }
  }

  fileprivate func lineBreakWidth(at index: Int) -> Int {
    withUnsafeBufferPointer { $0.lineBreakWidth(at: index) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many bytes of a text that ends with a line feed are a line break there.
  fileprivate func lineBreakWidth(at index: Int) -> Int {
    switch self[index] {
    case 0x20...0x7F: 0
    case 0x0A...0x0C, 0x1C...0x1E: 1
    case 0x0D: self[index + 1] == 0x0A ? 2 : 1
    case 0xC2: self[index + 1] == 0x85 ? 2 : 0
    case 0xE2: self[index + 1] == 0x80 && (0xA8...0xA9).contains(self[index + 2]) ? 3 : 0
    default: 0
    }
  }
}
