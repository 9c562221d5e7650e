/// The smallest piece of a template's source that means something.
struct Token {
  enum Kind: Equatable {
    case text([UInt8])
    case variableBegin
    case variableEnd
    case blockBegin
    case blockEnd
    case name(String)
    case string(String)
    case integer(Int)
    case float(Double)
    case symbol(String)
    case end
  }

  let kind: Kind
  /// Where it begins, in bytes.
  let offset: Int
}

extension Token.Kind {
  /// How error messages speak of it.
  var description: String {
    switch self {
    case .text: "text"
    case .variableBegin: "'{{'"
    case .variableEnd: "'}}'"
    case .blockBegin: "'{%'"
    case .blockEnd: "'%}'"
    case .name(let text), .symbol(let text): "'\(text)'"
    case .string: "a string"
    case .integer(let value): "'\(value)'"
    case .float(let value): "'\(value)'"
    case .end: "the end of the template"
    }
  }
}
