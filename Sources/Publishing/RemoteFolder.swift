/// A folder at the far end that files are put into and removed from, one by one.
protocol RemoteFolder: Destination {
  /// What the folder is called in messages.
  var name: String { get }

  /// The bytes of a file, or nil if there is no such file yet.
  func read(_ file: String, into scratch: ScratchFolder) async throws(PublishError) -> [UInt8]?

  /// Puts files there that stand in a local folder, with the folders above them.
  ///
  /// - Parameter list: A file that names them, a line each.
  func send(
    _ files: [String], from folder: String, scratch: ScratchFolder
  ) async throws(PublishError)

  /// Removes files, at least one, and then folders if nothing is left in them.
  func remove(_ files: Removal, scratch: ScratchFolder) async throws(PublishError)
}

extension RemoteFolder {
  /// Sends what is new, then removes what is old.
  ///
  /// A list of the files there is kept up to date. Before anything is sent, the list names all that
  /// was there and all that will be, so that whatever a lost connection leaves is known next time.
  func publish(_ site: BuiltSite, isAgreed: (Changes) -> Bool) async throws(PublishError) {
    let scratch = try ScratchFolder()
    let old = try await published(scratch)
    let changes = site.changes(from: old)
    guard isAgreed(changes), !changes.isEmpty else { return }
    var open = old
    for file in changes.sent { open.versions[file] = .unknown }
    try await send(open, scratch)
    let removals = changes.removals(from: site.files)
    try await remove(removals.first, scratch)
    if !changes.sent.isEmpty {
      try await send(changes.sent, from: site.folder.path, scratch: scratch)
    }
    try await remove(removals.last, scratch)
    try await send(site.files, scratch)
  }

  private func published(_ scratch: ScratchFolder) async throws(PublishError) -> FileList {
    guard let bytes = try await read(FileList.name, into: scratch) else { return FileList() }
    guard let list = FileList(bytes) else { throw .damagedList(name) }
    return list
  }

  private func remove(_ files: Removal, _ scratch: ScratchFolder) async throws(PublishError) {
    if !files.files.isEmpty { try await remove(files, scratch: scratch) }
  }

  private func send(_ list: FileList, _ scratch: ScratchFolder) async throws(PublishError) {
    let folder = try scratch.makeFolder()
    try scratch.write(list.bytes, to: "\(folder)/\(FileList.name)")
    try await send([FileList.name], from: folder, scratch: scratch)
  }
}
