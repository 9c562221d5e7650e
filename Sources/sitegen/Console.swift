import ArgumentParser
import Diagnostics
import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The only place that prints: problems to standard error, results to standard output.
enum Console {
  /// The exit code for what is neither the content's nor the user's fault.
  static let environmentFailed = ExitCode(2)

  /// Prints problems, each with the line that it is about.
  static func print(_ problems: [Diagnostic]) {
    let colored = isTerminal(STDERR_FILENO) && getenv("NO_COLOR") == nil
    for problem in problems {
      writeError(problem.withExcerpt.text(colored: colored) + "\n")
    }
  }

  /// Says why nothing came of a command, and gives the exit code to throw.
  static func stopped(by problems: [Diagnostic], nothing: String? = nil) -> ExitCode {
    writeError("sitegen: \(problems.counts)" + (nothing.map { "; \($0)" } ?? "") + "\n")
    return .failure
  }

  /// The value, or the end of the program with what the environment refused.
  static func unwrap<Value, Failure: Error>(_ result: Result<Value, Failure>) throws -> Value {
    switch result {
    case .success(let value): return value
    case .failure(let error): throw failed(error)
    }
  }

  /// Says what the environment refused, and gives the exit code to throw.
  static func failed(_ error: some Error) -> ExitCode {
    writeError("sitegen: \(error)\n")
    return environmentFailed
  }

  /// Says on standard output how a command gets on, at once even if that is no terminal.
  static func tell(_ line: String) {
    // Whoever reads it no more wants to know nothing.
    _ = write(Array((line + "\n").utf8)[...], to: STDOUT_FILENO)
  }

  /// Ends the program with all that is still alive: to take a site apart, object by object, takes a
  /// fortieth of a build, and the system takes the memory back at once.
  static func end() -> Never { exit(EXIT_SUCCESS) }

  /// The text of a file that the user names.
  static func read(_ path: String) throws -> SourceText {
    let bytes = try unwrap(Result { () throws(FileError) in try readFile(path) })
    let source = SourceText(name: path, bytes: bytes)
    guard let problem = source.encodingProblem else { return source }
    print([problem])
    throw ExitCode.failure
  }

  /// Writes bytes to standard output.
  static func write(_ bytes: [UInt8]) throws {
    guard write(bytes[...], to: STDOUT_FILENO) else {
      writeError("sitegen: can't write to standard output: \(String(cString: strerror(errno)))\n")
      throw environmentFailed
    }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func writeError(_ text: String) {
    _ = write(Array(text.utf8)[...], to: STDERR_FILENO)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

extension [Diagnostic] {
  /// How many there are of each kind, such as "1 error, 2 warnings".
  var counts: String {
    let counts = [(Severity.error, "error"), (.warning, "warning")].compactMap { severity, name in
      let count = count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
  }
}

/// `write` of the C library, which `Console.write` would hide.
private let systemWrite = write as @Sendable (Int32, UnsafeRawPointer?, Int) -> Int
