import Templates

extension Charts {
  /// How the trophies added up over the years, as far as their seasons are known.
  func seasons() throws(TemplateError) -> String {
    let wins = index.record.seasons.reversed().grouped(by: \.season.lastYear)
      .map { (year: $0[0].season.lastYear, count: $0.reduce(0) { $0 + $1.honours.count }) }
    guard let first = wins.first?.year, let last = wins.last?.year else { return "" }
    let total = index.record.knownSeasons
    let axis = YearAxis(first: first - 1, last: last + 1)
    let plot = Plot(top: 22, height: 180, total: total)
    var line = "M0 \(plot.height)"
    var points: [SVG] = []
    var sum = 0
    for (year, count) in wins {
      sum += count
      let x = axis.position(Double(year))
      line += "H\(SVG.number(x))V\(SVG.number(plot.y(sum)))"
      points.append(
        SVG(
          "circle",
          [
            "class": "chart-point", "cx": SVG.percent(x),
            "cy": SVG.number(Double(plot.top) + plot.y(sum)), "r": "3",
          ], [SVG("title", text: "\(year): +\(count) = \(sum)")]))
    }
    let description = try word(
      "chart.seasons.description", count: total,
      [
        "total": index.site.language.format(index.record.total), "first": String(first),
        "last": String(last),
      ])
    let bottom = plot.top + plot.height
    let years = axis.svg(baseline: bottom + 16, lines: plot.top...bottom)
    return try picture(
      .seasons, description: description, height: bottom + 22,
      years + plot.grid(in: index.site.language) + [plot.svg(line + "H100")] + points
        + [plot.end(in: index.site.language)])
  }
}
