import Synchronization

/// What other programs make for an edition, which is known only after it has been planned.
final class Additions: Sendable {
  private struct State: Sendable {
    var drawnImages: [String: SharedImage] = [:]
    var hasSearchIndex = false
  }

  private let state = Mutex(State())

  /// What has been drawn for the page at a path on the whole site.
  func drawnImage(of path: String) -> SharedImage? { state.withLock { $0.drawnImages[path] } }

  /// Adds what has been drawn, by the paths of pages on the whole site.
  func add(drawnImages: [String: SharedImage]) { state.withLock { $0.drawnImages = drawnImages } }

  /// Whether there will be an index for search.
  var hasSearchIndex: Bool { state.withLock { $0.hasSearchIndex } }

  /// Counts on an index for search.
  func addSearchIndex() { state.withLock { $0.hasSearchIndex = true } }
}
