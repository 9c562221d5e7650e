import Files
import Output

/// Why a build could not be done: the machine or a folder is at fault, not the content.
public enum BuildError: Error, Sendable {
  /// A folder of the site can't be read.
  case folder(FileError)
  /// The output folder can't be written.
  case output(OutputError)
}

extension BuildError: CustomStringConvertible {
  /// What failed and, on a line of its own, how to mend it.
  public var description: String {
    switch self {
    case .folder(let error) where error.isMissing:
      "there is no folder '\(error.path)'\n"
        + "  hint: run sitegen in the folder of a site, or name that folder with --site"
    case .folder(let error): "the folder '\(error.path)' can't be read: \(error.reason)"
    case .output(let error): error.description
    }
  }
}
