import Files
import Output
import Pages
import Parallel

/// The files of a published site with what tells their versions apart.
///
/// A copy of it stands among the published files. It names every file that sitegen has put there, or
/// is about to, so that nothing else is ever removed, and it tells what need not be sent again.
struct FileList: Sendable, Hashable {
  /// One version of a file.
  struct Version: Sendable, Hashable {
    /// In bytes.
    let size: Int
    /// Tells versions of one size apart; nil if it is not known which one is there.
    let fingerprint: String?

    static let unknown = Version(size: 0, fingerprint: nil)
  }

  /// The list's own name among the published files.
  static let name = ".sitegen-published"
  /// The first line, which tells a list from any other file.
  static let header = "sitegen published 1: sitegen put these files here and may remove them\n"

  /// The versions by the paths of the files.
  var versions: [String: Version]

  init(versions: [String: Version] = [:]) { self.versions = versions }
}

extension FileList {
  /// The files that stand in an output folder, read on all cores.
  init(of output: OutputFolder, at path: String) throws(PublishError) {
    let folder = Folder(path)
    let files = output.publishedFiles
    let versions = files.concurrentMap { file -> Result<Version, FileError> in
      Result { () throws(FileError) in
        let bytes = try readFile(folder.path(of: file))
        return Version(size: bytes.count, fingerprint: Fingerprint(of: bytes).description)
      }
    }
    self.init()
    for (file, version) in zip(files, versions) {
      switch version {
      case .success(let version): self.versions[file] = version
      case .failure(let error):
        throw .files(
          error.description, hint: "something has changed it since the build: publish again")
      }
    }
  }

  /// Reads a list, or is nil if it is none. Paths that could lead elsewhere are left out.
  init?(_ bytes: [UInt8]) {
    let header = Self.header.utf8
    guard bytes.starts(with: header) else { return nil }
    self.init()
    for line in bytes[header.count...].split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, OutputFolder.canHold(fields[2]), let size = Int(fields[1])
      else { continue }
      versions[fields[2]] = Version(size: size, fingerprint: fields[0] == "-" ? nil : fields[0])
    }
  }

  /// The list as it is published: a line a file, in byte order.
  var bytes: [UInt8] {
    let files = versions.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let lines = files.map { file in
      let version = versions[file] ?? .unknown
      return "\(version.fingerprint ?? "-") \(version.size) \(file)\n"
    }
    return Array((Self.header + lines.joined()).utf8)
  }
}
