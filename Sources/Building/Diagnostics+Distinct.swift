import Diagnostics

extension [Diagnostic] {
  /// The problems sorted, each once.
  ///
  /// One problem of a template is found again on every page that it renders, and from every template
  /// that leads to it: the first way there stands for all.
  public var distinct: [Diagnostic] {
    Set(self).sorted().reduce(into: []) { problems, problem in
      if let last = problems.last, last.location == problem.location, last.code == problem.code,
        last.message == problem.message
      {
        return
      }
      problems.append(problem)
    }
  }
}
