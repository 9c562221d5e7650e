/// Where the files of a build wait for its commit: a folder in the output folder, and so on the same
/// file system, which makes moving a file out of it atomic.
struct Staging: Sendable {
  /// The staging folder's name in the output folder.
  static let name = OutputPath.reservedPrefix + "staging"

  private var count = 0
}

extension Staging {
  /// A new name for a staged file, relative to the output folder; makes the staging folder if this
  /// is the first.
  mutating func nextName(in root: borrowing RootFolder) throws(OutputError) -> String {
    if count == 0 { try root.makeFolder(Self.name) }
    count += 1
    return "\(Self.name)/\(count)"
  }

  /// Throws away what is staged, also by a build that was killed.
  static func clear(in root: borrowing RootFolder) throws(OutputError) {
    switch try root.kind(of: name) {
    case .missing: return
    case .folder:
      for staged in try root.names(in: name) { try root.removeFile("\(name)/\(staged)") }
      guard root.removeEmptyFolder(name) else { throw root.failure(.remove, name) }
    case .file, .link, .other: try root.removeFile(name)
    }
  }
}
