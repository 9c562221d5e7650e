/// The paths that the outputs of one build ask for, kept free of collisions.
struct Claims: Sendable {
  /// A claimed path; equal are those that are one where case does not count.
  private struct Claim: Hashable {
    let path: OutputPath
    let isFile: Bool
    let folded: String

    init(_ path: OutputPath, isFile: Bool) {
      (self.path, self.isFile, folded) = (path, isFile, path.folded)
    }

    static func == (a: Claim, b: Claim) -> Bool { a.folded == b.folded }

    func hash(into hasher: inout Hasher) { hasher.combine(folded) }
  }

  /// The claimed files, in the order of their claims.
  private(set) var files: [OutputPath] = []
  /// Every claimed file and every folder above one.
  private var claims: Set<Claim> = []
}

extension Claims {
  /// Claims a file, and tells the folders above it that no file was claimed in before.
  mutating func insert(_ file: OutputPath) throws(OutputError) -> [OutputPath] {
    guard try claim(file, isFile: true) else { throw .duplicatePath(file.text) }
    files.append(file)
    var newFolders: [OutputPath] = []
    for folder in file.ancestors {
      guard try claim(folder, isFile: false) else { break }
      newFolders.append(folder)
    }
    return newFolders
  }

  /// Whether the claim is new.
  private mutating func claim(_ path: OutputPath, isFile: Bool) throws(OutputError) -> Bool {
    let (isNew, other) = claims.insert(Claim(path, isFile: isFile))
    if isNew { return true }
    if isFile != other.isFile {
      throw isFile
        ? .fileAndFolder(file: path.text, folder: other.path.text)
        : .fileAndFolder(file: other.path.text, folder: path.text)
    }
    if path != other.path {
      throw .samePathIgnoringCase(min(path, other.path).text, max(path, other.path).text)
    }
    return false
  }

  /// The claimed file that differs from this path at most in case.
  func file(matching path: OutputPath) -> OutputPath? {
    claim(at: path).flatMap { $0.isFile ? $0.path : nil }
  }

  private func claim(at path: OutputPath) -> Claim? {
    claims.firstIndex(of: Claim(path, isFile: true)).map { claims[$0] }
  }

  /// Whether this file is claimed, spelled so.
  func contains(_ file: OutputPath) -> Bool { self.file(matching: file) == file }

  /// Whether a file that nobody claims must go before the claimed files can be put in place: it is
  /// where a folder is claimed, in a folder where a file is claimed, or spelled otherwise, itself
  /// or a folder above it, which is the same place if case does not count.
  func areBlocked(by stale: OutputPath) -> Bool {
    if claim(at: stale) != nil { return true }
    for folder in stale.ancestors {
      if let claim = claim(at: folder) { return claim.isFile || claim.path != folder }
    }
    return false
  }
}
