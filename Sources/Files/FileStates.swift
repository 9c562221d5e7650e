/// What a file system says of many files without their bytes, one after the other: as long as it says
/// the same of the same files, they hold the same.
public struct FileStates: Sendable {
  /// What was said, with the names: to be compared, not to be read.
  public private(set) var bytes: [UInt8] = []
  /// Whether all of the files have been left alone for so long that another change would be seen.
  public private(set) var areSettled = true

  /// Makes an empty list.
  public init() {}

  /// Adds a word that must be the same too.
  public mutating func append(_ word: String) {
    bytes.append(contentsOf: word.utf8)
    bytes.append(0)
  }

  /// Adds a file, or that there is none.
  public mutating func append(fileAt path: String) {
    append(path)
    guard let stamp = try? FileStamp(of: path) else { return append("missing") }
    stamp.append(to: &bytes)
    areSettled = areSettled && stamp.isSettled
  }

  /// Adds what another list says.
  public mutating func append(_ other: FileStates) {
    bytes.append(contentsOf: other.bytes)
    areSettled = areSettled && other.areSettled
  }
}
