import Synchronization

/// Values that are worked out when they are first asked for, by whichever thread that is, and kept.
public final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline let found = Mutex<[Key: Value]>([:])

  /// Makes a memo that holds nothing.
  public init() {}

  // Inlined where the types are known: a dictionary of unknown types takes three times as long.
  /// The value of a key; `find` must give the same whenever it is called, and may be called by two
  /// threads at once.
  @inlinable public func value(for key: Key, find: () -> Value) -> Value {
    if let known = found.withLock({ $0[key] }) { return known }
    // Not under the lock: finding may take long, or ask for the value of another key.
    let value = find()
    found.withLock { $0[key] = value }
    return value
  }
}
