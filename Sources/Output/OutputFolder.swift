import Synchronization

/// One build's hold on an output folder: the only writer of the site.
///
/// Outputs are added from as many threads as one likes; those whose bytes differ from what is there
/// are staged, and nothing that is published changes until `commit()`. The folder is locked from
/// `init(at:)` until the build is committed or abandoned. A process that is killed at any instant
/// leaves every file whole, old or new, and the next build ends with the bytes of a clean one.
public final class OutputFolder: Sendable {
  struct State: Sendable {
    var claims = Claims()
    /// The files that are staged, by where they will stand.
    var staged: [OutputPath] = []
    /// Folders that are not there yet, and hold other folders.
    var missingFolders: Set<OutputPath> = []
    var unchanged = 0
    var isOpen = true
  }

  let root: RootFolder
  /// The manifest as the last build has left it.
  let manifest: Manifest
  let state = Mutex(State())

  /// Opens and locks an output folder for one build; makes it if it is missing.
  ///
  /// The folder itself may be a symbolic link. What a killed build has staged is thrown away.
  public init(at path: String) throws(OutputError) {
    let root = try RootFolder(path: path)
    try Staging.clear(in: root)
    manifest = try Manifest(in: root)
    self.root = root
  }

  deinit { abandon() }

  /// The files of the last build, in byte order.
  public var publishedFiles: [String] { manifest.files.sorted().map(\.text) }

  /// Whether a path names a file that an output folder can hold, and nothing outside it.
  public static func canHold(_ path: String) -> Bool { (try? OutputPath(path)) != nil }

  /// Throws away what is staged and lets the next build in; does nothing after a commit.
  public func abandon() {
    state.withLock { state in
      guard state.isOpen else { return }
      state.isOpen = false
      // What can't be removed now is removed by the next build, or reported by it.
      try? Staging.clear(in: root)
      root.unlock()
    }
  }
}
