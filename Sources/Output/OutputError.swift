#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why an output can't be written.
public enum OutputError: Error, Sendable, Hashable {
  /// What the system refused to do.
  public enum Operation: String, Sendable, Hashable {
    case open
    case lock
    case read
    case create
    case write
    case publish
    case remove
  }

  /// What is wrong with a path that an output asks for.
  public enum PathProblem: Sendable, Hashable {
    case empty
    case absolute
    case emptyComponent
    case dots
    case backslash
    case controlCharacter
    case reserved
    case tooLong
  }

  /// The system refused an operation on a file or folder, with its `errno`.
  case system(Operation, path: String, code: Int32)
  /// Another build holds the output folder.
  case locked(folder: String)
  /// The manifest is nothing that sitegen wrote.
  case damagedManifest(path: String)
  /// A file to copy is a folder, a pipe or a device.
  case notAFile(path: String)
  /// A folder below the output folder is a symbolic link and could lead out of it.
  case linkInTheWay(path: String)
  /// A file that sitegen did not write stands where a folder must be.
  case fileInTheWay(path: String)
  /// A folder with something in it that sitegen did not write stands where a file must be.
  case folderInTheWay(path: String, holding: String)

  /// An output asks for a path that is not safe or not portable.
  case invalidPath(String, PathProblem)
  /// Two outputs of one build ask for the same path.
  case duplicatePath(String)
  /// Two outputs of one build ask for paths that only differ in case or in Unicode form.
  case samePathIgnoringCase(String, String)
  /// One output of a build is a file where another needs a folder.
  case fileAndFolder(file: String, folder: String)
}

extension OutputError {
  /// Whether the machine or the output folder is at fault, rather than the site's content.
  public var isEnvironmental: Bool {
    switch self {
    case .system, .locked, .damagedManifest, .notAFile, .linkInTheWay, .fileInTheWay,
      .folderInTheWay:
      true
    case .invalidPath, .duplicatePath, .samePathIgnoringCase, .fileAndFolder: false
    }
  }

  /// What the system has just refused, from `errno`.
  static func failure(of operation: Operation, _ path: String) -> OutputError {
    .system(operation, path: path, code: errno)
  }
}
