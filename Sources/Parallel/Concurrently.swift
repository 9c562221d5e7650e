import Dispatch
import Synchronization

/// What two computations give, done side by side; the first may itself use all cores, which it could
/// not from within a `concurrentPerform`.
@inlinable public func concurrently<First: Sendable, Second: Sendable>(
  _ first: () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let found = Mutex<Second?>(nil)
  let known = withoutActuallyEscaping(second) { second in
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = second()
      found.withLock { $0 = value }
    }
    let value = first()
    group.wait()
    return value
  }
  return (known, found.withLock { $0 } ?? second())
}
