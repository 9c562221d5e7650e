#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder whose files are listed in one stable order.
public struct Folder: Sendable {
  /// The deepest nesting that is followed, a bound on folders that symbolic links make endless.
  static let maximumDepth = 32

  /// The folder's path.
  public let path: String

  /// Names a folder; nothing is read yet.
  public init(_ path: String) {
    self.path = path
  }

  /// The path of a file in this folder.
  public func path(of relativePath: String) -> String {
    if path == "." { return relativePath }
    return path.hasSuffix("/") ? path + relativePath : path + "/" + relativePath
  }

  /// The relative paths of all files below, in byte order, symbolic links followed.
  ///
  /// Names that begin with a dot, and editors' back-up files that end in `~`, are left out.
  public func files() throws(FileError) -> [String] {
    var found = Contents()
    try collect(below: "", depth: 0, into: &found)
    return found.files.sorted(by: Self.isBefore)
  }

  /// The relative paths of all folders below, by the same rules, in any order.
  public func folders() throws(FileError) -> [String] {
    var found = Contents()
    try collect(below: "", depth: 0, into: &found)
    return found.folders
  }

  /// The names in the folder itself, in byte order, by the same rules; none if it can't be read.
  public var names: [String] {
    let entries = (try? Self.entries(of: path)) ?? []
    return entries.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the name in a folder is one that nobody means to publish: a hidden file, or an
  /// editor's back-up.
  public static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~")
  }

  /// The order of bytes.
  private static func isBefore(_ a: String, _ b: String) -> Bool {
    let order = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return !b.isEmpty }
        let order = memcmp(first, second, min(a.count, b.count))
        return order == 0 ? a.count < b.count : order < 0
      }
    }
    // Strings of our own are always contiguous.
    return (order ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  private struct Contents {
    var files: [String] = []
    var folders: [String] = []
  }

  private func collect(
    below prefix: String, depth: Int, into found: inout Contents
  ) throws(FileError) {
    let folderPath = prefix.isEmpty ? path : path(of: prefix)
    guard depth < Self.maximumDepth else { throw FileError(path: folderPath, number: ELOOP) }
    for entry in try Self.entries(of: folderPath) {
      let relativePath = prefix.isEmpty ? entry.name : prefix + "/" + entry.name
      if entry.isFolder ?? Self.isFolder(path(of: relativePath)) {
        found.folders.append(relativePath)
        try collect(below: relativePath, depth: depth + 1, into: &found)
      } else {
        found.files.append(relativePath)
      }
    }
  }

  /// The names in a folder, with the kind where the file system tells it without being asked.
  private static func entries(
    of path: String
  ) throws(FileError) -> [(name: String, isFolder: Bool?)] {
    guard let stream = opendir(path) else { throw FileError(path: path) }
    defer { closedir(stream) }
    var entries: [(name: String, isFolder: Bool?)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { String(cString: $0) }
      }
      guard !isIgnored(name) else { continue }
      switch Int(entry.pointee.d_type) {
      case Int(DT_REG): entries.append((name, false))
      case Int(DT_DIR): entries.append((name, true))
      default: entries.append((name, nil))
      }
    }
    return entries
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
