import Building
import Content
import Diagnostics
import Files
import Pages
import Synchronization

/// A site that is read again when it changes, and those who want to hear of it.
final class PreviewSite: Sendable {
  private let builder: SiteBuilder
  private let cache = SiteCache()
  private let state: Mutex<State>

  private struct State {
    var snapshot: Snapshot
    /// The last plan, also if the site can't be read any more.
    var plan: SitePlan?
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastListener = 0
    /// The problems of single pages that were told already.
    var told: Set<Diagnostic> = []
  }

  /// Reads a site for the first time.
  ///
  /// - Throws: `BuildError` if a folder of the site can't be read.
  init(_ builder: SiteBuilder) throws(BuildError) {
    self.builder = builder
    let snapshot = try Self.read(builder, cache, nil)
    state = Mutex(State(snapshot: snapshot, plan: snapshot.plan))
  }

  /// The site as it was when it was read last.
  var snapshot: Snapshot { state.withLock { $0.snapshot } }

  /// Reads the site again, and lets the listeners know.
  func reload() -> Snapshot {
    let snapshot: Snapshot
    let known = state.withLock { $0.plan }
    do throws(BuildError) {
      snapshot = try Self.read(builder, cache, known)
    } catch {
      snapshot = Snapshot(nil, [error.diagnostic])
    }
    state.withLock { state in
      state.snapshot = snapshot
      if let plan = snapshot.plan { state.plan = plan }
      state.told = []
    }
    callListeners()
    // Taking the old plan apart takes a while, too, and nobody should wait for that.
    withExtendedLifetime(known) {}
    return snapshot
  }

  private static func read(
    _ builder: SiteBuilder, _ cache: SiteCache, _ known: SitePlan?
  ) throws(BuildError) -> Snapshot {
    let (plan, problems) = try builder.plan(cache: cache, reusing: known)
    return Snapshot(plan, problems.distinct)
  }

  /// Those of the problems of a page that have not been told since the site was read.
  func newProblems(_ problems: [Diagnostic]) -> [Diagnostic] {
    state.withLock { state in
      let known = state.snapshot.problems
      return problems.filter { !known.contains($0) && state.told.insert($0).inserted }
    }
  }
}

extension PreviewSite {
  /// An element whenever the site may have changed, as long as somebody reads the stream.
  func calls() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.lastListener += 1
      state.listeners[state.lastListener] = continuation
      return state.lastListener
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }
    return stream
  }

  /// Lets the listeners look; also from time to time, so that they find out whether anybody is left
  /// to tell it to.
  func callListeners() {
    let listeners = state.withLock { $0.listeners.values }
    for listener in listeners { listener.yield() }
  }
}

extension BuildError {
  /// What to show in place of the pages.
  fileprivate var diagnostic: Diagnostic {
    switch self {
    case .folder(let error): error.diagnostic
    case .output(let error):
      Diagnostic(
        .error, code: "unreadable-file", error.message, at: SourceLocation(file: "Public"))
    }
  }
}
