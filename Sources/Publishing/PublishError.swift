/// Why the site did not get to its target: the machine, a tool or the far end is at fault.
public enum PublishError: Error, Sendable, Hashable {
  /// What a tool's own words come down to.
  public enum Reason: Sendable, Hashable {
    /// The far end does not know the user, or this machine does not know the far end.
    case login
    /// The connection can't be made, or was lost.
    case connection
    /// The far end has no space left.
    case space
    /// The far end failed to write and does not say why: SFTP has no word for a full disk.
    case write
    /// The far end does not let the user write there.
    case rights
    /// Somebody else has published in between.
    case conflict
    /// The tool is too old or misses something.
    case usage
    /// Anything else.
    case other
  }

  /// The program is not installed.
  case missingTool(String)
  /// The program could not be run.
  case notRun(tool: String, reason: String)
  /// The program failed, with its own words.
  case failed(tool: String, Reason, words: String)
  /// A file or folder of this machine can't be read or written.
  case files(String, hint: String?)
  /// The list of published files at the far end is none that sitegen wrote.
  case damagedList(String)
  /// There is no release to go back to.
  case noEarlierRelease(folder: String)
  /// Only a folder of releases can go back to the one before.
  case noReleases(target: String)
}

extension PublishError: CustomStringConvertible {
  /// What failed and, on lines of their own, the tool's words and how to mend it.
  public var description: String {
    switch self {
    case .missingTool(let tool):
      "the program '\(tool)' is missing\n  hint: install it: apt-get install \(tool), or brew"
        + " install \(tool)"
    case .notRun(let tool, let reason): "the program '\(tool)' can't be run: \(reason)"
    case .failed(let tool, let reason, let words):
      "\(tool): \(reason.text)\n\(indented(words))  hint: \(reason.hint)"
    case .files(let text, let hint): text + (hint.map { "\n  hint: \($0)" } ?? "")
    case .damagedList(let place):
      "'\(FileList.name)' in \(place) is not a list that sitegen wrote, so its files can't be told"
        + " from others\n  hint: remove it there, then publish again; nothing else is lost"
    case .noEarlierRelease(let folder):
      "there is no release before the current one in '\(folder)'\n"
        + "  hint: publish an older state of the content instead"
    case .noReleases(let target):
      "the target '\(target)' keeps no releases, only a target of the tool 'folder' does\n"
        + "  hint: publish an older state of the content instead"
    }
  }

  /// The last of a tool's words, in which no control character can steer the terminal.
  private func indented(_ words: String) -> String {
    let lines = words.split(whereSeparator: \.isNewline).suffix(6)
    return lines.map { line in
      let scalars = line.unicodeScalars.map { scalar in
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return "  | \(String(text))\n"
    }.joined()
  }
}

extension PublishError.Reason {
  fileprivate var text: String {
    switch self {
    case .login: "the login was refused"
    case .connection: "the far end can't be reached, or the connection was lost"
    case .space: "the far end has no space left"
    case .write: "the far end failed to write, which a full disk makes it do"
    case .rights: "the far end does not let you write there"
    case .conflict: "somebody else has published in between"
    case .usage: "the program is too old, or is missing at the far end"
    case .other: "the site could not be published"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .login:
      "try the tool by itself: its own configuration (ssh, rclone config, git credential) must know"
        + " the far end and you"
    case .connection:
      "publish again: what has arrived is not sent twice for nothing, nor is it lost"
    case .space: "free space there, then publish again"
    case .write: "see whether there is space, then publish again"
    case .rights: "have the folder there given to you, then publish again"
    case .conflict: "publish again, on top of it"
    case .usage: "install it here and there: rsync 3.1, git 2.29 or rclone 1.53 at least"
    case .other: "mend what the program says, then publish again"
    }
  }

  /// What a tool's words come down to.
  init(words: String) {
    let signs: [(Self, [String])] = [
      (
        .space,
        [
          "No space left", "disk quota exceeded", "Disk quota exceeded",
          "InsufficientStorage", "Insufficient Storage", "QuotaExceeded",
        ]
      ),
      (
        .login,
        [
          "Permission denied (", "Host key verification failed", "uthentication failed",
          "unable to authenticate", "401 Unauthorized", "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "could not read Username", "knownhosts", "Too many authentication failures", "530 Login",
          "didn't find section in config file",
        ]
      ),
      (.write, ["SSH_FX_FAILURE"]),
      (.conflict, ["non-fast-forward", "fetch first", "cannot lock ref", "stale info"]),
      (.usage, ["remote command not found", "unknown option", "unknown flag", "unknown command"]),
      (
        .rights,
        ["Permission denied", "permission denied", "Read-only", "403 Forbidden", "AccessDenied"]
      ),
      (
        .connection,
        [
          "Connection refused", "connection refused", "Connection reset", "connection reset",
          "Connection closed", "connection unexpectedly closed", "closed by remote host",
          "Could not resolve", "no such host", "timed out", "timeout", "Timeout", "unreachable",
          "EOF", "hung up", "roken pipe", "connection lost", "connection error",
        ]
      ),
    ]
    self = signs.first { $0.1.contains(where: words.contains) }?.0 ?? .other
  }
}
