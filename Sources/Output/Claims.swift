/// The paths that the outputs of one build ask for, kept free of collisions.
struct Claims: Sendable {
  private struct Claim {
    let path: OutputPath
    let isFile: Bool
  }

  /// The claimed files, in the order of their claims.
  private(set) var files: [OutputPath] = []
  /// Every claimed file and every folder above one, by its path without case.
  private var claims: [String: Claim] = [:]
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
    let key = path.folded
    guard let other = claims[key] else {
      claims[key] = Claim(path: path, isFile: isFile)
      return true
    }
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
    claims[path.folded].flatMap { $0.isFile ? $0.path : nil }
  }

  /// Whether this file is claimed, spelled so.
  func contains(_ file: OutputPath) -> Bool { self.file(matching: file) == file }

  /// Whether a file that nobody claims must go before the claimed files can be put in place: it is
  /// where a folder is claimed, in a folder where a file is claimed, or spelled otherwise, itself
  /// or a folder above it, which is the same place if case does not count.
  func areBlocked(by stale: OutputPath) -> Bool {
    if claims[stale.folded] != nil { return true }
    for folder in stale.ancestors {
      if let claim = claims[folder.folded] { return claim.isFile || claim.path != folder }
    }
    return false
  }
}
