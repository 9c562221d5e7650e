/// Years along the width of a picture.
struct YearAxis {
  /// The year whose beginning is the left edge.
  let first: Int
  /// The last year that is drawn to scale, later than the first.
  let last: Int
  /// Where the last year begins, in percent of the width; what follows it has no scale.
  var end = 100.0

  /// Where a moment lies, in percent of the width: 2007.5 is the middle of 2007.
  func position(_ moment: Double) -> Double {
    let position = (moment - Double(first)) / Double(last - first) * end
    return min(max(position, 0), 100)
  }

  /// Years far enough from each other for their labels to stand side by side on any screen.
  var ticks: [Int] {
    let step = roundStep(over: last - first, atMost: 6)
    return Array(stride(from: (first + step - 1) / step * step, through: last, by: step))
  }

  /// The labels, and a line down the picture from each.
  ///
  /// - Parameters:
  ///   - baseline: Where the labels stand, in pixels.
  ///   - lines: From where to where the lines go, in pixels.
  func svg(baseline: Int, lines: ClosedRange<Int>) -> [SVG] {
    ticks.flatMap { year in
      let place = position(Double(year))
      let x = SVG.percent(place)
      let anchor = place < 6 ? "start" : place > 94 ? "end" : "middle"
      return [
        SVG(
          "line",
          [
            "class": "chart-grid", "x1": x, "x2": x, "y1": String(lines.lowerBound),
            "y2": String(lines.upperBound),
          ]),
        SVG(
          "text",
          ["class": "chart-small", "x": x, "y": String(baseline), "text-anchor": anchor],
          text: String(year)),
      ]
    }
  }
}

/// The least of 1, 2, 5, 10, 20, 50 … that goes into a span, at least 1, so many times at most.
func roundStep(over span: Int, atMost count: Int) -> Int {
  let least = (span - 1) / count + 1
  var power = 1
  while power * 5 < least { power *= 10 }
  return [1, 2].map { $0 * power }.first { $0 >= least } ?? power * 5
}
