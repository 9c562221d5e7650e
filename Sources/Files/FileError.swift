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
  public var reason: String {
    number == EINVAL ? "it is not a plain file" : String(cString: strerror(number))
  }
}

extension FileError: CustomStringConvertible {
  /// What failed and why, in one line, beginning in lower case and without a full stop.
  public var description: String {
    isMissing ? "there is no file '\(path)'" : "can't read '\(path)': \(reason)"
  }
}
