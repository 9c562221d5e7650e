import Content
import Templates

extension Charts {
  /// Trophies by team, stacked by how far the competition reaches.
  func teams() throws(TemplateError) -> String {
    let levels: [(level: Competition.Level, texture: Texture)] = [
      (.world, .solid), (.continental, .hatched), (.national, .open), (.friendly, .dotted),
    ]
    var rows: [StackedBars.Row] = []
    for team in index.teams {
      let honours = index.site.honours.filter { $0.team.id == team.id }
      var parts: [StackedBars.Part] = []
      for (level, texture) in levels {
        let count = honours.filter { $0.competition.level == level }.total
        guard count > 0 else { continue }
        parts.append(
          StackedBars.Part(
            name: try word("level.\(level.rawValue)"), texture: texture, count: count))
      }
      guard !parts.isEmpty else { continue }
      rows.append(StackedBars.Row(name: team.shortName, colours: team.colours, parts: parts))
    }
    return try StackedBars(kind: .teams, rows: rows).picture(by: self)
  }
}
