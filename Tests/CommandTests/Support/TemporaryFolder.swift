import Foundation
import Testing

/// A real folder for one test, removed with all that is in it.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    let name = "/sitegen-command-" + UUID().uuidString
    path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + name
    mkdir(path, 0o755)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
}

extension TemporaryFolder {
  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ bytes: Data) throws {
    try makeFolder((name as NSString).deletingLastPathComponent)
    try bytes.write(to: URL(fileURLWithPath: self(name)))
  }

  /// Writes a script that can be started.
  ///
  /// Another program writes it: what this one has open for writing is inherited by whatever another
  /// test starts just then, and as long as that runs the system calls the script busy.
  func writeScript(_ name: String, _ text: String) throws {
    try write(name + ".text", text)
    let copy = try run("/usr/bin/install", ["-m", "755", self(name + ".text"), self(name)])
    try #require(copy.code == 0, "\(copy)")
  }

  /// Writes all files of a text archive.
  func write(_ archive: TextArchive) throws {
    for (name, text) in archive.files { try write(name, text) }
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try makeFolder((name as NSString).deletingLastPathComponent)
    try FileManager.default.createSymbolicLink(atPath: self(name), withDestinationPath: target)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self(name)) }

  func copy(_ source: String, to name: String) throws {
    try FileManager.default.copyItem(atPath: source, toPath: self(name))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self(name)) }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: self(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  func tree(_ name: String = "Public") throws -> Tree { try Tree(of: self(name)) }
}
