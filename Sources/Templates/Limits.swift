/// How much a template may ask for; past a limit there is an error with the code `limit`.
public struct Limits: Sendable {
  /// The most bytes that one render may write, captured text included.
  public var output = 64 << 20
  /// The most bytes that one string may grow to.
  public var string = 16 << 20
  /// The most items that one list, range or dictionary may grow to.
  public var items = 1_000_000
  /// The most steps (statements, rounds of loops, items that filters touch) of one render.
  public var steps = 50_000_000
  /// How deep statements, expressions, macros, includes and blocks may nest, taken together;
  /// the default is safe on a stack of 512 KB.
  public var depth = 128

  /// Makes the default limits.
  public init() {}
}
