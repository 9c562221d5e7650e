/// A file that the last build made and this one does not.
public struct ObsoleteFile: Sendable, Hashable {
  /// The path in the output folder.
  public let path: String
  /// The line of the manifest that lists it, from 1.
  public let line: Int
}

extension OutputFolder {
  /// The manifest's path as the user would type it.
  public var manifestPath: String { root.fullPath(Manifest.name) }

  /// The files that a commit would remove now, in the order of the manifest: those of the last build
  /// that this one has not added so far.
  public func obsoleteFiles() -> [ObsoleteFile] {
    let claims = state.withLock { $0.claims }
    let obsolete = manifest.files.filter { !claims.contains($0) }
    if obsolete.isEmpty { return [] }
    let lines = manifest.bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      guard let file = try? OutputPath(String(decoding: line, as: UTF8.self)),
        obsolete.contains(file)
      else { return nil }
      return ObsoleteFile(path: file.text, line: index + 1)
    }
  }
}
