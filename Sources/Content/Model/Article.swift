import Diagnostics
import Language

/// A piece of news.
///
/// It is an object, as is a free page: views hand it on at each step, which as a structure would
/// count the references of all its texts.
public final class Article: Sendable {
  /// The last part of its URL.
  public let slug: String
  /// The title.
  public let title: String
  /// The day of publication.
  public let date: PartialDate
  /// The day of the last change worth telling.
  public let updated: PartialDate?
  /// What it says, in a sentence; nil if the first paragraph is to serve.
  public let description: String?
  /// Who wrote it; nil for the site's author.
  public let author: String?
  /// What it is about.
  public let tags: [Tag]
  /// Which teams it is about.
  public let teams: [Team]
  /// Which quotes it cites, those that are published.
  public let quotes: [Quote]
  /// The same with those that are withheld.
  let cited: [Quote]
  /// The picture above it.
  public let image: Image?
  /// Where its facts come from.
  public let sources: [Source]
  /// Site paths that lead to it too.
  public let aliases: [Alias]
  /// Whether it is unfinished.
  public let isDraft: Bool
  /// The BCP 47 code of its language; nil for the site's.
  public let language: String?
  /// Where its slug is decided: the key, or the beginning of the file.
  public let location: SourceLocation
  /// Its Markdown.
  public let body: Body

  init(
    slug: String, title: String, date: PartialDate, updated: PartialDate?, description: String?,
    author: String?, tags: [Tag], teams: [Team], quotes: [Quote], cited: [Quote], image: Image?,
    sources: [Source], aliases: [Alias], isDraft: Bool, language: String?,
    location: SourceLocation, body: Body
  ) {
    self.slug = slug
    self.title = title
    self.date = date
    self.updated = updated
    self.description = description
    self.author = author
    self.tags = tags
    self.teams = teams
    self.quotes = quotes
    self.cited = cited
    self.image = image
    self.sources = sources
    self.aliases = aliases
    self.isDraft = isDraft
    self.language = language
    self.location = location
    self.body = body
  }
}

/// A page that is neither news nor made of data.
public final class FreePage: Sendable {
  /// The last part of its URL; empty for the home page's text.
  public let slug: String
  /// The title.
  public let title: String
  /// What it says, in a sentence.
  public let description: String?
  /// The picture above it.
  public let image: Image?
  /// Site paths that lead to it too.
  public let aliases: [Alias]
  /// Where its slug is decided: the key, or the beginning of the file.
  public let location: SourceLocation
  /// Its Markdown.
  public let body: Body

  init(
    slug: String, title: String, description: String?, image: Image?, aliases: [Alias],
    location: SourceLocation, body: Body
  ) {
    self.slug = slug
    self.title = title
    self.description = description
    self.image = image
    self.aliases = aliases
    self.location = location
    self.body = body
  }
}

/// The Markdown below a front matter.
public struct Body: Sendable {
  /// The whole file.
  public let source: SourceText
  /// The offset of the first byte of Markdown.
  public let start: Int
  /// Whether the front matter leaves the typographer on.
  public let isTypeset: Bool

  init(source: SourceText, start: Int, isTypeset: Bool = true) {
    self.source = source
    self.start = start
    self.isTypeset = isTypeset
  }
}

/// A site path that leads to another page.
public struct Alias: Sendable, Hashable {
  /// The path, such as `/old/`.
  public let path: String
  /// Where it is written.
  public let location: SourceLocation
}

/// A word that articles are grouped by.
public struct Tag: Sendable, Hashable {
  /// The word as the editor wrote it first.
  public let name: String
  /// The last part of its page's URL.
  public let slug: String
}
