import Subprocess

/// A program that sends files.
struct Tool: Sendable {
  /// How a run ended.
  struct Outcome: Sendable {
    let code: Int32
    let output: [UInt8]
    /// What it said is wrong.
    let words: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The program's name, looked for in `PATH`.
  let name: String
  /// What its exit codes mean where its words don't tell.
  var reasons: [Int32: PublishError.Reason] = [:]

  /// Runs the program to its end.
  ///
  /// - Parameter input: The file that it reads as its standard input; nothing if left out.
  func outcome(
    of arguments: [String], input: String = "/dev/null"
  ) async throws(PublishError) -> Outcome {
    do {
      // A shell opens the file: whatever is piped would end this program if the other ends first.
      let result = try await Subprocess.run(
        .path("/bin/sh"),
        arguments: Arguments(["-c", "exec \"$@\" < \"$0\"", input, name] + arguments),
        environment: .inherit.updating(["LC_ALL": "C"]),
        output: .bytes(limit: 256 << 20), error: .string(limit: 16 << 20))
      guard case .exited(let code) = result.terminationStatus else {
        throw PublishError.notRun(tool: name, reason: "it was ended by a signal")
      }
      // A program of the far end may be missing too, with the same code.
      if code == 127, result.standardError.contains("exec: \(name)") {
        throw PublishError.missingTool(name)
      }
      return Outcome(code: code, output: result.standardOutput, words: result.standardError)
    } catch let error as PublishError {
      throw error
    } catch {
      throw .notRun(tool: name, reason: "\(error)")
    }
  }

  /// Runs the program, which must not fail.
  @discardableResult
  func run(
    _ arguments: [String], input: String = "/dev/null"
  ) async throws(PublishError) -> Outcome {
    let outcome = try await outcome(of: arguments, input: input)
    guard outcome.code == 0 else { throw failure(outcome) }
    return outcome
  }

  func failure(_ outcome: Outcome) -> PublishError {
    let words = outcome.words.isEmpty ? "exit code \(outcome.code)" : outcome.words
    let told = PublishError.Reason(words: words)
    let reason = told == .other ? reasons[outcome.code] ?? .other : told
    return .failed(tool: name, reason, words: words)
  }
}
