import Content
import Language
import Templates

/// A date as precise as it is known; printed, it is ISO 8601.
struct DateView: TemplateObject {
  let date: PartialDate
  var printed: Value? { .string(date.description) }
  var identity: String? { date.description }

  static let members: Members<DateView> = [
    "year": { .int($0.date.year) },
    "month": { .number($0.date.month) },
    "day": { .number($0.date.day) },
    "precision": { view in
      view.date.day != nil ? "day" : view.date.month != nil ? "month" : "year"
    },
  ]
}

/// Where a fact or a text comes from.
struct SourceView: TemplateObject {
  let source: Source

  static let members: Members<SourceView> = [
    "title": { .string($0.source.title) },
    "url": { .optional($0.source.url) },
  ]
}

/// A picture.
struct ImageView: TemplateObject {
  let file: ImageFile
  var alt = ""
  var credit: String?

  static let members: Members<ImageView> = [
    "src": { .string(SitePath.file($0.file.path)) },
    "alt": { .string($0.alt) },
    "credit": { .optional($0.credit) },
    "width": { .number($0.file.size?.width) },
    "height": { .number($0.file.size?.height) },
  ]
}

extension SiteIndex {
  /// Words for readers, as the typographer sets them.
  func typeset(_ text: String?) -> Value { .optional(text.map(markdown.typeset)) }
}

extension Value {
  static func date(_ date: PartialDate?) -> Value {
    date.map { .object(DateView(date: $0)) } ?? .none
  }

  static func number(_ number: Int?) -> Value { number.map(Value.int) ?? .none }

  static func source(_ source: Source?) -> Value {
    source.map { .object(SourceView(source: $0)) } ?? .none
  }

  /// A title: its HTML if it has markup, or else its text.
  static func title(_ title: Title) -> Value {
    title.html.map(Value.markup) ?? .string(title.text)
  }

  static func image(_ image: Image?) -> Value {
    image.map { .object(ImageView(file: $0.file, alt: $0.alt, credit: $0.credit)) } ?? .none
  }

  static func names(_ names: [LanguageName]) -> Value {
    .dict(ValueDictionary(names.map { ($0.language, .string($0.name)) }))
  }

  static func team(_ team: Team, in index: SiteIndex) -> Value {
    .object(TeamView(index: index, team: team))
  }

  static func honour(_ honour: Honour, in index: SiteIndex) -> Value {
    .object(HonourView(index: index, honour: honour))
  }

  static func articles(_ positions: some Sequence<Int>, in index: SiteIndex) -> Value {
    .list(positions.map { .object(ArticleView(index: index, position: $0)) })
  }

  static func quotes(_ positions: some Sequence<Int>, in index: SiteIndex) -> Value {
    .list(positions.map { .object(QuoteView(index: index, position: $0)) })
  }

  /// Free data as templates see them.
  init(_ data: DataValue) {
    switch data {
    case .null: self = .none
    case .bool(let bool): self = .bool(bool)
    case .int(let number): self = .int(number)
    case .double(let number): self = .float(number)
    case .text(let text): self = .string(text)
    case .list(let items): self = .list(items.map(Value.init))
    case .mapping(let entries):
      self = .dict(ValueDictionary(entries.map { ($0.key, Value($0.value)) }))
    }
  }
}
