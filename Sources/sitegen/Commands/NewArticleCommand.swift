import ArgumentParser
import Language
import Scaffolding

struct NewArticleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "article", abstract: "Begin an article, as a draft.")

  @Argument(help: "The title; its letters make the address.")
  var title: String?

  @Option(
    help: ArgumentHelp("The day of publication; without it, today.", valueName: "date"),
    transform: ReadingOptions.day)
  var date: PartialDate?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let today = try reading.today()
    let title = try Questions.answer(
      title.map(Questions.text), "The title", option: "the title", read: Questions.text)
    let writer = ContentWriter(site: reading.site, today: today)
    let (path, warnings) = try Console.unwrap { () throws(ScaffoldingError) in
      try writer.addArticle(title: title, date: date ?? today)
    }
    Console.print(warnings)
    Console.tell("\(path): write below the second '---', and remove 'draft: true' to publish")
  }
}
