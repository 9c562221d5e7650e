import Language

/// The field of a line that climbs from nothing to a total.
struct Plot {
  /// Pixels above it.
  let top: Int
  /// Its height in pixels.
  let height: Int
  /// The number at its upper edge, more than 0.
  let total: Int

  /// How far below the upper edge a number stands, in pixels.
  func y(_ number: Int) -> Double {
    Double(height) * (1 - Double(number) / Double(total))
  }

  /// A line across at each round number, with the number on it.
  func grid(in language: Language) -> [SVG] {
    let step = roundStep(over: total, atMost: 5)
    return stride(from: 0, to: total, by: step).flatMap { number in
      let y = Double(top) + y(number)
      let line = SVG(
        "line",
        [
          "class": number == 0 ? "chart-axis" : "chart-grid", "x2": "100%", "y1": SVG.number(y),
          "y2": SVG.number(y),
        ])
      guard number > 0 else { return [line] }
      return [
        line,
        SVG(
          "text", ["class": "chart-small", "y": SVG.number(y - 4)], text: language.format(number)),
      ]
    }
  }

  /// The line, with the field below it.
  ///
  /// - Parameter path: In percent of the width and pixels below the upper edge.
  func svg(_ path: String) -> SVG {
    SVG(
      "svg",
      [
        "y": String(top), "width": "100%", "height": String(height),
        "viewBox": "0 0 100 \(height)", "preserveAspectRatio": "none", "overflow": "visible",
      ],
      [
        SVG("path", ["class": "chart-area", "d": path + "V\(height)z"]),
        SVG("path", ["class": "chart-line", "d": path, "vector-effect": "non-scaling-stroke"]),
      ])
  }

  /// The total at the end of the line.
  func end(in language: Language) -> SVG {
    SVG(
      "text",
      ["class": "chart-total", "x": "100%", "y": String(top - 8), "text-anchor": "end"],
      text: language.format(total))
  }
}
