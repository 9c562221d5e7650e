#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written beside another and then takes its place, whole or not at all.
public struct Draft: Sendable {
  /// The file itself, links to it followed.
  private let target: String
  /// Where to write.
  public let path: String

  /// Names a draft of a file; the name is no other process's.
  public init(of target: String) {
    let real = realpath(target, nil)
    defer { free(real) }
    self.target = real.map { String(cString: $0) } ?? target
    path = "\(self.target).\(getpid())-\(UInt32.random(in: 0...UInt32.max))~"
  }

  /// Writes the whole of it.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try writeFile(path, bytes)
  }

  /// Puts the draft in the file's place, with the permissions that the file had.
  public func publish() throws(FileError) {
    var status = stat()
    if stat(target, &status) == 0 { chmod(path, status.st_mode & 0o7777) }
    guard rename(path, target) == 0 else {
      let error = FileError(path: target)
      remove()
      throw error
    }
  }

  /// Throws the draft away.
  public func remove() { unlink(path) }
}

/// Writes the bytes of a file, over what may be there; if it is to be a new one, nothing may.
public func writeFile(
  _ path: String, _ bytes: [UInt8], isNew: Bool = false
) throws(FileError) {
  guard let file = fopen(path, isNew ? "wx" : "w") else { throw FileError(path: path) }
  let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
  guard fclose(file) == 0, isWritten else {
    let error = FileError(path: path)
    unlink(path)
    throw error
  }
}

/// Makes a folder with those above it, as far as they are missing.
public func makeFolder(_ path: String) throws(FileError) {
  var folder = ""
  for name in path.split(separator: "/", omittingEmptySubsequences: false) {
    folder += name + "/"
    if mkdir(folder, 0o777) != 0, errno != EEXIST, errno != EISDIR {
      throw FileError(path: path)
    }
  }
}

/// Whether a plain file stands at a path.
public func fileExists(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

extension Folder {
  /// Removes a file in this folder, if it can be removed.
  public func remove(_ relativePath: String) { unlink(path(of: relativePath)) }
}
