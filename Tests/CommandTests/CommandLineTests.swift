import Foundation
import Testing

@Suite struct CommandLineTests {
  static let buildUsage = """
    Usage: sitegen build [--site <dir>] [--now <date>] [--drafts] [--strict] [--output <dir>] \
    [--quiet] [--verbose]
      See 'sitegen build --help' for more information.

    """
  static let renderUsage = """
    Usage: sitegen render <file> [--data <file>] [--plain] [--no-typographer] [--language <code>]
      See 'sitegen render --help' for more information.

    """

  @Test func tellsItsVersion() throws {
    let run = try Sitegen.run("--version")
    #expect(run.code == 0 && run.errors == "")
    #expect(run.output.wholeMatch(of: /sitegen [0-9]+\.[0-9]+\.[0-9]+\n/) != nil, "\(run)")
  }

  @Test func explainsItself() throws {
    let run = try Sitegen.run("--help")
    #expect(run.code == 0 && run.errors == "")
    for word in [
      "build", "serve", "check", "render", "Content", "Templates", "Public", "64 wrong usage",
    ] {
      #expect(run.output.replacing("\n", with: " ").contains(word))
    }
    #expect(try Sitegen.run() == run)
    #expect(try Sitegen.run("help") == run)
  }

  @Test(arguments: [
    ("build", "--site --output --drafts --now --strict --quiet --verbose"),
    ("serve", "--site --now --port --host --open"),
    ("check", "--site --drafts --now --strict --format --external --cache"),
    ("render", "<file> --data --plain --no-typographer --language"),
  ])
  func explainsEachOption(command: String, options: String) throws {
    let run = try Sitegen.run(command, "--help")
    #expect(run.code == 0 && run.errors == "")
    let lines = run.output.split(separator: "\n")
    for option in options.split(separator: " ") {
      let line = lines.first { $0.hasPrefix("  \(option)") }
      #expect(line?.dropFirst(2 + option.count).contains(/[A-Z]/) == true, "\(option)\n\(run)")
    }
    #expect(run.output.hasPrefix("OVERVIEW: "))
    #expect(try Sitegen.run("help", command) == run)
  }

  @Test(arguments: [
    (
      ["bild"],
      """
      Error: Unexpected argument 'bild'
      Usage: sitegen <subcommand>
        See 'sitegen --help' for more information.

      """
    ),
    (
      ["build", "--outptu", "x"],
      "Error: Unknown option '--outptu'. Did you mean '--output'?\n" + buildUsage
    ),
    (["build", "extra"], "Error: Unexpected argument 'extra'\n" + buildUsage),
    (
      ["build", "--output"],
      "Error: Missing value for '--output <dir>'\n" + outputHelp + buildUsage
    ),
    (["build", "--now", "soon"], noDay("soon")),
    (["build", "--now", "2024"], noDay("2024")),
    (["build", "--now", "2024-02-30"], noDay("2024-02-30")),
    (
      ["build", "--quiet", "--verbose"],
      "Error: --quiet and --verbose exclude each other\n" + buildUsage
    ),
    (
      ["check", "--format", "xml"],
      """
      Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'text', \
      'json' or 'github'.
      Help:  --format <format>  How to write the problems: text, json, or github for its workflow \
      annotations.
      Usage: sitegen check [--site <dir>] [--now <date>] [--drafts] [--strict] [--format <format>] \
      [--external] [--cache <file>]
        See 'sitegen check --help' for more information.

      """
    ),
    (
      ["render"],
      "Error: Missing expected argument '<file>'\nHelp:  <file>  The file to render.\n"
        + renderUsage
    ),
    (
      ["render", "a.md", "--data", "d.yaml"],
      "Error: --data is for templates, not for Markdown\n" + renderUsage
    ),
    (["render", "a.html", "--plain"], "Error: --plain is for Markdown\n" + renderUsage),
  ])
  func refusesWrongUsage(arguments: [String], errors: String) throws {
    #expect(try run(Sitegen.path, arguments) == Run(64, errors: errors))
  }

  static let outputHelp =
    "Help:  --output <dir>  The folder to write into; without it, Public in the site's folder.\n"

  static func noDay(_ text: String) -> String {
    """
    Error: The value '\(text)' is invalid for '--now <date>': '\(text)' is no day: write it as \
    2025-04-24
    Help:  --now <date>  The day to build for, such as 2025-04-24: what is dated later is withheld.

    """ + buildUsage
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completesInShells(shell: String) throws {
    let script = try Sitegen.run("--generate-completion-script", shell)
    #expect(script.code == 0 && script.errors == "")
    for word in ["sitegen", "build", "check", "render", "strict"] {
      #expect(script.output.contains(word))
    }
    let folder = TemporaryFolder()
    try folder.write("script", script.output)
    let check = try run("/usr/bin/env", [shell, "-n", folder("script")])
    #expect(check == Run(0) || check.code == 127, "\(check)")
  }

  @Test func knowsNoOtherShell() throws {
    let run = try Sitegen.run("--generate-completion-script", "cmd")
    #expect(run.code == 64 && run.output == "" && run.errors.contains("cmd"), "\(run)")
  }
}
