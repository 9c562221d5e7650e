import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps a folder of this machine for one publishing, until its owner goes; the system takes it back
/// from a program that is killed.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes a folder, which is made if it is missing.
  init(_ path: String) throws(PublishError) {
    do throws(FileError) { try makeFolder(path) } catch {
      throw .files(
        "can't make the folder '\(path)': \(error.reason)", hint: "mend it, then publish again")
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = String(cString: strerror(errno))
      let isTaken = descriptor >= 0 && errno == EWOULDBLOCK
      close(descriptor)
      throw isTaken
        ? .files(
          "somebody else is publishing to '\(path)'",
          hint: "wait until that has ended, then publish again")
        : .files("can't lock '\(path)': \(reason)", hint: "mend it, then publish again")
    }
  }

  deinit { close(descriptor) }
}
