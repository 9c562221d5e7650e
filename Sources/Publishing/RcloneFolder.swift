import Pages

/// A folder on any storage that rclone knows: S3 and the like, SFTP, FTP, WebDAV.
struct RcloneFolder: RemoteFolder {
  let destination: String
  private let rclone = Tool(name: "rclone")

  init(destination: String) { self.destination = destination }

  var name: String { destination }

  private static let options = ["--log-level", "ERROR", "--stats", "0"]

  private func path(of file: String) -> String {
    destination.hasSuffix("/") || destination.hasSuffix(":")
      ? destination + file : "\(destination)/\(file)"
  }

  func read(_ file: String, into scratch: ScratchFolder) async throws(PublishError) -> [UInt8]? {
    let outcome = try await rclone.outcome(of: Self.options + ["cat", path(of: file)])
    switch outcome.code {
    case 0: return outcome.output.isEmpty ? nil : outcome.output
    // There is no such folder, no such file.
    case 3, 4: return nil
    default: throw rclone.failure(outcome)
    }
  }

  /// What pages show comes before them: nothing here replaces all files at once. Sizes are compared
  /// afterwards; asking for checksums takes SFTP most of its time.
  func send(
    _ files: [String], from folder: String, scratch: ScratchFolder
  ) async throws(PublishError) {
    for policy in CachePolicy.allCases {
      let ruled = files.filter { CachePolicy(for: $0) == policy }
      for isPage in [false, true] {
        let group = ruled.filter { $0.hasSuffix(".html") == isPage }
        if group.isEmpty { continue }
        let list = try scratch.write(list: group)
        try await rclone.run(
          Self.options + [
            "copy", "--ignore-times", "--ignore-checksum", "--no-traverse", "--files-from-raw",
            list,
            "--header-upload", "Cache-Control: \(policy.header)", folder, destination,
          ])
      }
    }
  }

  func remove(_ files: Removal, scratch: ScratchFolder) async throws(PublishError) {
    let list = try scratch.write(list: files.files)
    try await rclone.run(Self.options + ["delete", "--files-from-raw", list, destination])
    for folder in files.folders {
      // One that holds something else stays; where there are no folders, there is nothing to do.
      _ = try await rclone.outcome(of: Self.options + ["rmdir", path(of: folder)])
    }
  }
}
