import Testing

/// The commands that the guide names, held against the program's own help.
@Suite struct GuideCommandTests {
  @Test(arguments: ["en", "ru"])
  func listsEveryOptionOfEveryCommand(language: String) throws {
    let sections = GuideChapter("commands", in: language).prose.split(separator: /\n#{2,}\s/)
    let commands = try Self.commands(below: [])
    let groups = Set(commands.map { $0.dropLast() }).filter { !$0.isEmpty }.map(Array.init)
    #expect(
      sections.compactMap(Self.command).sorted() == (commands + groups).map(Self.line).sorted())
    let shared = Set(Self.listedOptions(in: sections[1]))
    var met: Set<String> = []
    for command in commands {
      let name = Self.line(command)
      let section = sections.first { Self.command(of: $0) == name } ?? ""
      let options = try Self.options(of: command)
      #expect(Self.listedOptions(in: section) == options.filter { !shared.contains($0) }, "\(name)")
      met.formUnion(options)
    }
    #expect(shared.subtracting(met) == [])
  }

  @Test(arguments: GuideChapter.all)
  func namesOnlyWhatThereIs(chapter: GuideChapter) throws {
    let commands = try Self.commands(below: [])
    for line in chapter.commands {
      let words = line.split(separator: " ").dropFirst().map(String.init)
      if words.first == "help" || words.isEmpty { continue }
      let command = commands.first { words.starts(with: $0) || $0.starts(with: words) }
      let options = try command.map(Self.options) ?? []
      #expect(command != nil, "\(line)")
      for word in words where word.hasPrefix("--") {
        #expect(options.contains(String(word.prefix { $0 != "=" })), "\(line)")
      }
    }
    let all = Set(try commands.flatMap(Self.options))
    for option in chapter.prose.matches(of: /`(--[a-z][a-z-]+)[^`]*`/) {
      #expect(all.contains(String(option.1)), "\(option.0)")
    }
  }

  /// The commands that do something, such as `build` or `new article`.
  private static func commands(below parent: [String]) throws -> [[String]] {
    let help = try run(Sitegen.path, ["help"] + parent).output
    guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else {
      return [parent]
    }
    let names = list.matches(of: /(?m)^ {2}([a-z]+) {2}/).map { String($0.1) }
    return try names.flatMap { try commands(below: parent + [$0]) }
  }

  private static func options(of command: [String]) throws -> [String] {
    try run(Sitegen.path, ["help"] + command).output.matches(of: /(?m)^ {2}(?:-\w, )?(--[a-z-]+)/)
      .map { String($0.1) }
  }

  private static func line(_ command: [String]) -> String {
    "sitegen " + command.joined(separator: " ")
  }

  private static func listedOptions(in section: Substring) -> [String] {
    section.matches(of: /(?m)^\| `(--[a-z-]+)/).map { String($0.1) }
  }

  /// The command, without its arguments, that a section's heading names.
  private static func command(of section: Substring) -> String? {
    section.prefixMatch(of: /`(sitegen[a-z ]*[a-z])/).map { String($0.1) }
  }
}
