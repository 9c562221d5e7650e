import Dispatch
import Synchronization

/// What two computations give, done side by side.
@inlinable public func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let found = Mutex<(first: First?, second: Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let value = first()
      found.withLock { $0.first = value }
    } else {
      let value = second()
      found.withLock { $0.second = value }
    }
  }
  let (known, other) = found.withLock { $0 }
  return (known ?? first(), other ?? second())
}
