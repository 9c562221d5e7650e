import Content
import Diagnostics
import Files

/// One file of the site, before it is made.
public struct PlannedOutput: Sendable {
  /// What the file is made of.
  public enum Content: Sendable {
    /// A page, to be rendered.
    case page(Page, edition: Int)
    /// A feed, to be written.
    case feed(Feed, FeedFormat, edition: Int)
    /// Bytes, made when they are asked for.
    case bytes(@Sendable () -> [UInt8])
    /// The bytes of the file at a path.
    case copy(of: String)
  }

  /// The path in the output folder.
  public let file: String
  /// What it is made of.
  public let content: Content
  /// What its path comes from, for messages.
  public let origin: SourceLocation

  /// Whether it is the page of an article.
  var isArticle: Bool {
    guard case .page(let page, _) = content, case .article = page.kind else { return false }
    return true
  }

  /// Whether it is a feed.
  var isFeed: Bool {
    if case .feed = content { true } else { false }
  }

  init(_ page: Page, edition: Int, prefix: String) {
    file = SitePath.file(servedAt: prefix + page.path)
    content = .page(page, edition: edition)
    origin = page.origin ?? SourceLocation(file: page.path)
  }

  init(_ feed: Feed, _ format: FeedFormat, edition: Int, prefix: String) {
    file = String((prefix + feed.path(format)).dropFirst())
    content = .feed(feed, format, edition: edition)
    origin = SourceLocation(file: feed.path(format))
  }

  init(_ asset: Theme.Asset) {
    file = String(asset.sitePath.dropFirst())
    content = .bytes { asset.bytes }
    origin = SourceLocation(file: asset.source)
  }

  init(_ image: ImageFile, in folder: Folder) {
    file = image.path
    content = .copy(of: folder.path(of: image.path))
    origin = SourceLocation(file: folder.path(of: image.path))
  }

  init(path: String, copyOf source: String) {
    file = String(path.dropFirst())
    content = .copy(of: source)
    origin = SourceLocation(file: source)
  }

  init(path: String, bytes: @autoclosure @escaping @Sendable () -> [UInt8]) {
    file = String(path.dropFirst())
    content = .bytes(bytes)
    origin = SourceLocation(file: path)
  }
}
