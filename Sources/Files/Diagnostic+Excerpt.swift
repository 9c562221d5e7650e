import Diagnostics

extension Diagnostic {
  /// The problem with its line, read from its file if it brought none.
  public var withExcerpt: Diagnostic {
    guard excerpt == nil, let bytes = try? readFile(location.file) else { return self }
    var problem = self
    problem.excerpt = SourceText(name: location.file, bytes: bytes).excerpt(at: location)
    return problem
  }
}
