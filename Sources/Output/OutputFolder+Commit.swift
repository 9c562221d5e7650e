extension OutputFolder {
  /// Publishes the build: puts the staged files in place, and removes the files that sitegen owns
  /// and this build did not add, with the folders that become empty by that.
  ///
  /// If nothing has changed, nothing is written. If it fails half-way, what is published is whole,
  /// and the next build ends what this one began. Either way the build is over.
  ///
  /// - Parameter finish: Told what was done when all is in place, before the next build is let in.
  public func commit(
    finish: (OutputSummary) -> Void = { _ in }
  ) throws(OutputError) -> OutputSummary {
    defer { abandon() }
    let build = state.withLock { state in
      precondition(state.isOpen, "a build was committed after its end")
      return state
    }
    let files = build.claims.files.inByteOrder
    let staged = build.staged.count == files.count ? files : build.staged.inByteOrder
    var stale = manifest.files.filter { !build.claims.contains($0) }.sorted()
    let end = stale.partition { !build.claims.areBlocked(by: $0) }

    // From here on a killed build's files are known to the next one, whichever are in place.
    let areKnown = files.allSatisfy(manifest.files.contains)
    if !areKnown { try writeManifest(listing: stale.isEmpty ? files : (files + stale).sorted()) }
    var removed = try remove(stale[..<end], keeping: build)
    try publish(staged)
    removed += try remove(stale[end...], keeping: build)
    let areListed = stale.isEmpty && (!areKnown || manifest.isOrdered)
    if !areListed { try writeManifest(listing: files) }
    let summary = OutputSummary(
      written: staged.map(\.text), removed: removed.sorted().map(\.text),
      unchanged: build.unchanged)
    finish(summary)
    return summary
  }

  private func writeManifest(listing files: [OutputPath]) throws(OutputError) {
    let file = try Staging.createFile(Manifest.name, isInNewFolder: false, in: root)
    guard Manifest.bytes(listing: files).withUnsafeBytes({ file.write($0) }) else {
      throw root.failure(.write, Manifest.name)
    }
    try root.publish(Staging.path(of: Manifest.name), as: Manifest.name)
  }

  /// Moves staged files to their places, those in folders that are not there with these folders.
  private func publish(_ staged: [OutputPath]) throws(OutputError) {
    var present: Set<OutputPath> = []
    var moved: String?
    for file in staged {
      if let moved, file.text.utf8.starts(with: moved.utf8) { continue }
      var target = file
      for folder in file.ancestors {
        if present.contains(folder) { break }
        if try root.kind(of: folder.text) == .missing {
          target = folder
        } else {
          present.insert(folder)
        }
      }
      try root.publish(Staging.path(of: target.text), as: target.text)
      moved = target == file ? nil : target.text + "/"
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
    guard let kept = build.claims.file(matching: stale), !build.staged.contains(kept) else {
      return false
    }
    return try root.isSameFile(stale.text, kept.text)
  }
}
