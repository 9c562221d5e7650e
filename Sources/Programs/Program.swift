import Files
import Subprocess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program that others made and that sitegen runs if it is installed.
public struct Program: Sendable {
  /// The commands that may start it, each with its first arguments, in order of preference.
  let commands: [[String]]

  /// How a run ended.
  public enum Outcome: Sendable, Hashable {
    /// Well, with what was printed.
    case done(output: String)
    /// Not well, with what was complained of, in one line.
    case failed(reason: String)
    /// None of the commands is there.
    case missing
  }

  /// Runs the program to its end.
  public func run(_ arguments: [String]) async -> Outcome {
    var outcome = Outcome.missing
    for command in commands {
      outcome = await Self.run(command + arguments)
      if outcome != .missing { break }
    }
    return outcome
  }

  /// The file that a name without a path starts; nil if there is none.
  static func path(of name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 && fileExists($0) }
  }

  private static func run(_ words: [String]) async -> Outcome {
    do {
      let result = try await Subprocess.run(
        words[0].contains("/") ? .path(FilePath(words[0])) : .name(words[0]),
        arguments: Arguments(Array(words.dropFirst())),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      if case .exited(0) = result.terminationStatus { return .done(output: result.standardOutput) }
      // Python's word for a module that is not installed.
      if result.standardError.contains("No module named") { return .missing }
      let line = result.standardError.split(whereSeparator: \.isNewline).last
      return .failed(reason: line.map(String.init) ?? "\(result.terminationStatus)")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .missing
    } catch {
      return .failed(reason: "\(error)")
    }
  }
}
