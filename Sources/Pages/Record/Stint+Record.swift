import Content
import Language

/// What the data tell of a stint beyond what is written in it.
struct StintRecord: Sendable {
  let stint: Stint
  /// What was won in it, as far as that can be told, each honour with how many of its titles.
  let honours: [(honour: Honour, titles: Int)]
  /// The time without a team after it, if there was a long one.
  let gap: (start: PartialDate, end: PartialDate)?

  /// How many titles were won in it, as far as that can be told.
  var titles: Int { honours.reduce(0) { $0 + $1.titles } }

  /// How long it lasted, in years; nil while it lasts.
  var years: Double? {
    guard let end = stint.end else { return nil }
    if stint.start.month == nil || end.month == nil { return Double(end.year - stint.start.year) }
    return Double(stint.days.upperBound - stint.days.lowerBound + 1) / 365.2425
  }

  /// How many of the matches were won, in whole percent.
  var winRate: Int? {
    guard let matches = stint.matches, let won = matches.won, matches.played > 0 else { return nil }
    return (won * 200 + matches.played) / (matches.played * 2)
  }

  /// The stints of a career with what belongs to each.
  static func career(of site: Site) -> [StintRecord] {
    let stints = site.coach.career
    var latestEnd: PartialDate?
    var isOpen = false
    return stints.enumerated().map { index, stint in
      if let end = stint.end {
        if latestEnd.map({ $0.days.upperBound < end.days.upperBound }) ?? true { latestEnd = end }
      } else {
        isOpen = true
      }
      var gap: (start: PartialDate, end: PartialDate)?
      if !isOpen, let latestEnd, index + 1 < stints.count {
        let next = stints[index + 1].start
        // A summer between two seasons is no gap.
        if next.days.lowerBound - latestEnd.days.upperBound > 92 { gap = (latestEnd, next) }
      }
      return StintRecord(stint: stint, honours: honours(of: stint, in: site), gap: gap)
    }
  }

  private static func honours(
    of stint: Stint, in site: Site
  ) -> [(honour: Honour, titles: Int)] {
    let role = stint.role.honourRole
    let isOnly =
      site.coach.career.filter { $0.team.id == stint.team.id && $0.role.honourRole == role }
      .count == 1
    return site.honours.compactMap { honour in
      guard honour.team.id == stint.team.id, honour.role == role else { return nil }
      let titles =
        isOnly
        ? honour.count
        : honour.seasons.filter { stint.days.overlaps($0.days ?? 0...0) }.count
      return titles > 0 ? (honour, titles) : nil
    }
  }
}
