import Content
import Language
import Templates

extension Charts {
  /// The stints over the years, a row for each team.
  func timeline() throws(TemplateError) -> String {
    let career = index.site.coach.career
    guard let axis else { return "" }
    let rows = career.grouped(by: \.team.id).map { TimelineRow($0, on: axis) }
    let legend = try roleLegend
    let gaps = index.career.compactMap(\.gap)
    var shapes = self.legend(legend, in: .timeline)
    var top = legend.count * Self.legendLine + 8
    if !gaps.isEmpty {
      let y = top - 7
      shapes.append(Self.gap(x: "0", width: "28", y: y, height: Bar.height))
      shapes.append(Self.legendText(try word("career.gap"), y))
      top += Self.legendLine
    }
    let height = top + 24 + rows.reduce(0) { $0 + $1.height }
    for gap in gaps {
      let (start, end) = (axis.position(gap.start.middle), axis.position(gap.end.middle))
      guard start < end else { continue }
      shapes.append(
        Self.gap(
          x: SVG.percent(start), width: SVG.percent(end - start), y: top + 20,
          height: height - top - 20))
    }
    shapes += axis.svg(baseline: top + 13, lines: top + 20...height)
    var y = top + 24
    for row in rows {
      shapes += try draw(row, at: y)
      y += row.height
    }
    return try picture(
      .timeline, description: try timelineDescription(teams: rows.count, gaps: gaps.count),
      height: height, textures: legend.map(\.texture), shapes)
  }

  /// From the first year of the career to the one after the last that the data know.
  private var axis: YearAxis? {
    let career = index.site.coach.career
    guard let first = career.map(\.start.year).min() else { return nil }
    let years =
      career.flatMap { [$0.start.year, $0.end?.year ?? 0] }
      + index.record.seasons.map(\.season.lastYear)
    let isOpen = career.contains { $0.end == nil }
    return YearAxis(
      first: first, last: (years.max() ?? first) + 1, end: isOpen ? 94 : 100)
  }

  private var roleLegend: [LegendEntry] {
    get throws(TemplateError) {
      var entries: [LegendEntry] = []
      for role in Stint.Role.allCases.reversed()
      where index.site.coach.career.contains(where: { $0.role == role }) {
        entries.append(
          LegendEntry(texture: role.texture, text: try word("role.\(role.rawValue)")))
      }
      return entries
    }
  }

  private static func gap(x: String, width: String, y: Int, height: Int) -> SVG {
    SVG(
      "rect",
      [
        "class": "chart-gap", "x": x, "y": String(y), "width": width, "height": String(height),
      ])
  }

  private func draw(_ row: TimelineRow, at y: Int) throws(TemplateError) -> [SVG] {
    var bars: [SVG] = []
    for bar in row.bars {
      let y = y + bar.lane * TimelineRow.laneHeight + 19
      bars.append(
        Bar(
          x: SVG.percent(bar.start), width: SVG.percent(bar.end - bar.start), y: y,
          texture: bar.stint.role.texture, title: try title(of: bar.stint)
        ).svg(in: id(of: .timeline)))
      if bar.stint.end == nil { bars.append(Self.openEnd(at: y)) }
    }
    let label = SVG(
      "text",
      [
        "x": SVG.percent(row.label.x), "y": String(y + 13),
        "text-anchor": row.label.isAtEnd ? "end" : nil,
      ],
      [
        SVG("tspan", text: row.name),
        row.years.map { SVG("tspan", ["class": "chart-small"], text: $0) },
      ].compactMap(\.self))
    return [label] + coloured(row.colours, bars)
  }

  /// Cuts an arrow's head out of the end of a bar at the right edge.
  private static func openEnd(at y: Int) -> SVG {
    SVG(
      "svg",
      ["x": "100%", "y": String(y), "width": "1", "height": "1", "overflow": "visible"],
      [SVG("path", ["class": "chart-cut", "d": "M-10 -1H1V15H-10L-2 7z"])])
  }

  private func title(of stint: Stint) throws(TemplateError) -> String {
    let language = index.site.language
    let role = try word("role.\(stint.role.rawValue)")
    let end = if let end = stint.end { language.format(end) } else { try word("period.present") }
    return "\(role) (\(language.format(stint.start)) — \(end))"
  }

  private func timelineDescription(teams: Int, gaps: Int) throws(TemplateError) -> String {
    let career = index.site.coach.career
    let first = career.first?.start.year ?? 0
    let last = career.compactMap { $0.end?.year }.max() ?? first
    let isOpen = career.contains { $0.end == nil }
    let span = isOpen ? "since" : first == last ? "in" : "between"
    let years = try word(
      "chart.timeline.\(span)", ["first": String(first), "last": String(last)])
    let description = try word(
      "chart.timeline.description", count: career.count,
      ["teams": try word("chart.timeline.teams", count: teams), "years": years])
    return gaps == 0
      ? description : description + " " + (try word("chart.timeline.gaps", count: gaps))
  }
}

extension Stint.Role {
  fileprivate var texture: Texture {
    switch self {
    case .headCoach: .solid
    case .caretaker: .striped
    case .assistant: .hatched
    case .captain: .dotted
    case .player: .open
    }
  }
}
