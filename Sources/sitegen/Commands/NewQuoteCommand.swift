import ArgumentParser
import Content
import Language
import Scaffolding

struct NewQuoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote", abstract: "Add a quote to quotes.yaml.")

  @Argument(help: "The words, without quotation marks around them.")
  var text: String?

  @Option(
    help: ArgumentHelp("When they were said: 2025, 2025-04 or 2025-04-22.", valueName: "date"))
  var date: String?

  @Option(help: ArgumentHelp("Where they were published.", valueName: "title"))
  var source: String?

  @Option(help: ArgumentHelp("The web address of that.", valueName: "url"))
  var url: String?

  @Option(
    help: ArgumentHelp("The key in quotes.yaml; without it, the first words.", valueName: "id"))
  var id: String?

  @Option(
    help: ArgumentHelp("A team that it is about; can be given again.", valueName: "id"),
    completion: KnownIDs.teams)
  var team: [String] = []

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let writer = ContentWriter(site: reading.site, today: try reading.today())
    let quote = NewQuote(
      id: id,
      text: try Questions.answer(
        text.map(Questions.text), "The words", option: "the text", read: Questions.text),
      date: try Questions.answer(
        date.map(Self.date), "When they were said", option: "--date", read: Self.date),
      source: try Questions.answer(
        source.map(Questions.text), "Where they were published", option: "--source",
        read: Questions.text),
      url: url, teams: team)
    let (id, warnings) = try Console.unwrap { () throws(ScaffoldingError) in
      try writer.addQuote(quote)
    }
    Console.print(warnings)
    Console.tell("Added to quotes.yaml; texts name it {{ quote(\"\(id)\") }}")
  }

  private static func date(_ text: String) throws -> PartialDate {
    guard let date = PartialDate(text) else {
      throw ValidationError("'\(text)' is no date: write 2025, 2025-04 or 2025-04-22")
    }
    return date
  }
}
