import Language

/// A quote to add.
public struct NewQuote: Sendable {
  /// Its key; nil to make one of its first words.
  public var id: String?
  /// The words, without quotation marks around them.
  public var text: String
  /// When they were spoken.
  public var date: PartialDate
  /// Where they were published.
  public var source: String
  /// The address of that on the web.
  public var url: String?
  /// The ids of the teams that it is about.
  public var teams: [String]

  /// Makes a quote.
  public init(
    id: String?, text: String, date: PartialDate, source: String, url: String?, teams: [String]
  ) {
    self.id = id
    self.text = text
    self.date = date
    self.source = source
    self.url = url
    self.teams = teams
  }

  func entry(id: String, notes: [String]) -> YAMLValue.Entry {
    let origin: YAMLValue.Entry =
      if let url {
        .init(
          key: "source",
          value: .mapping([
            .init(key: "title", value: .scalar(source)), .init(key: "url", value: .scalar(url)),
          ]), isOnOneLine: true)
      } else {
        .init(key: "source", value: .scalar(source))
      }
    let about: [YAMLValue.Entry] =
      teams.isEmpty
      ? [] : [.init(key: "teams", value: .list(teams.map(YAMLValue.scalar)))]
    return .init(
      key: id,
      value: .mapping(
        [
          .init(key: "text", value: .scalar(text)),
          .init(key: "date", value: .scalar("\(date)")), origin,
        ] + about), notes: notes)
  }
}
