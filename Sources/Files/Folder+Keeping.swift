/// A folder of what need not be done again on this machine; elsewhere it says nothing, so that version
/// control is told to leave it alone.
extension Folder {
  /// Writes a file, whole or not at all; what can't be kept is done again.
  public func keep(_ bytes: [UInt8], as name: String) {
    let ignored = path(of: ".gitignore")
    if !fileExists(ignored) { Self.write(Array("*\n".utf8), to: ignored) }
    Self.write(bytes, to: path(of: name))
  }

  /// Removes the files below a folder in this one.
  public func forget(_ name: String) {
    let folder = Folder(path(of: name))
    for file in (try? folder.files()) ?? [] { folder.remove(file) }
  }

  private static func write(_ bytes: [UInt8], to path: String) {
    let draft = Draft(of: path)
    do throws(FileError) {
      try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
      try draft.write(bytes)
      try draft.publish()
    } catch {
      draft.remove()
    }
  }
}
