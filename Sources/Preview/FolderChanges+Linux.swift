#if canImport(Glibc)
  import Dispatch
  import Files
  import Glibc

  /// Starts to watch folders: an element for each burst of changes anywhere below them that has come
  /// to rest. A folder that is missing, or goes, is waited for.
  func changes(below folders: [Folder]) throws(PreviewError) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let watches = try FolderWatches(folders)
    // A thread of its own, because it waits.
    DispatchQueue(label: "sitegen.watch").async {
      var watches = watches
      while watches.waitForBurst() { continuation.yield() }
      continuation.finish()
    }
    return stream
  }

  /// The kernel's watches on folders (inotify(7)).
  private struct FolderWatches {
    /// A file counts as written when it is closed: until then it may be half a file.
    private static let events =
      IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
      | IN_DELETE_SELF | IN_MOVE_SELF
    private static let parentEvents = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
    /// After these, folders are not where they were watched.
    private static let folderEvents =
      IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_Q_OVERFLOW
    /// How long nothing must happen, in milliseconds, before a burst is over: an editor empties a
    /// file, writes it and renames it within less.
    private static let rest: Int32 = 10
    /// How long a burst can take, in milliseconds, before it is told of nevertheless.
    private static let longestBurst = 300

    private let descriptor: Int32
    private let folders: [Folder]
    /// The folders that the watched ones stand in, with the names to look for in each.
    private var parents: [Int32: Set<String>] = [:]
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(_ folders: [Folder]) throws(PreviewError) {
      self.folders = folders
      descriptor = inotify_init1(Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { throw .watching(folders.first?.path ?? "", errno) }
      try watch()
    }

    /// Watches all folders that are there now; those that are watched already keep their watch.
    private mutating func watch() throws(PreviewError) {
      parents = [:]
      for folder in folders {
        let parts = folder.path.split(separator: "/", omittingEmptySubsequences: false)
        let parent = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
        if let watch = try add(parent, Self.parentEvents) {
          parents[watch, default: []].insert(String(parts.last ?? ""))
        }
        guard let below = try? folder.folders() else { continue }
        for path in [folder.path] + below.map(folder.path(of:)) {
          _ = try add(path, Self.events)
        }
      }
    }

    /// Watches a folder: the number of the watch, or nil if the folder is missing.
    private func add(_ path: String, _ events: Int32) throws(PreviewError) -> Int32? {
      let watch = inotify_add_watch(descriptor, path, UInt32(events | IN_ONLYDIR))
      if watch >= 0 { return watch }
      if [ENOENT, ENOTDIR, EACCES].contains(errno) { return nil }
      throw .watching(path, errno)
    }

    /// Waits for the next change and until all that comes with it has happened; false if the kernel
    /// tells nothing any more.
    mutating func waitForBurst() -> Bool {
      while true {
        guard let first = readEvents() else { return false }
        guard first.isRelevant else { continue }
        var haveFoldersChanged = first.haveFoldersChanged
        let start = ContinuousClock.now
        while isReadable(within: Self.rest),
          ContinuousClock.now - start < .milliseconds(Self.longestBurst)
        {
          guard let next = readEvents() else { return false }
          haveFoldersChanged = haveFoldersChanged || next.haveFoldersChanged
        }
        // What can't be watched now was told when the preview began, or is so for a moment only.
        if haveFoldersChanged { try? watch() }
        return true
      }
    }

    private func isReadable(within milliseconds: Int32) -> Bool {
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return Glibc.poll(&poll, 1, milliseconds) > 0
    }

    /// Waits for events: whether any of them can change the site, and whether one is of a folder.
    private mutating func readEvents() -> (isRelevant: Bool, haveFoldersChanged: Bool)? {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return errno == EINTR ? (false, false) : nil }
      var found = (isRelevant: false, haveFoldersChanged: false)
      buffer.withUnsafeBytes { buffer in
        var offset = 0
        while offset < count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let start = offset + MemoryLayout<inotify_event>.size
          offset = start + Int(event.len)
          let name = String(decoding: buffer[start..<offset].prefix { $0 != 0 }, as: UTF8.self)
          guard isRelevant(name, event.wd) else { continue }
          found.isRelevant = true
          if event.mask & UInt32(Self.folderEvents) != 0 { found.haveFoldersChanged = true }
        }
      }
      return found
    }

    private func isRelevant(_ name: String, _ watch: Int32) -> Bool {
      if let names = parents[watch] { return name.isEmpty || names.contains(name) }
      return !Folder.isIgnored(name)
    }
  }
#endif
