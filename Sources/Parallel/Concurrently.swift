import Dispatch
import Synchronization

/// What two computations give, done side by side; the first may itself use all cores, which it could
/// not from within a `concurrentPerform`.
///
/// If no thread is free for the second before the first is done, it is done after it: Dispatch looks
/// for blocked threads, and starts others in their place, once a second only.
@inlinable public func concurrently<First: Sendable, Second: Sendable>(
  _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let other = Deferred(second)
  DispatchQueue.global().async { other.start() }
  let value = first()
  return (value, other.value)
}

/// A computation that whoever comes first does.
@usableFromInline final class Deferred<Value: Sendable>: Sendable {
  private let compute: @Sendable () -> Value
  private let isStarted = Atomic(false)
  private let found = Mutex<Value?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  @usableFromInline init(_ compute: @escaping @Sendable () -> Value) { self.compute = compute }

  /// Does it, unless somebody else does or has done.
  @usableFromInline func start() {
    guard !isStarted.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let value = compute()
    found.withLock { $0 = value }
    isDone.signal()
  }

  /// The result, which is waited for if somebody else is at it; to be asked for once.
  @usableFromInline var value: Value {
    start()
    isDone.wait()
    return found.withLock { $0 } ?? compute()
  }
}
