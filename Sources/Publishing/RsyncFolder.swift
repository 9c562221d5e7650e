import Files

/// A folder that rsync writes to, mostly over ssh.
struct RsyncFolder: RemoteFolder {
  let destination: String
  /// A far end that fails may be gone before it has said why (rsync(1), "Exit values").
  private let rsync = Tool(
    name: "rsync",
    reasons: [10: .connection, 11: .write, 12: .connection, 30: .connection, 35: .connection])

  init(destination: String) {
    self.destination = destination.hasSuffix("/") ? destination : destination + "/"
  }

  var name: String { destination }

  /// Names are not for the shell of the far end; silence is a lost connection.
  private static let options = ["--protect-args", "--timeout=120"]

  func read(_ file: String, into scratch: ScratchFolder) async throws(PublishError) -> [UInt8]? {
    let folder = try scratch.makeFolder()
    let outcome = try await rsync.outcome(
      of: Self.options + ["--ignore-missing-args", "--", destination + file, folder + "/"])
    if outcome.code == 23, outcome.words.contains("change_dir"),
      outcome.words.contains("No such file")
    {
      return nil
    }
    guard outcome.code == 0 else { throw rsync.failure(outcome) }
    return try? readFile("\(folder)/\(file)")
  }

  /// The folder itself is made if only that is missing. All files arrive beside their places and are moved there at the end.
  func send(
    _ files: [String], from folder: String, scratch: ScratchFolder
  ) async throws(PublishError) {
    let list = try scratch.write(list: files)
    try await rsync.run(
      Self.options + [
        "--times", "--chmod=D755,F644", "--compress", "--checksum", "--delay-updates",
        "--files-from=\(list)", "--", folder + "/", destination,
      ])
  }

  /// Folders go level by level, the innermost first; one that holds something else stays.
  func remove(_ files: Removal, scratch: ScratchFolder) async throws(PublishError) {
    let levels = Dictionary(grouping: files.folders, by: \.folders.count)
    try await remove(files.files, scratch)
    for (_, level) in levels.sorted(by: { $0.key > $1.key }) { try await remove(level, scratch) }
  }

  /// Removes what a folder that is empty but for the folders above it does not have.
  private func remove(_ paths: [String], _ scratch: ScratchFolder) async throws(PublishError) {
    let nothing = try scratch.makeFolder()
    for parent in Set(paths.compactMap(\.folders.first)) {
      try scratch.makeFolders("\(nothing)/\(parent)")
    }
    let list = try scratch.write(list: paths)
    try await rsync.run(
      Self.options + [
        "--delete-missing-args", "--files-from=\(list)", "--", nothing + "/", destination,
      ])
  }
}
