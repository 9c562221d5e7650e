#if canImport(Darwin)
  import CoreServices
  import Dispatch
  import Files

  /// Starts to watch folders: an element for each burst of changes anywhere below them (File System
  /// Events Programming Guide). A folder that is missing, or goes, is waited for.
  func changes(below folders: [Folder]) throws(PreviewError) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    // Both live as long as the program.
    let listener = Unmanaged.passRetained(Listener(continuation: continuation))
    var context = FSEventStreamContext(
      version: 0, info: listener.toOpaque(), retain: nil, release: nil, copyDescription: nil)
    let events = FSEventStreamCreate(
      nil,
      { _, listener, _, _, _, _ in
        guard let listener else { return }
        Unmanaged<Listener>.fromOpaque(listener).takeUnretainedValue().continuation.yield()
      },
      &context, folders.map(\.path) as CFArray, FSEventStreamEventId(kFSEventStreamEventIdSinceNow),
      0.01,
      FSEventStreamCreateFlags(
        kFSEventStreamCreateFlagNoDefer | kFSEventStreamCreateFlagWatchRoot
          | kFSEventStreamCreateFlagFileEvents))
    guard let events else { throw .watching(folders.first?.path ?? "", errno) }
    FSEventStreamSetDispatchQueue(events, DispatchQueue(label: "sitegen.watch"))
    guard FSEventStreamStart(events) else { throw .watching(folders.first?.path ?? "", errno) }
    return stream
  }

  private final class Listener: Sendable {
    let continuation: AsyncStream<Void>.Continuation

    init(continuation: AsyncStream<Void>.Continuation) {
      self.continuation = continuation
    }
  }
#endif
