import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the index that pages search in, through Pagefind.
public struct SearchIndexer: Sendable {
  private let program: Program

  /// Names the program: the one that is installed for the site in its `.venv`, or else for the
  /// machine, as itself or as a module of Python.
  public init(site: Folder) {
    program = Program(commands: [
      [site.path(of: ".venv/bin/python"), "-m", "pagefind_bin"], ["pagefind"],
      ["python3", "-m", "pagefind_bin"],
    ])
  }

  /// What the program says it is, such as `pagefind 1.5.2`; nil if it is not installed.
  public func version() async -> String? {
    guard case .done(let output) = await program.run(["--version"]) else { return nil }
    return output.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  /// What became of an index.
  public enum Result: Sendable {
    /// Its files: all that a page of its own needs, without the ready-made forms.
    case done([(path: String, bytes: [UInt8])])
    /// It could not be made, for a reason.
    case failed(reason: String)
  }

  /// Makes an index of pages.
  ///
  /// - Parameter write: Writes the pages into a folder, as they stand on the site.
  public func index(_ write: (Folder) throws(FileError) -> Void) async -> Result {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "sitegen-search-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    do throws(FileError) {
      try makeFolder(place + "/site")
      try write(Folder(place + "/site"))
      let arguments = ["--site", place + "/site", "--output-path", place + "/index", "--silent"]
      switch await program.run(arguments) {
      case .done: return .done(try Self.files(of: Folder(place + "/index")))
      case .failed(let reason): return .failed(reason: reason)
      case .missing: return .failed(reason: "Pagefind is gone")
      }
    } catch {
      return .failed(reason: error.description)
    }
  }

  private static func files(
    of index: Folder
  ) throws(FileError) -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for path in try index.files() where isNeeded(path) {
      let bytes = try readFile(index.path(of: path))
      // Pagefind lists the languages in another order each time.
      files.append((path, path.hasSuffix(".json") ? sortedJSON(bytes) ?? bytes : bytes))
    }
    return files
  }

  private static func isNeeded(_ file: String) -> Bool {
    if file.contains("/") { return true }
    return ["pagefind.js", "pagefind-worker.js", "pagefind-entry.json"].contains(file)
      || file.hasSuffix(".pf_meta") || file.hasSuffix(".pagefind")
  }
}
