import ArgumentParser
import Content
import Files
import Language
import Scaffolding

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a site, an article, a quote or a trophy.",
    discussion: """
      What is not given as an option is asked for on a terminal. Nothing that is there is ever \
      written over.
      """,
    subcommands: [
      NewSiteCommand.self, NewArticleCommand.self, NewQuoteCommand.self, NewTrophyCommand.self,
    ])
}

extension Console {
  /// What something new is made of, or the end of the program with the reason.
  static func unwrap<Value>(_ make: () throws(ScaffoldingError) -> Value) throws -> Value {
    do throws(ScaffoldingError) {
      return try make()
    } catch {
      if case .refused(let problems) = error { print(problems) }
      writeError("sitegen: \(error)\n")
      switch error {
      case .file, .unreadable: throw environmentFailed
      default: throw ExitCode.failure
      }
    }
  }
}

/// The ids that a site knows, for completion.
enum KnownIDs {
  static func of(_ list: (Site) -> [String]) -> [String] {
    guard let today = PartialDate("2100-01-01") else { return [] }
    return (try? ContentWriter(site: ".", today: today).knownSite()).flatMap { $0.map(list) } ?? []
  }

  static let teams = CompletionKind.custom { _, _, _ in of { $0.teams.map(\.id) } }
  static let competitions = CompletionKind.custom { _, _, _ in of { $0.competitions.map(\.id) } }
}
