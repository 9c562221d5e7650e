import Synchronization

/// The anchors of the pages that links lead into, each found out when it is first asked for.
final class AnchorIndex: Sendable {
  /// The anchors by paths on the whole site; nil for a page of which nothing can be said.
  private let found = Mutex<[String: PageAnchors?]>([:])

  /// The anchors of the page at a path; `find` must give the same whenever it is called.
  func anchors(of path: String, find: () -> PageAnchors?) -> PageAnchors? {
    if let known = found.withLock({ $0[path] }) { return known }
    // Not under the lock: finding takes a rendering.
    let anchors = find()
    found.withLock { $0[path] = .some(anchors) }
    return anchors
  }
}
