import Diagnostics
import Files
import Markdown
import Synchronization

/// What was read of a `Content/` folder: reading the folder again, a preview reads only the articles
/// and pictures that have changed.
public final class SiteCache: Sendable {
  let imageSizes = FileCache<Result<ImageSize?, FileError>>()
  private let editions = Mutex<[Edition?: KnownEdition]>([:])

  typealias Articles = FileCache<(page: Article?, problems: [Diagnostic])>

  private struct KnownEdition {
    var files: [String] = []
    var names: FileNames?
    var reader: PageReader?
    var articles = Articles()
  }

  /// Makes an empty cache.
  public init() {}

  /// What the names of the folder's files tell of an edition.
  func names(of files: [String], in edition: Edition?, _ folder: Folder) -> FileNames {
    let known = editions.withLock { $0[edition] }
    if let names = known?.names, known?.files == files { return names }
    let names = FileNames(files, in: edition, of: folder)
    editions.withLock {
      $0[edition, default: KnownEdition()].files = files
      $0[edition]?.names = names
    }
    return names
  }

  /// The articles of an edition that a reader would read as they were read.
  func articles(of edition: Edition?, readBy reader: PageReader) -> Articles {
    editions.withLock { editions in
      var known = editions[edition, default: KnownEdition()]
      if let last = known.reader, !last.readsLike(reader) {
        if last.isComplete, last.images.files == reader.images.files,
          last.options == reader.options
        {
          known.articles.forget { $0.page.map(reader.wouldRead) != true || !$0.problems.isEmpty }
        } else {
          known.articles = Articles()
        }
      }
      known.reader = reader
      editions[edition] = known
      return known.articles
    }
  }
}

extension PageReader {
  /// Whether two readers make the same of each file.
  fileprivate func readsLike(_ other: PageReader) -> Bool {
    teams.readsLike(other.teams) && quotes.readsLike(other.quotes)
      && images.files == other.images.files && options == other.options
  }

  /// Whether an article without problems has everything that it refers to.
  fileprivate var isComplete: Bool { teams.isComplete && quotes.isComplete }

  /// Whether an article that refers to teams and quotes would find the same here.
  fileprivate func wouldRead(_ article: Article) -> Bool {
    article.teams.allSatisfy { teams[$0.id] == $0 }
      && article.cited.allSatisfy { quotes[$0.id] == $0 }
  }
}
