#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for what is only needed while a site is published; it goes with its owner.
final class ScratchFolder: Sendable {
  let path: String

  init() throws(PublishError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    path = try Self.make(in: parent.isEmpty ? "/tmp" : parent)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a new empty folder in it.
  func makeFolder() throws(PublishError) -> String { try Self.make(in: path) }

  /// Makes a folder with those above it.
  func makeFolders(_ path: String) throws(PublishError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .files("can't make the folder '\(path)': \(error)", hint: "free some disk space")
    }
  }

  /// Writes a file that names others, a line each, and gives its path.
  func write(list: [String]) throws(PublishError) -> String {
    let path = try makeFolder() + "/list"
    try write(Array(list.map { $0 + "\n" }.joined().utf8), to: path)
    return path
  }

  /// Writes a file.
  func write(_ bytes: [UInt8], to path: String) throws(PublishError) {
    do {
      try Data(bytes).write(to: URL(filePath: path))
    } catch {
      throw .files("can't write '\(path)': \(error)", hint: "free some disk space")
    }
  }

  private static func make(in parent: String) throws(PublishError) -> String {
    var template = Array("\(parent)/sitegen-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .files(
        "can't make a folder in '\(parent)': \(String(cString: strerror(errno)))",
        hint: "name another folder for temporary files in TMPDIR")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
