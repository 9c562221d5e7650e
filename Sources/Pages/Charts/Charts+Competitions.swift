import Content
import Templates

extension Charts {
  /// Trophies by line of competitions, those won on the field and those won beside it.
  func competitions() throws(TemplateError) -> String {
    let roles: [(role: Honour.Role, texture: Texture)] = [(.coach, .solid), (.player, .open)]
    var rows: [StackedBars.Row] = []
    for row in index.record.competitions {
      var parts: [StackedBars.Part] = []
      for (role, texture) in roles {
        let count = row.honours.filter { $0.role == role }.total
        guard count > 0 else { continue }
        parts.append(
          StackedBars.Part(
            name: try word("trophies.as.\(role.rawValue)"), texture: texture, count: count))
      }
      rows.append(StackedBars.Row(name: row.competition.name, colours: [], parts: parts))
    }
    return try StackedBars(kind: .competitions, rows: rows).picture(by: self)
  }
}
