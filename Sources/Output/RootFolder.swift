#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The open output folder with the system calls that a build needs.
///
/// All paths are relative to it, so that renaming or replacing it during a build does no harm.
struct RootFolder: ~Copyable, Sendable {
  /// What stands at a path, symbolic links not followed.
  enum Kind {
    case missing
    case file
    case folder
    case link
    case other
  }

  /// The folder's path as the user typed it, for messages.
  let path: String
  private let descriptor: Descriptor

  /// Opens the folder, made with its parents if it is missing, and locks it for this process.
  ///
  /// The lock is the descriptor's and ends with it, even if the process is killed.
  init(path: String) throws(OutputError) {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var number = open(path, flags)
    if number < 0, errno == ENOENT {
      try Self.makeFolders(path)
      number = open(path, flags)
    }
    guard let descriptor = Descriptor(number) else { throw .failure(of: .open, path) }
    guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? .locked(folder: path) : .failure(of: .lock, path)
    }
    self.path = path
    self.descriptor = descriptor
  }

  private static func makeFolders(_ path: String) throws(OutputError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
      slash != path.startIndex
    else { throw .failure(of: .create, path) }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .failure(of: .create, path)
    }
  }
}

extension RootFolder {
  /// Lets the next build in.
  func unlock() { flock(descriptor.number, LOCK_UN) }

  /// An error about a path in the folder, from the `errno` that the last call has left.
  func failure(_ operation: OutputError.Operation, _ name: String) -> OutputError {
    let code = errno
    return .system(operation, path: fullPath(name), code: code)
  }

  /// A path in the folder as the user would type it.
  func fullPath(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// What stands at a path.
  func kind(of name: String) throws(OutputError) -> Kind {
    guard let status = try status(of: name) else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Whether two paths name one file, as they do if they differ in case and case does not count.
  func isSameFile(_ a: String, _ b: String) throws(OutputError) -> Bool {
    guard let a = try status(of: a), let b = try status(of: b) else { return false }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  private func status(of name: String) throws(OutputError) -> stat? {
    var status = stat()
    if fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
    guard errno == ENOENT || errno == ENOTDIR else { throw failure(.read, name) }
    return nil
  }

  /// Opens a file for reading, or is nil, with `errno` set, if that fails or it is a link.
  func openFile(_ name: String) -> Descriptor? {
    // A pipe must not make the build wait for a writer.
    Descriptor(openat(descriptor.number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
  }

  /// Makes a file that is not there yet and opens it for writing, or is nil, with `errno` set.
  func createFile(_ name: String) -> Descriptor? {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return Descriptor(openat(descriptor.number, name, flags, 0o644))
  }

  /// Makes a folder unless it is there: false, with `errno` set, if its parent is missing.
  func makeFolder(_ name: String) throws(OutputError) -> Bool {
    if mkdirat(descriptor.number, name, 0o755) == 0 { return true }
    if errno == ENOENT { return false }
    let error = failure(.create, name)
    guard case .system(_, _, EEXIST) = error, try kind(of: name) == .folder else { throw error }
    return true
  }

  /// Moves a file to its place, over what is there, or a folder to where nothing is.
  func publish(_ staged: String, as name: String) throws(OutputError) {
    guard renameat(descriptor.number, staged, descriptor.number, name) == 0 else {
      throw failure(.publish, name)
    }
  }

  /// Removes a file, or a link itself.
  func removeFile(_ name: String) throws(OutputError) {
    guard unlinkat(descriptor.number, name, 0) == 0 || errno == ENOENT else {
      throw failure(.remove, name)
    }
  }

  /// Removes a folder if it is empty: whether it is gone.
  func removeEmptyFolder(_ name: String) -> Bool {
    unlinkat(descriptor.number, name, AT_REMOVEDIR) == 0 || errno == ENOENT
  }

  /// The names in a folder, in any order; bytes that are not UTF-8 become U+FFFD.
  func names(in folder: String) throws(OutputError) -> [String] {
    let number = openat(descriptor.number, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard number >= 0 else { throw failure(.read, folder) }
    guard let stream = fdopendir(number) else {
      close(number)
      throw failure(.read, folder)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
