import Foundation
import Testing

/// A mistake in the base site with the whole text of the problems that it must give.
///
/// Each file of `Cases/` holds many, each below a line `=== what is wrong`: the files that replace
/// those of the base, then the problems below `-- problems --`.
struct ProblemCase: Sendable, CustomTestStringConvertible {
  let name: String
  let files: SiteArchive
  let problems: String

  var testDescription: String { name }

  static let all: [ProblemCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().flatMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return (text ?? "").components(separatedBy: "=== ").dropFirst().map {
        ProblemCase($0, file: name)
      }
    }
  }()

  private init(_ text: String, file: String) {
    let parts = text.components(separatedBy: "-- problems --\n")
    name = file + ": " + (text.split(separator: "\n").first.map(String.init) ?? "")
    files = SiteArchive(parts[0])
    problems = parts.count > 1 ? parts[1].trimmingCharacters(in: .newlines) : "?"
  }
}

@Suite struct ProblemTests {
  @Test(arguments: ProblemCase.all)
  func textOfAllProblems(of mistake: ProblemCase) throws {
    let found = try SiteFolder(SiteArchive.base.replacing(mistake.files)).load().problems
    #expect(found == mistake.problems)
  }

  @Test func theBaseHasNone() throws {
    #expect(try problems(with: "") == "")
    #expect(ProblemCase.all.count > 100)
  }
}
