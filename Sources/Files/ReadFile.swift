#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a regular file.
///
/// Anything else at the path, such as a folder or a pipe, is an error rather than a wait.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  // Non-blocking, so that opening a pipe that nobody writes to returns at once.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw FileError(path: path) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw FileError(path: path, number: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
  }
  var failure: FileError?
  let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
    while count < buffer.count, let base = buffer.baseAddress {
      let received = read(descriptor, base + count, buffer.count - count)
      if received == 0 { return }
      if received > 0 {
        count += received
      } else if errno != EINTR {
        failure = FileError(path: path)
        return
      }
    }
  }
  if let failure { throw failure }
  return bytes
}
