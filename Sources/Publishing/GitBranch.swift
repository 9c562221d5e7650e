import Files

/// A branch of a git repository, to which a commit is added each time.
///
/// Nothing is checked out, and no index is used: the user's work tree and index stay as they are. In
/// a repository of the site, its remotes and its settings count; without one, a repository is made
/// that lasts as long as the publishing.
struct GitBranch: Destination {
  /// The site's folder.
  let site: String
  /// The URL of the repository, or the name of a remote.
  let repository: String
  let branch: String
  private let git = Tool(name: "git")

  init(site: String, repository: String, branch: String) {
    self.site = site
    self.repository = repository
    self.branch = branch
  }

  private var remoteReference: String { "refs/heads/\(branch)" }
  private var reference: String { "refs/sitegen/\(branch)" }

  func publish(_ site: BuiltSite, isAgreed: (Changes) -> Bool) async throws(PublishError) {
    let scratch = try ScratchFolder()
    let base = try await base(scratch)
    let parent = try await fetchedTip(base)
    let old = try await published(base, parent)
    let changes = site.changes(from: old)
    guard isAgreed(changes), !changes.isEmpty else { return }
    let committer = try await git.run(base + ["var", "GIT_COMMITTER_IDENT"]).text
    let stream = try stream(changes, of: site, committer: committer, parent: parent)
    let file = try scratch.makeFolder() + "/stream"
    try scratch.write(stream, to: file)
    try await git.run(base + ["fast-import", "--quiet", "--force"], input: file)
    try await git.run(
      base + ["push", "--quiet", "--no-verify", repository, "\(reference):\(remoteReference)"])
  }

  /// The arguments by which git finds a repository.
  private func base(_ scratch: ScratchFolder) async throws(PublishError) -> [String] {
    let found = try await git.outcome(of: ["-C", site, "rev-parse", "--git-dir"])
    if found.code == 0 { return ["-C", site] }
    guard found.words.contains("not a git repository") else { throw git.failure(found) }
    let folder = try scratch.makeFolder()
    try await git.run(["init", "--quiet", "--bare", folder])
    return ["-C", folder]
  }

  /// The commit that the branch ends with, fetched; nil if there is no such branch yet.
  private func fetchedTip(_ base: [String]) async throws(PublishError) -> String? {
    let found = try await git.run(base + ["ls-remote", "--", repository, remoteReference]).text
    guard let tip = found.split(separator: "\t").first.map(String.init) else { return nil }
    try await git.run(
      base + [
        "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", repository,
        "+\(remoteReference):\(reference)",
      ])
    return tip
  }

  private func published(
    _ base: [String], _ parent: String?
  ) async throws(PublishError) -> FileList {
    guard let parent else { return FileList() }
    let entry = try await git.run(base + ["ls-tree", "-z", "--name-only", parent, FileList.name])
    if entry.output.isEmpty { return FileList() }
    let bytes = try await git.run(base + ["cat-file", "blob", "\(parent):\(FileList.name)"]).output
    guard let list = FileList(bytes) else { throw .damagedList("the branch '\(branch)'") }
    return list
  }

  /// The new commit as git-fast-import reads it.
  private func stream(
    _ changes: Changes, of site: BuiltSite, committer: String, parent: String?
  ) throws(PublishError) -> [UInt8] {
    let message =
      "Publish \(changes.added.count) added, \(changes.changed.count) changed, "
      + "\(changes.removed.count) removed\n"
    var stream = Array("commit \(reference)\ncommitter \(committer)".utf8)
    stream += Array("data \(message.utf8.count)\n\(message)".utf8)
    if let parent { stream += Array("from \(parent)\n".utf8) }
    for file in changes.removed { stream += Array("D \(file.path.quotedForGit)\n".utf8) }
    for file in changes.sent {
      let bytes = Result { () throws(FileError) in try readFile(site.folder.path(of: file)) }
      switch bytes {
      case .success(let bytes): Self.add(file, bytes, to: &stream)
      case .failure(let error): throw .files(error.description, hint: "publish again")
      }
    }
    Self.add(FileList.name, site.files.bytes, to: &stream)
    return stream
  }

  private static func add(_ file: String, _ bytes: [UInt8], to stream: inout [UInt8]) {
    stream += Array("M 100644 inline \(file.quotedForGit)\ndata \(bytes.count)\n".utf8)
    stream += bytes
    stream.append(UInt8(ascii: "\n"))
  }
}

extension String {
  /// The path as a C string, as git-fast-import wants it; published paths have no control characters.
  fileprivate var quotedForGit: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
