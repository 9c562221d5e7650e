#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file that is not there yet, and the folders above it.
func writeNewFile(_ path: String, _ bytes: [UInt8]) throws(ScaffoldingError) {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  for count in parts.indices.dropFirst() {
    let folder = parts[..<count].joined(separator: "/")
    guard folder.isEmpty || mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw .file(folder, reason: String(cString: strerror(errno)))
    }
  }
  try fill(bytes, path, O_CREAT | O_EXCL)
}

/// Puts other bytes in the place of a file's, all at once.
func replaceFile(_ path: String, _ bytes: [UInt8]) throws(ScaffoldingError) {
  var status = stat()
  // A link goes on leading to the file.
  let real = realpath(path, nil)
  defer { free(real) }
  let target = real.map { String(cString: $0) } ?? path
  let beside = target + "~new"
  unlink(beside)
  try fill(bytes, beside, O_CREAT | O_EXCL)
  if stat(target, &status) == 0 { chmod(beside, status.st_mode & 0o7777) }
  guard rename(beside, target) == 0 else {
    let reason = String(cString: strerror(errno))
    unlink(beside)
    throw .file(path, reason: reason)
  }
}

private func fill(_ bytes: [UInt8], _ path: String, _ flags: Int32) throws(ScaffoldingError) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o644)
  guard descriptor >= 0 else {
    if errno == EEXIST { throw .exists(path) }
    throw .file(path, reason: String(cString: strerror(errno)))
  }
  defer { close(descriptor) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written > 0 || errno == EINTR else {
      let reason = String(cString: strerror(errno))
      unlink(path)
      throw .file(path, reason: reason)
    }
    rest = rest.dropFirst(max(written, 0))
  }
}

/// Removes a file that was written just now.
func removeFile(_ path: String) throws(ScaffoldingError) {
  guard unlink(path) == 0 else { throw .file(path, reason: String(cString: strerror(errno))) }
}
