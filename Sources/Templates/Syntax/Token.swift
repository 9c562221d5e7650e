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

  /// How error messages speak of it.
  var description: String {
    switch kind {
    case .text: "text"
    case .variableBegin: "'{{'"
    case .variableEnd: "'}}'"
    case .blockBegin: "'{%'"
    case .blockEnd: "'%}'"
    case .name(let name): "'\(name)'"
    case .string: "a string"
    case .integer(let value): "'\(value)'"
    case .float(let value): "'\(value)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end of the template"
    }
  }
}

/// A syntax error before its place has become a line and a column.
struct SyntaxError: Error {
  /// One word, so that the parser's recursion needs little of the stack.
  private let storage: Storage

  private final class Storage: Sendable {
    let code: String
    let message: String
    let offset: Int
    let hint: String?

    init(_ code: String, _ message: String, _ offset: Int, _ hint: String?) {
      self.code = code
      self.message = message
      self.offset = offset
      self.hint = hint
    }
  }

  init(_ message: String, at offset: Int, code: String = "template-syntax", hint: String? = nil) {
    storage = Storage(code, message, offset, hint)
  }

  var code: String { storage.code }
  var message: String { storage.message }
  var offset: Int { storage.offset }
  var hint: String? { storage.hint }
}
