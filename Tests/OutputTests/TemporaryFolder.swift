import Foundation
import Output

/// A real folder for one test, removed with all that is in it.
final class TemporaryFolder {
  /// What stands at a path; two snapshots are equal only if nothing was touched.
  struct Entry: Equatable, CustomStringConvertible {
    var content: String
    var mode: String
    var inode: UInt64
    var modified: [Int]

    var description: String { "\(content) \(mode) \(inode) \(modified)" }
  }

  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/sitegen-" + UUID().uuidString
    mkdir(path, 0o755)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}

extension TemporaryFolder {
  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let parent = (self(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(
      atPath: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self(name)) }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: self(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Builds a site of these files in the folder `Public`.
  @discardableResult
  func build(_ files: [String: String]) throws -> OutputSummary {
    let output = try OutputFolder(at: self("Public"))
    for (path, text) in files { try output.add(path, bytes: Array(text.utf8)) }
    return try output.commit()
  }

  /// All that stands in a folder, and the folder itself as the empty path.
  func snapshot(_ name: String = "Public") throws -> [String: Entry] {
    var entries = ["": try entry(name)]
    let paths = FileManager.default.enumerator(atPath: self(name))?.allObjects ?? []
    for path in paths.compactMap({ $0 as? String }) { entries[path] = try entry("\(name)/\(path)") }
    return entries
  }

  /// The texts of all files in a folder; folders are shown as `folder`, links as `-> target`.
  func tree(_ name: String = "Public") throws -> [String: String] {
    var tree = try snapshot(name).mapValues(\.content)
    tree[""] = nil
    return tree
  }

  /// `tree`, without the folders and the manifest.
  func files(_ name: String = "Public") throws -> [String: String] {
    try tree(name).filter { $0.value != "folder" && $0.key != ".sitegen-manifest" }
  }

  private func entry(_ name: String) throws -> Entry {
    var status = stat()
    guard lstat(self(name), &status) == 0 else { throw CocoaError(.fileNoSuchFile) }
    let content =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: "folder"
      case S_IFLNK: "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: self(name)))
      case S_IFREG: read(name) ?? "unreadable"
      default: "other"
      }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Entry(
      content: content, mode: String(status.st_mode & 0o777, radix: 8),
      inode: UInt64(status.st_ino), modified: [time.tv_sec, time.tv_nsec])
  }
}

/// The whole text of the error that `body` throws, paths shown from the folder on, or nil.
func errorText(_ folder: TemporaryFolder, _ body: () throws -> Void) -> String? {
  errorText(in: folder.path, body)
}

func errorText(in path: String, _ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return "\(error)".replacing(path + "/", with: "")
  }
}
