import Diagnostics
import Language

/// Everything that `Content/` says, read, checked and linked; immutable.
public struct Site: Sendable {
  /// What `site.yaml` says.
  public let settings: Settings
  /// The rules of that language.
  public let language: Language
  /// The person.
  public let coach: Coach
  /// All teams, in the file's order.
  public let teams: [Team]
  /// All competitions, in the file's order.
  public let competitions: [Competition]
  /// All honours, in the file's order.
  public let honours: [Honour]
  /// All quotes, in the file's order.
  public let quotes: [Quote]
  /// The articles to publish, newest first, those of one day in order of their slugs.
  public let articles: [Article]
  /// What is written, but not published by this build.
  public let withheld: [Withheld]
  /// What is published although it is a draft or dated later, because that was asked for.
  public let shownEarly: [Withheld]
  /// The pages that are neither news nor made of data, in order of their slugs.
  public let pages: [FreePage]
  /// The pictures, in byte order of their paths.
  public let images: [ImageFile]
  /// Anything else, by the name of its file in `data/`.
  public let data: [(name: String, value: DataValue)]

  /// Which of the site's languages this is.
  public var edition: Edition { settings.edition }
}

/// Free data for templates: what YAML can say.
public indirect enum DataValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case list([DataValue])
  case mapping([Entry])

  /// One key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The value.
    public let value: DataValue
    /// Where the key stands.
    public let location: SourceLocation
  }
}
