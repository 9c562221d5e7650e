import Diagnostics
import Language

extension SiteLoader {
  /// Files that nothing reads are most likely misnamed.
  mutating func checkFileNames() {
    let known = [
      "site.yaml", "coach.yaml", "teams.yaml", "competitions.yaml", "trophies.yaml", "quotes.yaml",
    ]
    for path in files where path.hasSuffix(".md") { checkLanguage(of: path) }
    for path in files where !known.contains(path) && !isRead(path) {
      problems.append(
        Diagnostic(
          .warning, code: "unknown-file", "nothing reads the file '\(path)'",
          at: SourceLocation(file: folder.path(of: path)),
          hint: didYouMean(path, among: known)
            ?? "Markdown stands at the top or in news, YAML in data, pictures in images"))
    }
  }

  /// A file in a language that the site doesn't have would be published in another.
  private mutating func checkLanguage(of path: String) {
    guard let edition, let code = FileName.languageEnding(of: path.dropLast(".md".count)),
      !edition.languages.contains(code), Language(code: code) != nil
    else { return }
    problems.append(
      Diagnostic(
        .error, code: "unknown-language", "the site has no language '\(code)'",
        at: SourceLocation(file: folder.path(of: path)),
        hint: "add it to languages in site.yaml, or rename the file"))
  }

  private func isRead(_ path: String) -> Bool {
    if path.hasSuffix(".md") { return !path.contains("/") || path.hasPrefix("news/") }
    return path.hasPrefix("images/") || (path.hasPrefix("data/") && path.hasSuffix(".yaml"))
  }
}

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
    let cited = quotes.flatMap(\.teams) + articles.flatMap(\.teams)
    return Set((career + honours.map(\.team) + cited).map(\.id))
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
