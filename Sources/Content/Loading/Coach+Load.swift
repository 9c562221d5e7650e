import Diagnostics
import Language

enum CoachKey: String, SchemaKey {
  case name, names, born, birthplace, nationality, description, image, links, career, awards
  static let record = "the coach"
}

enum StintKey: String, SchemaKey {
  case team, role, start, end, played, won, drawn, lost, source, note
  static let record = "a stint"
}

enum AwardKey: String, SchemaKey {
  case name, date, team, source
  static let record = "an award"
}

extension Coach {
  init?(document: Document, teams: Catalog<Team>, images: ImageFolder) {
    guard let fields = Fields<CoachKey>(fileOf: document) else { return nil }
    let name = fields.required(.name, .text)
    let names = fields.optional(.names, .languageNames)
    let born = fields.optional(.born, .date)
    let birthplace = fields.optional(.birthplace, .text)
    let nationality = fields.optional(.nationality, .text)
    let description = fields.optional(.description, .typeset)
    let image = fields.optional(.image, .image(in: images))
    let links = fields.optional(.links, .list(of: .source))
    let stints = fields.optional(.career, .list(of: .stint(teams: teams)))
    let awards = fields.optional(.awards, .list(of: .award(teams: teams)))
    let career = (stints ?? []).sorted { a, b in
      (a.stint.start, a.location) < (b.stint.start, b.location)
    }
    Self.checkOrder(of: career, born: born, document: document)
    guard let name else { return nil }
    self.init(
      name: name, names: names ?? [], born: born, birthplace: birthplace,
      nationality: nationality, description: description, image: image, links: links ?? [],
      career: career.map(\.stint), awards: (awards ?? []).sorted { $0.date < $1.date })
  }

  /// Nobody plays before birth, or is with two teams of one kind at once.
  private static func checkOrder(
    of career: [LocatedStint], born: PartialDate?, document: Document
  ) {
    for (index, current) in career.enumerated() {
      let stint = current.stint
      if let born, stint.start.days.upperBound < born.days.lowerBound {
        document.report(
          "stint-before-birth",
          "the time with '\(stint.team.id)' begins in \(stint.start), before the birth in \(born)",
          at: current.location, hint: "correct one of the dates")
      }
      let earlier = career[..<index].last { $0.stint.certainlyOverlaps(stint) }
      if let earlier = earlier?.stint {
        let end = earlier.end.map { "ends in \($0)" } ?? "has no end"
        document.report(
          "overlapping-stints",
          "the time with '\(stint.team.id)' begins in \(stint.start), while the one with "
            + "'\(earlier.team.id)' \(end)",
          at: current.location, hint: "correct one of the dates", severity: .warning)
      }
    }
  }
}

/// A stint with the place where its beginning is written.
struct LocatedStint {
  let stint: Stint
  let location: SourceLocation
}

extension Stint {
  /// Whether both last on one day however their dates are understood, though they exclude each
  /// other: one can be with a club and a national team at once, and in two roles in one team.
  fileprivate func certainlyOverlaps(_ other: Stint) -> Bool {
    guard team.kind == other.team.kind, team != other.team || role == other.role else {
      return false
    }
    let lastStart = max(start.days.upperBound, other.start.days.upperBound)
    let ends = [end, other.end].compactMap(\.self).map(\.days.lowerBound)
    return lastStart < ends.min() ?? .max
  }
}

extension ValueReader<LocatedStint> {
  fileprivate static func stint(teams: Catalog<Team>) -> Self {
    .record(StintKey.self) { fields in
      let team = fields.required(.team, teams.reference)
      let role = fields.required(.role, .choice as ValueReader<Stint.Role>)
      let start = fields.required(.start, .date)
      let end = fields.optional(.end, .date)
      let matches = Matches(fields)
      let source = fields.optional(.source, .source)
      let note = fields.optional(.note, .typeset)
      if let start, let end, end.days.upperBound < start.days.lowerBound {
        fields.document.report(
          "end-before-start", "the end \(end) is before the start \(start)",
          at: fields.location(of: .end), hint: "correct one of the dates")
      }
      guard let team, let role, let start else { return nil }
      return LocatedStint(
        stint: Stint(
          team: team, role: role, start: start, end: end, matches: matches, source: source,
          note: note),
        location: fields.location(of: .start))
    }
  }
}

extension Matches {
  /// Nil if no number is given; numbers that don't add up are reported.
  fileprivate init?(_ fields: Fields<StintKey>) {
    let number = ValueReader<Int>.int(0...100_000)
    let won = fields.optional(.won, number)
    let drawn = fields.optional(.drawn, number)
    let lost = fields.optional(.lost, number)
    let parts = [won, drawn, lost].compactMap(\.self)
    let sum = parts.reduce(0, +)
    let written = fields.optional(.played, number)
    guard let played = written ?? (parts.isEmpty ? nil : sum) else { return nil }
    let isWhole = won != nil && lost != nil
    if sum > played || (isWhole && sum != played) {
      fields.document.report(
        "matches-sum",
        "\(played) played, but " + parts.map(String.init).joined(separator: " + ") + " = \(sum)",
        at: fields.location(of: .played),
        hint: "played is the sum of won, drawn and lost")
    }
    self.init(played: played, won: won, drawn: drawn, lost: lost)
  }
}

extension ValueReader<Award> {
  fileprivate static func award(teams: Catalog<Team>) -> Self {
    .record(AwardKey.self) { fields in
      let name = fields.required(.name, .typeset)
      let date = fields.required(.date, .date)
      let team = fields.optional(.team, teams.reference)
      let source = fields.optional(.source, .source)
      guard let name, let date else { return nil }
      return Award(name: name, date: date, team: team, source: source)
    }
  }
}
