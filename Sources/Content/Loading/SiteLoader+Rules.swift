import Diagnostics

extension SiteLoader {
  /// Finds what nothing refers to, if all that could refer to it has been read.
  mutating func findUnused(
    _ teams: Catalog<Team>, _ competitions: Catalog<Competition>, _ users: TeamUsers
  ) {
    guard !hasErrors else { return }
    if let file = documents[teams.file] {
      unused.formUnion(teams.unused(except: users.teams, in: file.source))
    }
    if let file = documents[competitions.file] {
      let used = users.competitions(of: competitions.records)
      unused.formUnion(competitions.unused(except: used, in: file.source))
    }
  }
}

/// Everything that can refer to a team or a competition.
struct TeamUsers {
  let coach: Coach?
  let honours: [Honour]
  let quotes: [Quote]
  let articles: [Article]

  /// The ids of the teams that something refers to.
  var teams: Set<String> {
    let career = (coach?.career.map(\.team) ?? []) + (coach?.awards.compactMap(\.team) ?? [])
    var ids = Set((career + honours.map(\.team) + quotes.flatMap(\.teams)).map(\.id))
    for article in articles { for team in article.teams { ids.insert(team.id) } }
    return ids
  }

  /// The ids of the competitions that were won, or that continue another.
  func competitions(of all: [Competition]) -> Set<String> {
    Set(honours.map(\.competition.id) + all.compactMap(\.lineage))
  }
}

extension Catalog {
  /// A warning of each record that nothing refers to.
  fileprivate func unused(except used: Set<String>, in source: SourceText) -> [Diagnostic] {
    entries.filter { !used.contains($0.record.id) }.map { record, key, _ in
      source.diagnostic(
        .warning, code: "unused-\(kind)", "nothing refers to the \(kind) '\(record.id)'",
        at: key.location, hint: "remove it, or use it")
    }
  }
}
