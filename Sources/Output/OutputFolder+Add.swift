#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension OutputFolder {
  /// Adds an output of the build, to be written if the published file's bytes differ.
  ///
  /// The path is relative, its names separated by `/`. After an error the build is good only for
  /// adding more outputs, to find more errors, and then for abandoning it.
  public func add(_ path: String, bytes: [UInt8]) throws(OutputError) {
    let (target, isInNewFolder) = try claim(path)
    if !isInNewFolder, let current = published(target), current.holds(bytes) {
      countUnchanged()
      return
    }
    try stage(target, isInNewFolder, bytes)
  }

  /// Adds an output of which several bytes say the same, such as compressed ones: the published file
  /// is kept if it will do, otherwise the output is made.
  public func add(
    _ path: String, unless isRight: ([UInt8]) -> Bool, make: () -> [UInt8]?
  ) throws(OutputError) {
    let (target, isInNewFolder) = try claim(path)
    if !isInNewFolder, let current = published(target)?.contents, isRight(current) {
      countUnchanged()
      return
    }
    guard let bytes = make() else {
      throw .system(.create, path: root.fullPath(path), code: ENOMEM)
    }
    try stage(target, isInNewFolder, bytes)
  }

  /// Adds a copy of the plain file at `source`, of any size, to be written if its bytes differ.
  ///
  /// Links are followed at the source; where it may lie is for the caller to check.
  public func add(_ path: String, copying source: String) throws(OutputError) {
    let (target, isInNewFolder) = try claim(path)
    let original = try Descriptor(reading: source)
    if let current = published(target), current.holdsSame(as: original) {
      countUnchanged()
      return
    }
    try stage(target, isInNewFolder) { file throws(OutputError) in
      switch file.append(allOf: original) {
      case nil: break
      case .read: throw .failure(of: .read, source)
      case let operation?: throw root.failure(operation, target.text)
      }
    }
  }

  /// Claims a path, and tells whether the folder that it stands in is still to be made.
  private func claim(
    _ path: String
  ) throws(OutputError) -> (target: OutputPath, isInNewFolder: Bool) {
    let target = try OutputPath(path)
    let (newFolders, isParentMissing) = try state.withLock { state throws(OutputError) in
      precondition(state.isOpen, "an output was added after the end of the build")
      let folders = try state.claims.insert(target)
      return (folders, folders.last?.parent.map(state.missingFolders.contains) ?? false)
    }
    var isMissing = isParentMissing
    for (index, folder) in newFolders.enumerated().reversed() {
      // Where a folder is not there, nothing in it is.
      if !isMissing { isMissing = try !verifyFolder(folder) }
      if isMissing, index > 0 { state.withLock { _ = $0.missingFolders.insert(folder) } }
    }
    return (target, isInNewFolder: !newFolders.isEmpty && isMissing)
  }

  /// The file of the last build, to compare with. One that is not sitegen's is not compared but
  /// written over: where case does not count it may be an old spelling's file, about to go.
  private func published(_ target: OutputPath) -> Descriptor? {
    manifest.files.contains(target) ? root.openFile(target.text) : nil
  }

  private func countUnchanged() { state.withLock { $0.unchanged += 1 } }

  private func stage(
    _ target: OutputPath, _ isInNewFolder: Bool, _ bytes: [UInt8]
  ) throws(OutputError) {
    try stage(target, isInNewFolder) { file throws(OutputError) in
      guard bytes.withUnsafeBytes({ file.write($0) }) else {
        throw root.failure(.write, target.text)
      }
    }
  }

  private func stage(
    _ target: OutputPath, _ isInNewFolder: Bool,
    write: (borrowing Descriptor) throws(OutputError) -> Void
  ) throws(OutputError) {
    if !isInNewFolder, try root.kind(of: target.text) == .folder { try verifyIsOwned(target) }
    let file = try Staging.createFile(target.text, isInNewFolder: isInNewFolder, in: root)
    try write(file)
    state.withLock { $0.staged.append(target) }
  }

  /// Makes sure that a folder can be made at the commit, or is there, which is told.
  private func verifyFolder(_ folder: OutputPath) throws(OutputError) -> Bool {
    switch try root.kind(of: folder.text) {
    case .missing: return false
    case .folder: return true
    case .link: throw .linkInTheWay(path: root.fullPath(folder.text))
    case .file where manifest.files.contains(folder): return false
    case .file, .other: throw .fileInTheWay(path: root.fullPath(folder.text))
    }
  }

  /// Makes sure that a folder will be gone when the files of the last build are removed from it.
  private func verifyIsOwned(_ target: OutputPath) throws(OutputError) {
    let ownFolders = Set(manifest.files.flatMap(\.ancestors))
    var unseen = [target.text]
    while let path = unseen.popLast() {
      let own = try? OutputPath(path)
      switch try root.kind(of: path) {
      case .folder where own.map(ownFolders.contains) == true:
        for name in try root.names(in: path) { unseen.append("\(path)/\(name)") }
      case .file where own.map(manifest.files.contains) == true: break
      case .missing, .file, .folder, .link, .other:
        throw .folderInTheWay(path: root.fullPath(target.text), holding: root.fullPath(path))
      }
    }
  }
}
