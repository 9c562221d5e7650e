import Content
import Templates

/// Rows with a bar each, made of parts: how many titles, and of which sort.
struct StackedBars {
  struct Row {
    let name: String
    let colours: [Colour]
    let parts: [Part]
    var total: Int { parts.reduce(0) { $0 + $1.count } }
  }

  struct Part {
    let name: String
    let texture: Texture
    let count: Int
  }

  /// The longest bar's share of the width, in percent; its total stands after it.
  private static let longest = 86.0

  let kind: Charts.Kind
  let rows: [Row]

  /// Draws the rows, the longest first, below a legend that counts the sorts.
  func picture(by charts: Charts) throws(TemplateError) -> String {
    let leaders = rows.enumerated()
      .sorted { ($1.element.total, $0.offset) < ($0.element.total, $1.offset) }.map(\.element)
    guard let most = leaders.first?.total, most > 0 else { return "" }
    let legend = legend(in: charts)
    var shapes = charts.legend(legend, in: kind)
    var y = legend.count * Charts.legendLine + 8
    for row in leaders {
      shapes += draw(row, at: y, scale: Self.longest / Double(most), charts)
      y += row.parts.count > 1 ? 54 : 42
    }
    return try charts.picture(
      kind, description: try description(leaders, charts), height: y,
      textures: legend.map(\.texture), shapes)
  }

  private func legend(in charts: Charts) -> [Charts.LegendEntry] {
    let parts = rows.flatMap(\.parts)
    return Texture.allCases.compactMap { texture in
      let parts = parts.filter { $0.texture == texture }
      guard let name = parts.first?.name else { return nil }
      let total = parts.reduce(0) { $0 + $1.count }
      return Charts.LegendEntry(texture: texture, text: charts.pair(name, total))
    }
  }

  private func draw(_ row: Row, at y: Int, scale: Double, _ charts: Charts) -> [SVG] {
    var bars: [SVG] = []
    var numbers: [SVG] = []
    var sum = 0
    for part in row.parts {
      let (x, width) = (Double(sum) * scale, Double(part.count) * scale)
      bars.append(
        Bar(
          x: SVG.percent(x), width: SVG.percent(width), y: y + 20, texture: part.texture,
          title: charts.pair(part.name, part.count)
        ).svg(in: charts.id(of: kind)))
      let number = charts.index.site.language.format(part.count)
      // Narrower than that, it would run into its neighbours.
      if row.parts.count > 1, width > 1.5 + 2.5 * Double(number.count) {
        numbers.append(
          SVG(
            "text",
            [
              "class": "chart-small", "x": SVG.percent(x + width / 2), "y": String(y + 46),
              "text-anchor": "middle",
            ], text: number))
      }
      sum += part.count
    }
    let name = SVG("text", ["y": String(y + 13)], text: Charts.label(row.name))
    let total = SVG(
      "text",
      [
        "class": "chart-total", "x": SVG.percent(Double(sum) * scale), "dx": "7",
        "y": String(y + 32),
      ], text: charts.index.site.language.format(sum))
    return [name] + charts.coloured(row.colours, bars) + numbers + [total]
  }

  private func description(_ leaders: [Row], _ charts: Charts) throws(TemplateError) -> String {
    let total = leaders.reduce(0) { $0 + $1.total }
    let first = leaders.prefix(3).map { charts.pair($0.name, $0.total) }
    let key = "chart.\(kind.rawValue)"
    return try charts.word(
      "\(key).description", count: total,
      [
        "rows": try charts.word("\(key).rows", count: leaders.count),
        "first": charts.index.site.language.join(first),
      ])
  }
}

extension Charts {
  /// A name with its figure.
  func pair(_ name: String, _ count: Int) -> String {
    "\(name) (\(index.site.language.format(count)))"
  }
}
