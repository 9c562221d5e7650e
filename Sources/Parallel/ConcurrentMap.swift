import Dispatch
import Synchronization

extension Array where Element: Sendable {
  // Inlined where the types are known: of unknown ones Swift first makes all that it needs to go
  // through lists of them, at a fortieth of a small build.
  /// The results of `transform` in the order of the elements, computed on all cores.
  ///
  /// - Parameter chunk: How many neighbouring elements one worker takes at a time: enough to make
  ///   taking them cheap, few enough to keep all workers busy to the end. Without it, up to sixteen.
  @inlinable public func concurrentMap<Result: Sendable>(
    chunk: Int? = nil, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1 else { return map(transform) }
    let chunk = chunk ?? Swift.max(1, Swift.min(16, count / 64))
    let chunkCount = (count + chunk - 1) / chunk
    let finished = Mutex<[(index: Int, results: [Result])]>([])
    DispatchQueue.concurrentPerform(iterations: chunkCount) { index in
      let results = self[index * chunk..<Swift.min((index + 1) * chunk, count)].map(transform)
      finished.withLock { $0.append((index, results)) }
    }
    return finished.withLock { $0.sorted { $0.index < $1.index } }.flatMap(\.results)
  }
}
