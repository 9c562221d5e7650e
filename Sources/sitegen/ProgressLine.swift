import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One line on a terminal that tells how far a long build is; elsewhere nothing.
final class ProgressLine: Sendable {
  private let isShown: Bool
  /// When the line was written last; a second after the beginning for the first time.
  private let next: Mutex<ContinuousClock.Instant>
  private let hasWritten = Atomic(false)

  init(isShown: Bool) {
    self.isShown = isShown && Console.isTerminal(STDERR_FILENO)
    next = Mutex(ContinuousClock.now + .seconds(1))
  }

  /// Shows the state, at most ten times a second.
  func update(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let isDue = next.withLock { next in
      guard now >= next else { return false }
      next = now + .milliseconds(100)
      return true
    }
    guard isDue else { return }
    hasWritten.store(true, ordering: .relaxed)
    Console.writeError("\r\u{1B}[K\(done) of \(total) files")
  }

  /// Takes the line away.
  func clear() {
    if hasWritten.load(ordering: .relaxed) { Console.writeError("\r\u{1B}[K") }
  }
}
