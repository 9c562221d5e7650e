/// The argument `attribute` of filters: names and positions with dots between them, and what stands
/// for what is undefined on the way.
struct AttributePath {
  private(set) var parts: [Value] = []
  private(set) var fallback: Value?

  init(_ attribute: Value?, default fallback: Value? = nil) throws {
    if let fallback, !fallback.isNone { self.fallback = fallback }
    guard let attribute, !attribute.isNone else { return }
    guard let text = attribute.text else {
      parts = [attribute]
      return
    }
    for part in text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false) {
      let isNumber = !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) }
      guard let number = isNumber ? Int(String(part)) : 0 else { throw TemplateError.overflow }
      parts.append(isNumber ? .int(number) : .string(String(part)))
    }
  }

  /// Several paths with commas between them.
  static func paths(_ attribute: Value?) throws -> [AttributePath] {
    guard let text = attribute?.text else { return [try AttributePath(attribute)] }
    return try text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false)
      .map { try AttributePath(.string(String($0))) }
  }
}

extension Renderer {
  /// What the path leads to.
  mutating func value(at path: AttributePath, of item: Value) throws -> Value {
    var value = item
    for part in path.parts {
      value = try self.item(part, of: value)
      if let fallback = path.fallback, value.undefined != nil { value = fallback }
    }
    return value
  }

  /// The value that items are compared by: texts without their case unless it matters.
  mutating func comparable(
    _ path: AttributePath, of item: Value, _ caseSensitive: Bool
  ) throws -> Value {
    let value = try value(at: path, of: item)
    guard !caseSensitive, let text = value.text else { return value }
    return .string(text.pythonLower)
  }
}
