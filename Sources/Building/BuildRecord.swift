import Files
import Language
import Output
import Pages

/// What a build without problems was made of, and what it left: as long as both are the same, another
/// build would do nothing and say the same.
///
/// Files are the same whose stamps are; nothing is known of how pages depend on them. So any change
/// at all, even one that changes no page, lets the whole site be built again.
struct BuildRecord {
  /// What the build was made of, and what it left, each as a fingerprint.
  let inputs: Fingerprint
  let outputs: Fingerprint
  let pageCount: Int
  let fileCount: Int
  let nextChange: ScheduledChange?

  private static let header = "sitegen build 1"
}

extension BuildRecord {
  /// The record as text: a line for each member.
  var text: String {
    let change = nextChange.map { ([$0.day.description] + $0.paths).joined(separator: " ") } ?? ""
    return [
      Self.header, inputs.description, outputs.description, String(pageCount), String(fileCount),
      change, "",
    ].joined(separator: "\n")
  }

  /// Reads a record; nil if it is none, or not whole.
  ///
  /// - Parameters:
  ///   - inputs: What a build would be made of now.
  ///   - outputs: What there is now; nil if it can't be what a build has left.
  init?(_ bytes: [UInt8], inputs: Fingerprint, outputs: () -> Fingerprint?) {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 7, lines[0] == Self.header, lines[1] == inputs.description,
      let outputs = outputs(), lines[2] == outputs.description,
      let pageCount = Int(lines[3]), let fileCount = Int(lines[4])
    else { return nil }
    let change = lines[5].split(separator: " ").map(String.init)
    let day = change.first.flatMap { PartialDate($0) }
    self.init(
      inputs: inputs, outputs: outputs, pageCount: pageCount, fileCount: fileCount,
      nextChange: day.map { ScheduledChange(day: $0, paths: Array(change.dropFirst())) })
  }
}
