#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a file system says of a file without its bytes; equal stamps mean equal bytes, as long as
/// the file has not been changed in the moment in which its stamp was taken.
public struct FileStamp: Hashable, Sendable {
  /// The size in bytes.
  public let size: Int
  private let device: UInt64
  private let number: UInt64
  private let modified: Moment
  private let changed: Moment

  private struct Moment: Hashable, Sendable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) {
      seconds = time.tv_sec
      nanoseconds = time.tv_nsec
    }
  }

  /// Takes the stamp of the file at a path, symbolic links followed.
  public init(of path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path: path) }
    size = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
    #if canImport(Darwin)
      modified = Moment(status.st_mtimespec)
      changed = Moment(status.st_ctimespec)
    #else
      modified = Moment(status.st_mtim)
      changed = Moment(status.st_ctim)
    #endif
  }

  /// Whether the file has been left alone for so long that another change would give it another
  /// stamp: the clocks of file systems tick up to a hundred times a second.
  public var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let seconds = now.tv_sec - changed.seconds
    return seconds > 1 || seconds * 1_000_000_000 + now.tv_nsec - changed.nanoseconds > 30_000_000
  }
}

extension FileStamp {
  /// Appends all that the stamp says, in 56 bytes of this machine's order.
  func append(to bytes: inout [UInt8]) {
    let numbers = [
      UInt64(size), device, number, UInt64(bitPattern: Int64(modified.seconds)),
      UInt64(modified.nanoseconds), UInt64(bitPattern: Int64(changed.seconds)),
      UInt64(changed.nanoseconds),
    ]
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

extension FileStamp: CustomStringConvertible {
  /// The stamp as a word of digits and hyphens.
  public var description: String {
    "\(number)-\(size)-\(modified.seconds)-\(modified.nanoseconds)"
  }
}
