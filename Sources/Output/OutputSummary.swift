/// What a build did to the output folder; the paths are relative to it, in byte order.
public struct OutputSummary: Sendable, Hashable {
  /// The files that are new or have new bytes.
  public var written: [String]
  /// The files that were removed because the build no longer makes them.
  public var removed: [String]
  /// How many files already had the right bytes.
  public var unchanged: Int

  /// Makes a summary.
  public init(written: [String], removed: [String], unchanged: Int) {
    self.written = written
    self.removed = removed
    self.unchanged = unchanged
  }
}
