#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file or folder that could not be read, with the system's reason.
public struct FileError: Error, Hashable, Sendable {
  /// The path that failed.
  public let path: String
  /// The system's `errno`.
  public let number: Int32

  init(path: String, number: Int32 = errno) {
    self.path = path
    self.number = number
  }

  /// Whether nothing stands at the path.
  public var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  /// The system's words for the reason, such as "Permission denied".
  public var reason: String { String(cString: strerror(number)) }
}
