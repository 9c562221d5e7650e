import Content
import Diagnostics
import Language

/// What links name by kind and id, as in `team:milan`, whatever its address is.
struct NamedTargets: Sendable {
  /// The kinds, by the words that links begin with.
  enum Kind: String, CaseIterable {
    case team, quote, tag, trophy
  }

  /// Why a name leads nowhere.
  struct Miss: Error {
    let message: String
    let hint: String
  }

  /// The paths within the edition by kind and id.
  private let paths: [Kind: [String: String]]
  /// The ids of the honours of a team in a competition, by `team/competition`.
  private let trophies: [String: [String]]

  init(_ index: SiteIndex) {
    let site = index.site
    let withheld = site.withheld.compactMap { withheld -> Quote? in
      if case .quote(let quote) = withheld.record { quote } else { nil }
    }
    let targets: [Kind: [(String, String)]] = [
      .team: site.teams.map { ($0.id, SitePath.team($0)) },
      .quote: (site.quotes + withheld).map { ($0.id, SitePath.quote($0)) },
      .tag: index.tags.map { ($0.tag.slug, SitePath.tag($0.tag)) },
      .trophy: site.honours.map { (SitePath.anchor(of: $0), SitePath.honour($0)) },
    ]
    paths = targets.mapValues { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    trophies = Dictionary(grouping: site.honours) { "\($0.team.id)/\($0.competition.id)" }
      .mapValues { $0.map(SitePath.anchor) }
  }

  /// The kind and the id that a destination names; nil if it is no name.
  static func split(_ destination: String) -> (kind: Kind, id: String)? {
    guard let colon = destination.firstIndex(of: ":"),
      let kind = Kind(rawValue: String(destination[..<colon]))
    else { return nil }
    let id = destination[destination.index(after: colon)...]
    return (kind, String(id).removingPercentEncoding)
  }

  /// The path within the edition of what is named.
  func path(_ kind: Kind, _ id: String) throws(Miss) -> String {
    let known = paths[kind] ?? [:]
    if let path = known[id] { return path }
    if kind == .tag, let path = known[slug(id)] { return path }
    let meant = kind == .trophy ? trophies[id] ?? [] : []
    if meant.count == 1, let path = known[meant[0]] { return path }
    if meant.count > 1 {
      throw Miss(
        message: "there is more than one trophy '\(id)'",
        hint: "write " + meant.map { "trophy:\($0)" }.joined(separator: " or "))
    }
    let candidates = Array(known.keys) + (kind == .trophy ? Array(trophies.keys) : [])
    throw Miss(
      message: "there is no \(kind) '\(id)'",
      hint: didYouMean(id, among: candidates) ?? kind.advice)
  }
}

extension NamedTargets.Kind {
  /// How an id of the kind is written.
  fileprivate var advice: String {
    switch self {
    case .team: "write an id of teams.yaml, as in team:my-club"
    case .quote: "write an id of quotes.yaml"
    case .tag: "write a tag that a published article has"
    case .trophy: "write role, team and competition, as in trophy:coach-my-club-my-cup"
    }
  }
}
