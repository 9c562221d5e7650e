/// What search engines are told.
public struct SearchEngines: Sendable, Hashable {
  /// The codes by which they know that the site is its owner's.
  public let verification: [Verification]
  /// The key of IndexNow.
  public let indexNowKey: String?

  /// The code that one search engine gave.
  public struct Verification: Sendable, Hashable {
    /// The name of the `<meta>` in which it looks for the code.
    public let name: String
    /// The code.
    public let code: String
  }
}
