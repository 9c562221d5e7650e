import Diagnostics
import Files

/// Why something new could not be begun; nothing was written then.
public enum ScaffoldingError: Error, Sendable {
  /// The folder of a new site has something in it already.
  case notEmpty(String)
  /// There is a file already.
  case exists(String)
  /// Another page has the address.
  case taken(address: String)
  /// The title has no letters for an address.
  case noAddress(String)
  /// The file can't be added to: it has such an entry, or is written in a way of its own. With the
  /// lines to put there by hand.
  case byHand(file: String, lines: [String])
  /// What was to be written is refused by the checks of the site.
  case refused([Diagnostic])
  /// The site can't be read.
  case unreadable(FileError)
  /// The machine refuses; with its reason.
  case file(String, reason: String)
}

extension ScaffoldingError: CustomStringConvertible {
  /// What failed and, on a line of its own, how to mend it.
  public var description: String {
    switch self {
    case .notEmpty(let folder):
      "the folder '\(folder)' is not empty\n  hint: name a folder that is not there yet"
    case .exists(let file):
      "there is a file '\(file)' already\n  hint: choose another title, or another day with --date"
    case .taken(let address):
      "the address \(address) is taken by another page\n  hint: choose another title"
    case .noAddress(let title):
      "'\(title)' has no letters for an address\n  hint: use letters or digits"
    case .byHand(let file, let lines):
      "'\(file)' can't be added to: it has such an entry, or is written in a way of its own\n"
        + "  hint: add this by hand:\n\n" + lines.map { "    \($0)" }.joined(separator: "\n")
    case .refused: "nothing was written"
    case .unreadable(let error):
      (error.isMissing ? "there is no folder '\(error.path)'" : "\(error)")
        + "\n  hint: run sitegen in the folder of a site, or name that folder with --site"
    case .file(let path, let reason): "can't write '\(path)': \(reason)"
    }
  }
}
