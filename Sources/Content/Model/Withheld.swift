import Language

/// Something that is written, but not published by this build.
public struct Withheld: Sendable {
  /// What it is.
  public enum Record: Sendable {
    case article(Article)
    case quote(Quote)
  }

  /// Why it is not published.
  public enum Reason: Sendable, Hashable {
    /// It is marked as a draft.
    case draft
    /// Its date has not come yet.
    case until(PartialDate)
  }

  /// What it is.
  public let record: Record
  /// Why it is not published.
  public let reason: Reason
}
