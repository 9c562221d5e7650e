import Diagnostics
import Files
import Markdown
import Synchronization

/// What was read of a `Content/` folder: reading the folder again, a preview reads only the articles
/// and pictures that have changed.
public final class SiteCache: Sendable {
  let imageSizes = FileCache<Result<ImageSize?, FileError>>()
  private let editions = Mutex<[Edition?: (reader: PageReader, articles: Articles)]>([:])

  typealias Articles = FileCache<(page: Article?, problems: [Diagnostic])>

  /// Makes an empty cache.
  public init() {}

  /// The articles of an edition, if a reader would read them as they were read.
  func articles(of edition: Edition?, readBy reader: PageReader) -> Articles {
    editions.withLock { editions in
      if let known = editions[edition], known.reader.readsLike(reader) { return known.articles }
      let articles = Articles()
      editions[edition] = (reader, articles)
      return articles
    }
  }
}

extension PageReader {
  /// Whether two readers make the same of each file.
  fileprivate func readsLike(_ other: PageReader) -> Bool {
    teams.readsLike(other.teams) && quotes.readsLike(other.quotes)
      && images.files == other.images.files && options == other.options
  }
}
