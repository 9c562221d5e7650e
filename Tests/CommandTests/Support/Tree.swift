import Foundation

/// All that stands in a folder; two are equal only if nothing was touched in between.
struct Tree: Equatable {
  enum Entry: Equatable {
    case folder
    case file(Data, inode: UInt64, modified: [Int])
    case link(to: String)
    case other
  }

  private(set) var entries: [String: Entry] = [:]

  init(of folder: String) throws {
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    for path in paths.compactMap({ $0 as? String }) {
      entries[path] = try Self.entry(at: folder + "/" + path)
    }
  }

  private static func entry(at path: String) throws -> Entry {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw CocoaError(.fileNoSuchFile) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK:
      return .link(to: try FileManager.default.destinationOfSymbolicLink(atPath: path))
    case S_IFREG:
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      return .file(
        try Data(contentsOf: URL(fileURLWithPath: path)), inode: UInt64(status.st_ino),
        modified: [time.tv_sec, time.tv_nsec])
    default: return .other
    }
  }
}

extension Tree {
  /// The paths of all that is no folder, sorted.
  var paths: [String] { entries.filter { $0.value != .folder }.keys.sorted() }

  /// The bytes of all plain files.
  var files: [String: Data] {
    entries.compactMapValues { entry in
      if case .file(let bytes, _, _) = entry { bytes } else { nil }
    }
  }

  /// The text of a file, or nil if there is no such file.
  subscript(path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

  /// The pages, by their paths in the folder.
  var pages: [String: String] {
    files.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// What has other bytes or stands in one of two folders only: their paths, sorted.
  func differences(from other: Tree) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { path in
      switch (entries[path], other.entries[path]) {
      case (.file(let a, _, _)?, .file(let b, _, _)?): a != b
      case (let a, let b): a != b
      }
    }.sorted()
  }
}
