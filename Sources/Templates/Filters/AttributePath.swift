/// The argument `attribute` of filters: names and positions with dots between them.
struct AttributePath {
  private(set) var parts: [Value] = []

  init(_ attribute: Value?) throws(TemplateError) {
    guard let attribute else { return }
    if case .none = attribute { return }
    guard let text = attribute.text else {
      parts = [attribute]
      return
    }
    for part in text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false) {
      let isNumber =
        !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) }
      if isNumber {
        guard let number = Int(String(part)) else { throw .overflow }
        parts.append(.int(number))
      } else {
        parts.append(.string(String(part)))
      }
    }
  }

  /// Several paths with commas between them.
  static func paths(_ attribute: Value?) throws(TemplateError) -> [AttributePath] {
    guard let text = attribute?.text else { return [try AttributePath(attribute)] }
    var paths: [AttributePath] = []
    for part in text.unicodeScalars.split(separator: ",", omittingEmptySubsequences: false) {
      paths.append(try AttributePath(.string(String(part))))
    }
    return paths
  }
}

extension Renderer {
  /// What the path leads to; what is undefined on the way becomes the default, if there is one.
  mutating func value(
    at path: AttributePath, of item: Value, default fallback: Value? = nil
  ) throws(TemplateError) -> Value {
    var value = item
    for part in path.parts {
      value = try self.item(part, of: value)
      if let fallback, value.undefined != nil { value = fallback }
    }
    return value
  }

  /// The value that items are compared by: texts without their case unless it matters.
  mutating func comparable(
    _ path: AttributePath, of item: Value, caseSensitive: Bool, default fallback: Value? = nil
  ) throws(TemplateError) -> Value {
    let value = try value(at: path, of: item, default: fallback)
    guard !caseSensitive, let text = value.text else { return value }
    return .string(text.pythonLower)
  }
}
