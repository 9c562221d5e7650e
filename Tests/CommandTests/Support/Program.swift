import Foundation

/// How a run of a program ended, and all that it printed.
struct Run: Equatable, CustomStringConvertible {
  /// The exit code, or 128 and the signal that ended it.
  var code: Int32
  var output: String
  var errors: String

  init(_ code: Int32, _ output: String = "", errors: String = "") {
    self.code = code
    self.output = output
    self.errors = errors
  }

  var description: String {
    "exit code \(code)\n--- output\n\(output)--- errors\n\(errors)---"
  }
}

/// A program that is running; what it prints goes into files, so that no pipe can fill up.
struct RunningProgram {
  let process: pid_t
  private let folder: TemporaryFolder

  /// Starts a program in a folder.
  init(_ path: String, _ arguments: [String], in workingFolder: String) throws {
    folder = TemporaryFolder()
    // Nothing in POSIX starts a program in another folder; a shell does, and becomes the program.
    let command = ["sh", "-c", "cd \"$0\" && exec \"$@\"", workingFolder, path] + arguments
    var words = command.map { strdup($0) } + [nil]
    var variables =
      ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "output"), (2, "errors")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, folder(name), O_WRONLY | O_CREAT | O_APPEND, 0o644)
    }
    var process: pid_t = 0
    let problem = posix_spawn(&process, "/bin/sh", &actions, nil, &words, &variables)
    guard problem == 0 else { throw POSIXError(POSIXErrorCode(rawValue: problem) ?? .ENOENT) }
    self.process = process
  }

  /// What it has printed so far.
  var output: String { folder.read("output") ?? "" }

  /// What it has told on standard error so far.
  var errors: String { folder.read("errors") ?? "" }

  /// Waits until it has ended.
  func end() -> Run {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Run(
      signal == 0 ? status >> 8 & 0xFF : 128 + signal, output, errors: errors)
  }

  func kill() { _ = Foundation.kill(process, SIGKILL) }
}

/// Runs a program to its end.
func run(_ path: String, _ arguments: [String], in folder: String = "/") throws -> Run {
  try RunningProgram(path, arguments, in: folder).end()
}

/// The program that is tested.
enum Sitegen {
  /// Whether it is a release build, as the Makefile gives it.
  static let isRelease = ProcessInfo.processInfo.environment["SITEGEN"] != nil

  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["SITEGEN"] { return path }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
    return [bundle, repository + "/.build/debug"].map { $0 + "/sitegen" }
      .first(where: FileManager.default.isExecutableFile) ?? "sitegen"
  }()

  static func run(_ arguments: String..., in folder: String = "/") throws -> Run {
    try CommandTests.run(path, arguments, in: folder)
  }
}

/// The folder of the project.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../..").standardizedFileURL.path
