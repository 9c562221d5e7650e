/// What publishing will change at the far end; the paths are in byte order.
public struct Changes: Sendable, Hashable {
  /// A file with its size in bytes: the new one, or that of a file which goes.
  public struct File: Sendable, Hashable {
    /// The path among the published files.
    public let path: String
    /// In bytes; 0 if that is not known.
    public let size: Int
  }

  /// The files that are not there yet.
  public let added: [File]
  /// The files that have other bytes.
  public let changed: [File]
  /// The files that the site no longer has.
  public let removed: [File]
  /// How many files are as they should be.
  public let unchanged: Int

  /// Compares what is there with what should be.
  ///
  /// - Parameter sendsAll: Whether also files that seem to be there are sent.
  init(from old: FileList, to new: FileList, sendsAll: Bool) {
    var added: [File] = []
    var changed: [File] = []
    for (path, version) in new.versions {
      let file = File(path: path, size: version.size)
      switch old.versions[path] {
      case nil: added.append(file)
      case version? where !sendsAll: break
      default: changed.append(file)
      }
    }
    let removed = old.versions.filter { new.versions[$0.key] == nil }
    unchanged = new.versions.count - added.count - changed.count
    self.added = added.sorted()
    self.changed = changed.sorted()
    self.removed = removed.map { File(path: $0.key, size: $0.value.size) }.sorted()
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

  /// The files to send.
  var sent: [String] { (added + changed).map(\.path) }
}

/// Files to remove, with the folders that nothing of the site stands in without them.
struct Removal: Sendable {
  let files: [String]
  /// The innermost first.
  let folders: [String]

  init(_ files: [String], foldersOfSite: Set<String>) {
    self.files = files
    folders = Set(files.flatMap(\.folders)).subtracting(foldersOfSite)
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }
}

extension Changes {
  /// What is to be removed: first what stands where the site has a folder, or in a folder where it
  /// has a file, and so can't wait until the new files are there.
  func removals(from site: FileList) -> (first: Removal, last: Removal) {
    let folders = Set(site.versions.keys.flatMap(\.folders))
    var paths = removed.map(\.path)
    let end = paths.partition { path in
      !folders.contains(path) && !path.folders.contains { site.versions[$0] != nil }
    }
    return (
      Removal(Array(paths[..<end]), foldersOfSite: folders),
      Removal(Array(paths[end...]), foldersOfSite: folders)
    )
  }
}

extension Changes.File: Comparable {
  /// Orders by the bytes of the paths.
  public static func < (a: Self, b: Self) -> Bool {
    a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
}

extension String {
  /// The folders that a path leads through, innermost first.
  var folders: [String] {
    let path = utf8
    return path.indices.reversed().compactMap { index in
      path[index] == UInt8(ascii: "/") ? String(self[..<index]) : nil
    }
  }
}
