import ArgumentParser
import Content
import Language
import Scaffolding

struct NewSiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Begin a site in a new folder, with the theme.")

  @Argument(help: "The folder to make.", completion: .directory)
  var dir: String

  @Option(help: ArgumentHelp("The coach's name.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp("The site's language: ru or en.", valueName: "code"),
    completion: .list(NewSite.languages.map(\.code)), transform: Self.language)
  var language: Language?

  @Option(
    help: ArgumentHelp(
      "What the coach is now: \(Stint.Role.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "role"), completion: .list(Stint.Role.allCases.map(\.rawValue)),
    transform: Self.role)
  var role: Stint.Role?

  @Option(help: ArgumentHelp("The name of the present team.", valueName: "name"))
  var team: String?

  @Option(help: ArgumentHelp("The address at which the site will stand.", valueName: "url"))
  var url = "https://coach.example"

  func run() throws {
    let name = try Questions.answer(
      name.map(Questions.text), "The coach's name", option: "--name", read: Questions.text)
    let language = try Questions.answer(
      language, "The site's language", option: "--language",
      among: NewSite.languages.map(\.code), read: Self.language)
    let role = try Questions.answer(
      role, "The role", option: "--role", or: .headCoach,
      among: Stint.Role.allCases.map(\.rawValue), read: Self.role)
    let site = NewSite(
      name: name, language: language, role: role, team: try team.map(Questions.text), url: url,
      date: try ReadingOptions.systemDay())
    try Console.unwrap { () throws(ScaffoldingError) in try site.write(to: dir) }
    Console.tell(
      """
      The site of \(name) stands in '\(dir)'. What to do next:
        cd \(dir)
        sitegen serve --open        # see it, and all that you change
        sitegen new article "…"     # write; also: new quote, new trophy
        sitegen build               # write Public, which any host can serve
      """)
  }

  private static func language(_ code: String) throws -> Language {
    if let language = NewSite.languages.first(where: { $0.code == code }) { return language }
    let codes = NewSite.languages.map(\.code).joined(separator: ", ")
    throw ValidationError("the theme has no words in '\(code)': it can be one of \(codes)")
  }

  private static func role(_ text: String) throws -> Stint.Role {
    if let role = Stint.Role(rawValue: text) { return role }
    let roles = Stint.Role.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no role '\(text)': it can be one of \(roles)")
  }
}
