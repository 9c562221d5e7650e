import Content
import Language

/// A day on which the site changes by itself.
public struct ScheduledChange: Sendable, Hashable {
  /// The day.
  public let day: PartialDate
  /// The paths of the pages that are published then, in byte order.
  public let paths: [String]

  /// Makes a change.
  public init(day: PartialDate, paths: [String]) {
    self.day = day
    self.paths = paths
  }
}

extension SitePlan {
  /// The first day on which something that is withheld is published; nil if only a change of the
  /// content or the theme can change the site.
  ///
  /// Nothing else on the site depends on the day: what is withheld is decided when the content is
  /// read, and later rooms don't know which day it is.
  public var nextChange: ScheduledChange? {
    let withheld = editions.map(\.index.site).flatMap { $0.paths(of: $0.withheld) }
    let days = withheld.compactMap { path, reason in
      reason.endsOn.map { (day: $0, path: path) }
    }
    guard let first = days.map(\.day).min() else { return nil }
    let paths = days.filter { $0.day == first }.map(\.path)
    return ScheduledChange(
      day: first, paths: paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}
