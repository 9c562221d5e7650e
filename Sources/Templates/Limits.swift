/// How much a template may ask for; past a limit there is an error with the code `limit`.
public struct Limits: Sendable {
  /// The most bytes that the source of one template may have.
  public var source = 1 << 20
  /// The most bytes that one render may write, captured text included.
  public var output = 64 << 20
  /// The most bytes that one string may grow to.
  public var string = 16 << 20
  /// The most items that one list or range may grow to.
  public var items = 1_000_000
  /// The most steps (statements, rounds of loops, items that filters walk through) of one render.
  public var steps = 20_000_000
  /// How deep brackets, signs and tags may nest in a template's source; the default is safe on a
  /// stack of 512 KB.
  public var nesting = 64
  /// How deep statements, expressions, macros, includes and blocks may nest, taken together;
  /// the default is safe on a stack of 512 KB.
  public var depth = 128

  /// Makes the default limits.
  public init() {}

  func check(string size: Int) throws(TemplateError) {
    if size > string { throw .limit("a string may have at most \(string) bytes") }
  }

  func check(items count: Int) throws(TemplateError) {
    if count > items { throw .limit("a list may have at most \(items) items") }
  }

  /// Whether a text may grow by so many bytes so many times.
  func check(growth size: Int, times: Int) throws(TemplateError) {
    let (total, overflow) = size.multipliedReportingOverflow(by: times)
    try check(string: overflow ? .max : total)
  }

  func checked(_ text: String) throws(TemplateError) -> String {
    try check(string: text.utf8.count)
    return text
  }
}
