extension OutputFolder {
  /// Publishes the build: puts the staged files in place, and removes the files that sitegen owns
  /// and this build did not add, with the folders that become empty by that.
  ///
  /// If nothing has changed, nothing is written. If it fails half-way, what is published is whole,
  /// and the next build ends what this one began. Either way the build is over.
  public func commit() throws(OutputError) -> OutputSummary {
    defer { abandon() }
    let build = state.withLock { state in
      precondition(state.isOpen, "a build was committed after its end")
      return state
    }
    let files = build.claims.files
    let staged = build.staged.sorted { $0.key < $1.key }
    var stale = manifest.files.subtracting(files).sorted()
    let end = stale.partition { !build.claims.areBlocked(by: $0) }

    // From here on a killed build's files are known to the next one, whichever are in place.
    var known = manifest
    if !files.isSubset(of: known.files) {
      known = Manifest(listing: known.files.union(files))
      try write(known)
    }
    var removed = try remove(stale[..<end], keeping: build)
    try makeFolders(for: staged.map(\.key))
    for (path, name) in staged { try root.publish(name, as: path.text) }
    removed += try remove(stale[end...], keeping: build)
    let final = Manifest(listing: files)
    if final.bytes != known.bytes { try write(final) }
    return OutputSummary(
      written: staged.map(\.key.text), removed: removed.sorted().map(\.text),
      unchanged: build.unchanged)
  }

  private func write(_ manifest: Manifest) throws(OutputError) {
    let name = try state.withLock { state throws(OutputError) in
      try state.staging.nextName(in: root)
    }
    guard let file = root.createFile(name), manifest.bytes.withUnsafeBytes({ file.write($0) })
    else { throw root.failure(.write, Manifest.name) }
    try root.publish(name, as: Manifest.name)
  }

  /// Makes all folders before the first file is published, lest a full disk stop the build between.
  private func makeFolders(for files: [OutputPath]) throws(OutputError) {
    var made: Set<OutputPath> = []
    for file in files {
      let missing = file.ancestors.prefix { !made.contains($0) }
      for folder in missing.reversed() {
        try root.makeFolder(folder.text)
        made.insert(folder)
      }
    }
  }

  /// Removes plain files, and the folders that become empty by that: the files that were there.
  ///
  /// A killed build may have removed a file, but not its folders.
  private func remove(
    _ stale: ArraySlice<OutputPath>, keeping build: State
  ) throws(OutputError) -> [OutputPath] {
    var removed: [OutputPath] = []
    for file in stale {
      guard try isReachable(file) else { continue }
      switch try root.kind(of: file.text) {
      case .file:
        if try isPublished(file, in: build) { continue }
        try root.removeFile(file.text)
        removed.append(file)
      case .missing: break
      case .folder, .link, .other: continue
      }
      for folder in file.ancestors {
        guard root.removeEmptyFolder(folder.text) else { break }
      }
    }
    return removed
  }

  /// Whether no folder on the way to a file is a link, which could lead out of the output folder.
  private func isReachable(_ file: OutputPath) throws(OutputError) -> Bool {
    for folder in file.ancestors where try root.kind(of: folder.text) == .link { return false }
    return true
  }

  /// Whether the file is another spelling of one that this build keeps, on a disk where case does
  /// not count.
  private func isPublished(_ stale: OutputPath, in build: State) throws(OutputError) -> Bool {
    guard let kept = build.claims.file(matching: stale), build.staged[kept] == nil else {
      return false
    }
    return try root.isSameFile(stale.text, kept.text)
  }
}
