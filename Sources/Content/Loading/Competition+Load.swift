import Diagnostics

enum CompetitionKey: String, SchemaKey {
  case name, level, scope, country, season, start, end, lineage
  static let record = "a competition"
}

extension Competition {
  init?(id: String, node: YAMLNode, document: Document) {
    guard let fields = Fields<CompetitionKey>(node, in: document) else { return nil }
    let name = fields.required(.name, .text)
    let level = fields.required(.level, .choice as ValueReader<Level>)
    let scope = fields.required(.scope, .choice as ValueReader<Scope>)
    let country = fields.optional(.country, .text)
    let season = fields.required(.season, .choice as ValueReader<SeasonKind>)
    let first = fields.optional(.start, .int(1800...2200))
    let last = fields.optional(.end, .int(1800...2200))
    let lineage = fields.optional(.lineage, .identifier)
    let isReversed = (last ?? .max) < first ?? .min
    if isReversed, let first, let last {
      document.report(
        "end-before-start", "the competition ends in \(last), before its start in \(first)",
        at: fields.location(of: .end), hint: "correct one of the years")
    }
    if level == .national, country == nil {
      document.report(
        "missing-country", "the national competition '\(id)' needs a country",
        at: fields.location, hint: "add 'country: …'")
    }
    guard let name, let level, let scope, let season else { return nil }
    self.init(
      id: id, name: name, level: level, scope: scope, country: country, seasonKind: season,
      years: isReversed ? Years(first: nil, last: nil) : Years(first: first, last: last),
      lineage: lineage)
  }
}

extension Catalog<Competition> {
  /// A lineage must lead to a known competition and never back.
  func checkLineage(_ document: Document) {
    for (competition, _, value) in entries {
      guard let node = value["lineage"], competition.lineage != nil,
        var next = reference.read(node, document)
      else { continue }
      var seen: Set = [next.id]
      while let following = next.lineage.flatMap({ self[$0] }), seen.insert(following.id).inserted {
        next = following
      }
      if seen.contains(competition.id) {
        document.report(
          "circular-lineage", "the lineage of '\(competition.id)' leads back to itself",
          at: node.location, hint: "the latest competition of a line has no lineage")
      }
    }
  }
}
