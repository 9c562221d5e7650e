import Files
import Output
import Pages
import Parallel

extension SiteBuilder {
  /// What the last build of the site has left, if a build into a folder would be made of the same
  /// and do nothing.
  func unchangedBuild(of inputs: FileStates, in output: String) -> Report? {
    guard !OutputFolder.isStaging(in: output),
      let bytes = try? readFile(cache.path(of: Self.recordName)),
      let record = BuildRecord(
        bytes, inputs: Fingerprint(of: inputs.bytes), outputs: { outputStates(in: output) })
    else { return nil }
    return Report(unchangedBuild: record)
  }

  /// Lets the next build know what this one was made of; a build with problems is done again, so
  /// that they are told again.
  func keepRecord(
    of report: Report, _ summary: OutputSummary, of inputs: FileStates, in output: String
  ) {
    // A file that changes in the moment in which it is read may keep its stamp.
    guard report.problems.isEmpty, inputs.areSettled, let outputs = outputStates(in: output)
    else { return }
    let record = BuildRecord(
      inputs: Fingerprint(of: inputs.bytes), outputs: outputs, pageCount: report.pageCount,
      fileCount: summary.written.count + summary.unchanged, nextChange: report.nextChange)
    cache.keep(Array(record.text.utf8), as: Self.recordName)
  }

  /// All that a build depends on: what it is asked for, the program, and the files that it reads.
  func inputStates() -> FileStates {
    var states = FileStates()
    states.append("\(generator) \(options) strict: \(isStrict)")
    for file in ThisProgram.files + [indexer.file ?? ""] { states.append(fileAt: file) }
    for folder in [content, templates] {
      states.append(Self.states(of: ((try? folder.files()) ?? []).map(folder.path(of:))))
    }
    return states
  }

  /// What stands in the output folder of what a build has left there, with what it has kept of
  /// pictures; nil if no build has ended there.
  private func outputStates(in output: String) -> Fingerprint? {
    guard let files = OutputFolder.publishedFiles(in: output) else { return nil }
    let folder = Folder(output)
    let paths = files.map(folder.path(of:)) + pictures.names.map(pictures.path(of:))
    return Fingerprint(of: Self.states(of: paths).bytes)
  }

  private static func states(of files: [String]) -> FileStates {
    let parts = stride(from: 0, to: files.count, by: 512).map {
      files[$0..<min($0 + 512, files.count)]
    }
    return parts.concurrentMap(chunk: 1) { part in
      part.reduce(into: FileStates()) { $0.append(fileAt: $1) }
    }.reduce(into: FileStates()) { $0.append($1) }
  }

  private static let recordName = "last-build"
}
