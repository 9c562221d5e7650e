/// The list of the files that sitegen owns in an output folder.
///
/// A header line, then a path a line in byte order. Lines that are no safe path are ignored: a merge
/// conflict in a manifest that is under version control leaves the files of both sides owned, and a
/// hostile line can name nothing outside the folder.
struct Manifest: Sendable {
  /// The manifest's name in the output folder.
  static let name = OutputPath.reservedPrefix + "manifest"
  /// The first line, which tells a manifest from any other file.
  static let header = "sitegen manifest 1: sitegen wrote these files and may remove them\n"
  /// The longest manifest that is read, in bytes: some hundred thousand paths.
  static let largestSize = 64 << 20

  /// The manifest as it is on the disk.
  let bytes: [UInt8]
  /// The files that it lists.
  let files: Set<OutputPath>
  /// Whether its lines are as sitegen writes them: all of them paths, in byte order.
  let isOrdered: Bool
}

extension Manifest {
  /// The manifest of a folder that sitegen has not written to.
  static let none = Manifest(bytes: [], files: [], isOrdered: false)

  /// The bytes of the manifest that lists these files, which are in byte order.
  static func bytes(listing files: [OutputPath]) -> [UInt8] {
    var bytes = Array(header.utf8)
    for file in files {
      bytes += file.text.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Reads a manifest, or is nil if it is none.
  init?(_ bytes: [UInt8]) {
    let header = Self.header.utf8
    guard bytes.starts(with: header) else { return nil }
    var files: Set<OutputPath> = []
    var isOrdered = bytes.last == UInt8(ascii: "\n")
    var last: OutputPath?
    for line in bytes[header.count...].split(separator: UInt8(ascii: "\n")) {
      guard let text = String(validating: line, as: UTF8.self), let file = try? OutputPath(text)
      else {
        isOrdered = false
        continue
      }
      if let last, last >= file { isOrdered = false }
      last = file
      files.insert(file)
    }
    self.init(bytes: bytes, files: files, isOrdered: isOrdered)
  }

  /// Reads an output folder's manifest.
  init(in root: borrowing RootFolder) throws(OutputError) {
    guard try root.kind(of: Self.name) != .missing else {
      self = .none
      return
    }
    guard let file = root.openFile(Self.name) else {
      let error = root.failure(.read, Self.name)
      throw try root.kind(of: Self.name) == .file
        ? error : .damagedManifest(path: root.fullPath(Self.name))
    }
    guard let size = file.fileSize, size <= Self.largestSize else {
      throw .damagedManifest(path: root.fullPath(Self.name))
    }
    guard let bytes = file.contents else { throw root.failure(.read, Self.name) }
    guard let manifest = Manifest(bytes) else {
      throw .damagedManifest(path: root.fullPath(Self.name))
    }
    self = manifest
  }
}
