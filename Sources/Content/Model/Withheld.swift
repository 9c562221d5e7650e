import Language

/// Something that is written, but not published unless that is asked for.
public struct Withheld: Sendable {
  /// What it is.
  public enum Record: Sendable {
    case article(Article)
    case quote(Quote)
  }

  /// Why it is not published as a matter of course.
  public enum Reason: Sendable, Hashable {
    /// It is marked as a draft.
    case draft
    /// Its date has not come yet.
    case until(PartialDate)

    /// The day on which it is published by itself; nil for drafts.
    public var endsOn: PartialDate? {
      if case .until(let date) = self { date.firstDay } else { nil }
    }
  }

  /// What it is.
  public let record: Record
  /// Why it is not published as a matter of course.
  public let reason: Reason
}
