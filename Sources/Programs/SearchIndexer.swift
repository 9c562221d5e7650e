import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the index that pages search in, through Pagefind.
public struct SearchIndexer: Sendable {
  /// The program's file; nil if only Python can tell where it is, or if it is not installed.
  public let file: String?
  private let program: Program
  private let folder: Folder

  /// Finds the program: the one that is installed for the site in its `.venv`, or else for the
  /// machine, as itself or as a module of Python.
  ///
  /// - Parameter folder: Where to note what version the program is, so that it need not be asked
  ///   again; made when it is needed.
  public init(site: Folder, notesIn folder: Folder) {
    let python = Program.path(of: "python3").map { String($0.dropLast("/python3".count)) + "/.." }
    let places =
      Self.files(ofPythonIn: site.path(of: ".venv")) + [Program.path(of: "pagefind")]
      + (python.map(Self.files(ofPythonIn:)) ?? [])
    file = places.compactMap(\.self).first(where: fileExists)
    program = Program(commands: [file.map { [$0] } ?? ["python3", "-m", "pagefind_bin"]])
    self.folder = folder
  }

  private static let note = "pagefind-version"

  /// What decides, beside the version and the pages, what an index is.
  public static let options = [
    // The mark by which a heading of Markdown links to itself says nothing.
    "--exclude-selectors", ".heading-link",
  ]

  /// Where the package `pagefind_bin` has the program, if a Python has the package.
  private static func files(ofPythonIn prefix: String) -> [String] {
    let lib = Folder(prefix + "/lib")
    return lib.names.filter { $0.hasPrefix("python3") }.flatMap { python in
      ["site-packages", "dist-packages"].flatMap { packages in
        ["pagefind_extended", "pagefind"].map { name in
          lib.path(of: "\(python)/\(packages)/pagefind_bin/\(name)")
        }
      }
    }
  }

  /// What the program says it is, such as `pagefind 1.5.2`; nil if it is not installed.
  public func version() async -> String? {
    let known = file.flatMap { file in
      (try? FileStamp(of: file)).map { "\(file) \($0)\n" }
    }
    if let known, let text = try? readFile(folder.path(of: Self.note)),
      text.starts(with: known.utf8)
    {
      return String(decoding: text.dropFirst(known.utf8.count), as: UTF8.self)
    }
    guard case .done(let output) = await program.run(["--version"]) else { return nil }
    let version = output.split(whereSeparator: \.isNewline).first.map(String.init)
    if let known, let version { folder.keep(Array((known + version).utf8), as: Self.note) }
    return version
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
      let arguments = [
        "--site", place + "/site", "--output-path", place + "/index", "--silent",
      ]
      switch await program.run(arguments + Self.options) {
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
