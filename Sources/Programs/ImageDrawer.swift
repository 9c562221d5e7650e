import Files

/// Draws SVG as PNG through librsvg's `rsvg-convert`, each picture once: what has been drawn is kept
/// in a folder under the fingerprint of its SVG.
///
/// The folder belongs to the site. Where it is kept with the site's texts, the pictures are the same
/// whatever fonts and whatever version of the program a machine has.
public struct ImageDrawer: Sendable {
  /// Where the pictures are kept.
  public let folder: Folder
  private let program = Program(commands: [["rsvg-convert"]])

  /// Makes a drawer that keeps its pictures in a folder, which is made when it is needed.
  public init(keepingIn folder: Folder) {
    self.folder = folder
  }

  /// What became of one drawing.
  public enum Result: Sendable, Hashable {
    /// It is in the file at the path.
    case drawn(path: String)
    /// It could not be drawn, or not be kept, for a reason.
    case failed(reason: String)
    /// The program is not installed.
    case missingProgram
  }

  /// Draws what is not drawn yet, as many at once as told.
  ///
  /// - Parameter drawings: SVG by fingerprint.
  /// - Returns: What became of each, by fingerprint.
  public func draw(_ drawings: [String: String], atOnce width: Int = 4) async -> [String: Result] {
    var results: [String: Result] = [:]
    var missing: [(key: String, value: String)] = []
    for drawing in drawings.sorted(by: { $0.key < $1.key }) {
      let path = path(of: drawing.key)
      if fileExists(path) {
        results[drawing.key] = .drawn(path: path)
      } else {
        missing.append(drawing)
      }
    }
    await withTaskGroup(of: (String, Result).self) { group in
      for (number, (fingerprint, svg)) in missing.enumerated() {
        if number >= width, let (done, result) = await group.next() { results[done] = result }
        group.addTask { (fingerprint, await draw(svg, as: fingerprint)) }
      }
      for await (done, result) in group { results[done] = result }
    }
    return results
  }

  /// Removes the pictures that no fingerprint of these names.
  public func removeAll(except fingerprints: some Collection<String>) {
    guard let files = try? folder.files() else { return }
    let kept = Set(fingerprints.map { $0 + Self.ending })
    for file in files where file.hasSuffix(Self.ending) && !kept.contains(file) {
      folder.remove(file)
    }
  }

  private static let ending = ".png"

  private func path(of fingerprint: String) -> String {
    folder.path(of: fingerprint + Self.ending)
  }

  private func draw(_ svg: String, as fingerprint: String) async -> Result {
    let path = path(of: fingerprint)
    // Whoever else draws the same writes a draft of their own, and either is whole.
    let (draft, source) = (Draft(of: path), Draft(of: path))
    defer { source.remove() }
    do throws(FileError) {
      try makeFolder(folder.path)
      try source.write(Array(svg.utf8))
      let outcome = await program.run(["--format", "png", "--output", draft.path, source.path])
      switch outcome {
      case .done:
        try draft.publish()
        return .drawn(path: path)
      case .failed(let reason):
        draft.remove()
        return .failed(reason: reason)
      case .missing: return .missingProgram
      }
    } catch {
      return .failed(reason: error.description)
    }
  }
}
