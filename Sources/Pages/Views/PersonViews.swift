import Content
import Language
import Templates

/// The coach.
struct CoachView: TemplateObject {
  let index: SiteIndex
  private var coach: Coach { index.site.coach }

  static let members: Members<CoachView> = [
    "name": { .string($0.coach.name) },
    "names": { .names($0.coach.names) },
    "born": { .date($0.coach.born) },
    "birthplace": { .optional($0.coach.birthplace) },
    "nationality": { .optional($0.coach.nationality) },
    "description": { $0.index.typeset($0.coach.description) },
    "image": { .image($0.coach.image) },
    "links": { .list($0.coach.links.map { .object(SourceView(source: $0)) }) },
    "career": { view in .list(view.index.career.indices.map { view.stint($0) }) },
    "current": { view in
      .list(view.index.career.indices.filter { view.isCurrent($0) }.map { view.stint($0) })
    },
    "awards": { view in
      .list(view.coach.awards.map { .object(AwardView(index: view.index, award: $0)) })
    },
  ]

  private func isCurrent(_ position: Int) -> Bool { index.career[position].stint.end == nil }

  private func stint(_ position: Int) -> Value {
    .object(StintView(index: index, position: position))
  }
}

/// A time with one team.
struct StintView: TemplateObject {
  let index: SiteIndex
  let position: Int
  private var record: StintRecord { index.career[position] }
  private var stint: Stint { record.stint }

  static let members: Members<StintView> = [
    "team": { .team($0.stint.team, in: $0.index) },
    "role": { .string($0.stint.role.rawValue) },
    "start": { .date($0.stint.start) },
    "end": { .date($0.stint.end) },
    "length_years": { $0.record.years.map(Value.float) ?? .none },
    "played": { .number($0.stint.matches?.played) },
    "won": { .number($0.stint.matches?.won) },
    "drawn": { .number($0.stint.matches?.drawn) },
    "lost": { .number($0.stint.matches?.lost) },
    "win_rate": { .number($0.record.winRate) },
    "honours": { view in .list(view.record.honours.map { .honour($0.honour, in: view.index) }) },
    "titles": { .int($0.record.titles) },
    "gap_after": { view in
      guard let gap = view.record.gap else { return .none }
      return ["start": .date(gap.start), "end": .date(gap.end)]
    },
    "source": { .source($0.stint.source) },
    "note": { $0.index.typeset($0.stint.note) },
  ]
}

/// A personal distinction.
struct AwardView: TemplateObject {
  let index: SiteIndex
  let award: Award

  static let members: Members<AwardView> = [
    "name": { .string($0.award.name) },
    "date": { .date($0.award.date) },
    "team": { view in view.award.team.map { .team($0, in: view.index) } ?? .none },
    "source": { .source($0.award.source) },
  ]
}
