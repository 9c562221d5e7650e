#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the files of a build wait for its commit: a folder in the output folder, and so on the same
/// file system, which makes moving a file out of it atomic.
///
/// It is a likeness of the output folder, so that a folder that is not there yet is moved to its
/// place as a whole: of 10,000 new pages only one name is changed.
enum Staging {
  /// The staging folder's name in the output folder.
  static let name = OutputPath.reservedPrefix + "staging"

  /// Where a file or folder is staged, relative to the output folder.
  static func path(of target: String) -> String { "\(name)/\(target)" }
}

extension Staging {
  /// Makes a file in the staging folder and opens it for writing.
  ///
  /// - Parameter isInNewFolder: Whether the folders around it are most likely still to be made.
  static func createFile(
    _ target: String, isInNewFolder: Bool, in root: borrowing RootFolder
  ) throws(OutputError) -> Descriptor {
    let staged = path(of: target)
    if !isInNewFolder {
      if let file = root.createFile(staged) { return file }
      guard errno == ENOENT else { throw root.failure(.write, target) }
    }
    try makeFolder(parent(of: staged), in: root)
    guard let file = root.createFile(staged) else { throw root.failure(.write, target) }
    return file
  }

  /// Makes a folder with its parents; others may be making them too.
  private static func makeFolder(
    _ folder: String, in root: borrowing RootFolder
  ) throws(OutputError) {
    if try root.makeFolder(folder) { return }
    if folder != name {
      try makeFolder(parent(of: folder), in: root)
      if try root.makeFolder(folder) { return }
    }
    throw root.failure(.create, folder)
  }

  private static func parent(of path: String) -> String {
    String(path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)])
  }

  /// Throws away what is staged, also by a build that was killed.
  static func clear(in root: borrowing RootFolder) throws(OutputError) {
    switch try root.kind(of: name) {
    case .missing: return
    case .folder: try clear(name, in: root)
    case .file, .link, .other: try root.removeFile(name)
    }
  }

  private static func clear(
    _ folder: String, in root: borrowing RootFolder
  ) throws(OutputError) {
    for name in try root.names(in: folder) {
      let path = "\(folder)/\(name)"
      if try root.kind(of: path) == .folder {
        try clear(path, in: root)
      } else {
        try root.removeFile(path)
      }
    }
    guard root.removeEmptyFolder(folder) else { throw root.failure(.remove, folder) }
  }
}
