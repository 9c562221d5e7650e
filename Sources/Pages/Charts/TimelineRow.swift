import Content
import Language

/// A team's row of a timeline: its stints, those at the same time in lanes below each other.
struct TimelineRow {
  static let laneHeight = 18
  /// The least that is seen of a stint of a day, in percent of the width.
  private static let leastWidth = 0.8

  struct Bar {
    let stint: Stint
    let lane: Int
    /// Percents of the picture's width.
    let start: Double
    let end: Double
  }

  let name: String
  /// The years of all stints, if they fit beside the name.
  let years: String?
  let colours: [Colour]
  let bars: [Bar]
  /// Where name and years stand: from the first bar on, or up to the last, or between.
  let label: (x: Double, isAtEnd: Bool)

  /// In pixels.
  var height: Int { 26 + Self.laneHeight * ((bars.map(\.lane).max() ?? 0) + 1) }

  /// Places a team's stints; there is one at least.
  init(_ stints: [Stint], on axis: YearAxis) {
    var bars: [Bar] = []
    var laneEnds: [Double] = []
    for stint in stints {
      let moments = stint.moments
      // Dates of unlike precision may overlap a little where stints only meet.
      let lane = laneEnds.firstIndex { $0 <= moments.start + 1.0 / 12 } ?? laneEnds.count
      if lane == laneEnds.count { laneEnds.append(moments.end) }
      laneEnds[lane] = max(laneEnds[lane], moments.end)
      let start = min(axis.position(moments.start), 100 - Self.leastWidth)
      let end = max(axis.position(moments.end), start + Self.leastWidth)
      bars.append(Bar(stint: stint, lane: lane, start: start, end: end))
    }
    self.bars = bars
    name = Charts.label(stints.first?.team.shortName ?? "")
    colours = stints.first?.team.colours ?? []
    let years = stints.map(\.years).joined(separator: ", ")
    let length = name.count + 1 + years.count
    self.years = length <= Charts.labelLength ? years : nil
    // A wide letter's share of the narrowest screen.
    let width = Double(self.years == nil ? name.count : length) * 2.9
    let (start, end) = (bars.first?.start ?? 0, bars.map(\.end).max() ?? 100)
    label =
      if start + width <= 100 {
        (start, false)
      } else if end >= width {
        (end, true)
      } else {
        (max(0, 100 - width), false)
      }
  }
}

extension Stint {
  fileprivate var years: String {
    guard let end else { return "\(start.year)–" }
    return end.year == start.year ? String(end.year) : "\(start.year)–\(end.year)"
  }

  /// From when to when it is drawn, in years; without an end, for ever.
  ///
  /// Dates are taken in the middle of what they can mean, so that one stint begins where another
  /// ended in the same year; in one that would have no length, as widely as they can be meant.
  fileprivate var moments: (start: Double, end: Double) {
    guard let end else { return (start.middle, .infinity) }
    if start.middle < end.middle { return (start.middle, end.middle) }
    return (start.moments.lowerBound, max(start.moments.lowerBound, end.moments.upperBound))
  }
}

extension PartialDate {
  /// The middle of what the date can mean, in years.
  var middle: Double { (moments.lowerBound + moments.upperBound) / 2 }

  /// The time that the date can mean, in years; every month counts as a twelfth.
  fileprivate var moments: ClosedRange<Double> {
    guard let month else { return Double(year)...Double(year + 1) }
    let start = Double(year) + Double(month - 1) / 12
    guard let day else { return start...start + 1.0 / 12 }
    return start + Double(day - 1) / 372...start + Double(day) / 372
  }
}
