import Diagnostics

extension Environment {
  /// Compiles the call of a template's macro in a text that is no template itself, such as
  /// `{{ quote("stress") }}` in Markdown. It renders to what the macro gives, and its errors tell
  /// places in that text.
  ///
  /// - Parameters:
  ///   - range: The bytes of the call, from `{{` to `}}`.
  ///   - macro: The macro's name, as the call has it.
  ///   - template: The name of the template that defines it.
  public func call(
    in source: SourceText, at range: Range<Int>, of macro: String, from template: String
  ) throws(Diagnostic) -> Template {
    do throws(SyntaxError) {
      let parser = Parser(
        tokens: try Token.call(in: source, at: range, of: macro, from: template),
        names: storage.names, known: storage.filters, limits: storage.limits)
      let code = try parser.parseCall(of: macro)
      let isKnown = parser.names.names.count == storage.names.names.count
      return Template(
        program: Program(name: source.name, source: source, code: try Resolver.resolve(code)),
        environment: isKnown ? storage : Storage(storage, names: parser.names))
    } catch {
      let location = source.location(atOffset: error.offset)
      throw source.diagnostic(
        .error, code: error.code, error.message, at: location, hint: error.hint)
    }
  }
}

extension Token {
  /// The tokens of a call, after those of the import of its macro.
  fileprivate static func call(
    in source: SourceText, at range: Range<Int>, of macro: String, from template: String
  ) throws(SyntaxError) -> [Token] {
    let start = range.lowerBound
    let imported: [Kind] = [
      .blockBegin, .name("from"), .string(template), .name("import"), .name(macro), .blockEnd,
    ]
    do throws(SyntaxError) {
      let tokens = try Lexer.tokens(of: Array(source.bytes[range]))
      return imported.map { Token(kind: $0, offset: start) }
        + tokens.map { Token(kind: $0.kind, offset: start + $0.offset) }
    } catch {
      throw SyntaxError(
        error.message, at: start + error.offset, code: error.code, hint: error.hint)
    }
  }
}

extension Parser {
  /// Compiles a macro's import and the call of it, which nothing may follow.
  fileprivate func parseCall(of macro: String) throws(SyntaxError) -> Code {
    code.body = try parseBody(until: [])
    let offsets = code.statementOffsets.map(Int.init)
    if offsets.count > 2 {
      throw SyntaxError("the call is not alone in its paragraph", at: offsets[2])
    }
    guard case .output(let root) = code.statements[1],
      case .call(let callee, _) = code.expressions[Int(root.id)],
      case .name(let name) = code.expressions[Int(callee)], names[name].text == macro
    else { throw SyntaxError("expected a call of '\(macro)' alone", at: offsets[1]) }
    return code
  }
}
