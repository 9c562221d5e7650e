import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file that is not there yet, and the folders above it.
func writeNewFile(_ path: String, _ bytes: [UInt8]) throws(ScaffoldingError) {
  try ScaffoldingError.unwrap { () throws(FileError) in
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    try writeFile(path, bytes, isNew: true)
  }
}

/// Puts other bytes in the place of a file's, all at once.
func replaceFile(_ path: String, _ bytes: [UInt8]) throws(ScaffoldingError) {
  try ScaffoldingError.unwrap { () throws(FileError) in
    let draft = Draft(of: path)
    try draft.write(bytes)
    try draft.publish()
  }
}

/// Removes a file that was written just now.
func removeFile(_ path: String) throws(ScaffoldingError) {
  guard unlink(path) == 0 else { throw .file(path, reason: String(cString: strerror(errno))) }
}

extension ScaffoldingError {
  fileprivate static func unwrap(
    _ body: () throws(FileError) -> Void
  ) throws(ScaffoldingError) {
    do throws(FileError) {
      try body()
    } catch {
      throw error.number == EEXIST ? .exists(error.path) : .file(error.path, reason: error.reason)
    }
  }
}
