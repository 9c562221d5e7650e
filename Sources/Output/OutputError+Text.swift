#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension OutputError: CustomStringConvertible {
  /// The message and, on a line of its own, the hint.
  public var description: String {
    hint.map { "\(message)\n  hint: \($0)" } ?? message
  }

  /// What failed and where, in one line, beginning in lower case and without a full stop.
  public var message: String {
    switch self {
    case .system(let operation, let path, let code):
      "can't \(operation.rawValue) \(quoted(path)): \(String(cString: strerror(code)))"
    case .locked(let folder):
      "another sitegen build is writing to \(quoted(folder))"
    case .damagedManifest(let path):
      "\(quoted(path)) is not a list that sitegen wrote, so its files can't be told from yours"
    case .notAFile(let path):
      "can't copy \(quoted(path)): it is not a plain file"
    case .linkInTheWay(let path):
      "\(quoted(path)) is a symbolic link where sitegen needs a folder, and may lead elsewhere"
    case .fileInTheWay(let path):
      "\(quoted(path)) is not sitegen's file, and stands where it needs a folder"
    case .folderInTheWay(let path, let stranger):
      path == stranger
        ? "\(quoted(path)) is not sitegen's folder, and stands where it needs a file"
        : "\(quoted(path)) is a folder where sitegen needs a file, and holds"
          + " \(quoted(stranger)), which is not sitegen's"
    case .invalidPath(let path, let problem):
      "can't write to the path \(quoted(path)): \(problem.text)"
    case .duplicatePath(let path):
      "two pages or files ask for the same path \(quoted(path))"
    case .samePathIgnoringCase(let a, let b):
      "the paths \(quoted(a)) and \(quoted(b)) are the same where case does not count"
    case .fileAndFolder(let file, let folder):
      "\(quoted(file)) would be a file, and \(quoted(folder)) a folder of the same name"
    }
  }

  /// How to mend it, or nil if the message says all there is to say.
  public var hint: String? {
    switch self {
    case .system(_, _, let code): Self.hint(forSystemError: code)
    case .locked: "wait until it has ended, then build again"
    case .damagedManifest:
      "restore it from version control, or remove the whole output folder and build again"
    case .notAFile: "put a plain file there, or remove it"
    case .linkInTheWay, .fileInTheWay, .folderInTheWay:
      "move it out of the output folder, or build to another folder"
    case .invalidPath, .duplicatePath, .samePathIgnoringCase, .fileAndFolder:
      "give one of the pages or files another name"
    }
  }

  private static func hint(forSystemError code: Int32) -> String? {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: "free some disk space, then build again"
    case EACCES, EPERM: "give your user the rights to that path, then build again"
    case EROFS: "build to a folder on a disk that can be written to"
    case ENOTDIR: "a file stands where a folder is needed: move it, or build to another folder"
    default: nil
    }
  }
}

extension OutputError.PathProblem {
  fileprivate var text: String {
    switch self {
    case .empty: "it is empty"
    case .absolute: "it begins with '/'"
    case .emptyComponent: "a name in it is empty"
    case .dots: "'.' and '..' are no names"
    case .backslash: "'\\' is not allowed in a name"
    case .controlCharacter: "control characters are not allowed in a name"
    case .reserved: "names that begin with '\(OutputPath.reservedPrefix)' are sitegen's own"
    case .tooLong:
      "a name may have \(OutputPath.longestComponent) bytes,"
        + " a path \(OutputPath.longestPath)"
    }
  }
}

/// A terminal must never be steered by a name, nor flooded.
private func quoted(_ path: String) -> String {
  var text = String.UnicodeScalarView()
  for scalar in path.unicodeScalars.prefix(OutputPath.longestPath) {
    text.append(scalar.isControl ? "\u{FFFD}" : scalar)
  }
  return "'\(String(text))'"
}
