import Foundation
import Testing

/// A chapter of the guide in one language, cut into what can be tested.
struct GuideChapter: CustomTestStringConvertible {
  /// A block of code. After the fence stand its language and what it is: the path of a file of a site,
  /// with a plus sign if it is added to that file, and with `mistake` if sitegen must refuse it with
  /// the message in the next block; or `build`, for what a build says.
  struct Example {
    let language: String
    let path: String?
    let isAddition: Bool
    let isMistake: Bool
    let isOutput: Bool
    let text: String
    /// Whether nothing stands between it and the next one, which belongs to it then.
    let isContinued: Bool
  }

  static let folder = repository + "/Documentation/guide/Content"
  /// The chapters that are no texts of the example's pages.
  static let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    .filter { $0.hasSuffix(".md") && !$0.hasSuffix(".ru.md") }.map { String($0.dropLast(3)) }
    .sorted()
  static let all = (names ?? []).flatMap { name in
    ["en", "ru"].map { GuideChapter(name, in: $0) }
  }

  let name: String
  let language: String
  /// The text without its code blocks.
  let prose: String
  let examples: [Example]
  var testDescription: String { "\(name) (\(language))" }

  init(_ name: String, in language: String) {
    self.name = name
    self.language = language
    let path = "\(Self.folder)/\(name)\(language == "en" ? "" : "." + language).md"
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    var prose = ""
    var examples: [Example] = []
    let parts = ("\n" + (text ?? "")).components(separatedBy: "\n```")
    for (number, part) in parts.enumerated() {
      if number.isMultiple(of: 2) {
        prose += part
      } else {
        let end = part.firstIndex(of: "\n") ?? part.endIndex
        let words = part[..<end].split(separator: " ").map(String.init)
        examples.append(
          Example(
            language: words.first ?? "",
            path: words.dropFirst().first.map { String($0.trimmingPrefix("+")) },
            isAddition: words.dropFirst().first?.hasPrefix("+") == true,
            isMistake: words.last == "mistake", isOutput: words.last == "build",
            text: part[end...].dropFirst() + "\n",
            isContinued: number + 2 < parts.count && parts[number + 1].allSatisfy(\.isNewline)))
        prose += "\n```\(words.first ?? "")"
      }
    }
    self.prose = prose
    self.examples = examples
  }

  /// The chapter without its words: headings, blocks, items, and the code in the rows of tables.
  var shape: [String] {
    prose.split(separator: "\n").compactMap { line in
      if line.hasPrefix("#") { return line.prefix { $0 == "#" } + Self.code(in: line).joined() }
      if line.hasPrefix("```") { return String(line) }
      if line.hasPrefix("- ") { return "-" }
      guard line.hasPrefix("| ") else { return nil }
      let cells = line.split(separator: "|")
      // The last column explains the others.
      return cells.dropLast().map { cell in
        let code = Self.code(in: cell).map { $0.contains("](") ? "link" : $0 }
        let word = cell.trimmingCharacters(in: .whitespaces)
        return (Self.words[word].map { [$0] } ?? code).joined(separator: " ")
      }.joined(separator: "|")
    }
  }

  /// The commands that a reader could type: code that begins with the program's name.
  var commands: [String] {
    let shell = examples.filter { ["sh", "crontab"].contains($0.language) }.flatMap { example in
      example.text.matches(of: /sitegen [^\n&|;]+/).map { String($0.0) }
    }
    let spans = prose.replacing("\n", with: " ").matches(of: /`([^`]+)`/).map { String($0.1) }
    return (shell + spans).filter { $0.hasPrefix("sitegen ") }
  }

  private static let words = ["да": "yes", "нет": "no", "желательно": "should be"]
    .merging(["yes", "no", "should be"].map { ($0, $0) }) { first, _ in first }

  private static func code(in text: Substring) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
