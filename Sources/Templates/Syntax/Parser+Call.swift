import Diagnostics

/// The call of a macro in a text that is no template, read as if its import stood before it.
extension Parser {
  static func tokens(
    ofCall source: SourceText, _ range: Range<Int>, of macro: String, from template: String
  ) throws -> [Token] {
    let start = range.lowerBound
    let imported: [Token.Kind] = [
      .blockBegin, .name("from"), .string(template), .name("import"), .name(macro), .blockEnd,
    ]
    do {
      return imported.map { Token(kind: $0, offset: start) }
        + (try Lexer.tokens(of: Array(source.bytes[range]))).map {
          Token(kind: $0.kind, offset: start + $0.offset)
        }
    } catch let error as TemplateError {
      throw TemplateError(
        error.message, at: start + error.offset, code: error.code, hint: error.hint)
    }
  }

  func parseCall(of macro: String) throws -> Code {
    let code = try parseTemplate()
    if statementOffsets.count > 2 {
      throw TemplateError("the call is not alone in its paragraph", at: statementOffsets[2])
    }
    guard case .output(let value) = code.statements[1],
      case .call(let callee, _) = code.expressions[Int(value)],
      case .variable(let occurrence) = code.expressions[Int(callee)],
      names[code.places[Int(occurrence)].name].text == macro
    else { throw TemplateError("expected a call of '\(macro)' alone", at: statementOffsets[1]) }
    return code
  }
}
