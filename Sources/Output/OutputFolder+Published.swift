#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension OutputFolder {
  /// The files that the last build has left in a folder, its manifest first; nil if there was none.
  ///
  /// The folder is neither opened for a build nor changed. Paths of a manifest are not checked: they
  /// are good for asking what stands there, and for nothing else.
  public static func publishedFiles(in folder: String) -> [String]? {
    guard let file = try? Descriptor(reading: "\(folder)/\(Manifest.name)"),
      let size = file.fileSize, size <= Manifest.largestSize, let bytes = file.contents,
      bytes.starts(with: Manifest.header.utf8)
    else { return nil }
    let lines = bytes[Manifest.header.utf8.count...].split(separator: UInt8(ascii: "\n"))
    return [Manifest.name] + lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a build into a folder is under way, or was killed.
  public static func isStaging(in folder: String) -> Bool {
    access("\(folder)/\(Staging.name)", F_OK) == 0
  }
}
