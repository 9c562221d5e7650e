import Subprocess

/// The browser of whoever runs the program.
enum Browser {
  /// Opens a URL, by the program that the system has for this.
  static func open(_ url: String) {
    #if canImport(Darwin)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    Task {
      let result = try? await run(
        .name(program), arguments: [url], output: .discarded, error: .discarded)
      guard result?.terminationStatus.isSuccess != true else { return }
      Console.writeError("sitegen: no browser could be opened: \(program) failed\n")
    }
  }
}
