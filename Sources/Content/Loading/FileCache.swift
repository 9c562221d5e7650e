import Files
import Parallel
import Synchronization

/// What was made of files, each good for as long as its file has not changed.
final class FileCache<Value: Sendable>: Sendable {
  private struct Entry {
    let stamp: FileStamp
    let value: Value
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// The values of files in their order; made anew, many at once, for those that have changed. What
  /// is known of other files is forgotten.
  func values(of paths: [String], make: @Sendable (_ path: String) -> Value) -> [Value] {
    let known = entries.withLock { $0 }
    let found = paths.concurrentMap { path -> (value: Value, entry: Entry?, isNew: Bool) in
      guard let stamp = try? FileStamp(of: path) else { return (make(path), nil, true) }
      if let entry = known[path], entry.stamp == stamp { return (entry.value, entry, false) }
      let value = make(path)
      // A file that is being written may change again without another stamp.
      return (value, stamp.isSettled ? Entry(stamp: stamp, value: value) : nil, true)
    }
    entries.withLock { entries in
      for (path, result) in zip(paths, found) where result.isNew { entries[path] = result.entry }
      if entries.count > paths.count {
        let present = Set(paths)
        entries = entries.filter { present.contains($0.key) }
      }
    }
    return found.map(\.value)
  }

  /// Forgets values that are good no more, although their files have not changed.
  func forget(_ isOutdated: (Value) -> Bool) {
    entries.withLock { entries in entries = entries.filter { !isOutdated($0.value.value) } }
  }
}

extension [String] {
  /// What is made of the files at these paths, in their order, many at once; a cache spares making it
  /// again.
  func values<Value: Sendable>(
    keptIn cache: FileCache<Value>?, make: @Sendable (_ path: String) -> Value
  ) -> [Value] {
    cache?.values(of: self, make: make) ?? concurrentMap(make)
  }
}
