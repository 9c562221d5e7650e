import Diagnostics
import Language

enum QuoteKey: String, SchemaKey {
  case text, original, speaker, date, occasion, source, topics, teams
  static let record = "a quote"
}

enum OriginalKey: String, SchemaKey {
  case text, language
  static let record = "the original of a quote"
}

/// Reads the records of `quotes.yaml`.
struct QuoteReader {
  let teams: Catalog<Team>
  /// Who speaks unless a quote says otherwise.
  let speaker: String
  let settings: Settings?
  let options: LoadOptions

  func quote(id: String, node: YAMLNode, document: Document) -> Quote? {
    guard let fields = Fields<QuoteKey>(node, in: document) else { return nil }
    let text = fields.required(.text, .typeset)
    let original = fields.optional(.original, .original)
    let speaker = fields.optional(.speaker, .text)
    let date = fields.optional(.date, .date)
    let occasion = fields.optional(.occasion, .typeset)
    let source = fields.optional(.source, .source)
    let topics = fields.optional(.topics, .list(of: .tag))
    let teams = fields.optional(.teams, .listOfDifferent(teams.reference))
    requireOrigin(id: id, fields)
    if let date, !date.isReached(on: options.now), !options.includesScheduled {
      document.reportWithheld("the quote '\(id)'", until: date, at: fields.location(of: .date))
    }
    guard let text else { return nil }
    return Quote(
      id: id, text: text, original: original, speaker: speaker ?? self.speaker, date: date,
      occasion: occasion, source: source, topics: (topics ?? []).unique, teams: teams ?? [])
  }

  /// Words that nobody can look up are worth little.
  private func requireOrigin(id: String, _ fields: Fields<QuoteKey>) {
    for key in [QuoteKey.source, .date] where fields.node(key) == nil {
      fields.document.report(
        "quote-without-\(key.rawValue)", "the quote '\(id)' has no \(key.rawValue)",
        at: fields.location, hint: "add '\(key.rawValue): …'",
        severity: settings?.requiresQuoteSource == true ? .error : .warning)
    }
  }
}

extension ValueReader<Quote.Original> {
  fileprivate static var original: Self {
    .record(OriginalKey.self) { fields in
      let text = fields.required(.text, .text)
      let language = fields.required(.language, .languageCode)
      guard let text, let language else { return nil }
      return Quote.Original(text: text, language: language)
    }
  }
}

extension PartialDate {
  /// Whether the first day that it can mean has come.
  func isReached(on day: PartialDate) -> Bool { firstDay <= day }
}

extension Document {
  /// Says that something dated later than today is not published yet.
  func reportWithheld(_ what: String, until date: PartialDate, at location: SourceLocation) {
    report(
      "future-date", "\(what) is withheld until \(date)", at: location,
      hint: "build on that day or later, or with --now \(date)", severity: .note)
  }
}
