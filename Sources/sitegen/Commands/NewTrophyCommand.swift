import ArgumentParser
import Content
import Files
import Scaffolding

struct NewTrophyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trophy", abstract: "Add a trophy to trophies.yaml.")

  @Option(
    help: ArgumentHelp("As what it was won: coach or player.", valueName: "role"),
    completion: .list(["coach", "player"]), transform: Self.role)
  var role: Honour.Role?

  @Option(
    help: ArgumentHelp("The team's id in teams.yaml.", valueName: "id"), completion: KnownIDs.teams)
  var team: String?

  @Option(
    help: ArgumentHelp("The competition's id in competitions.yaml.", valueName: "id"),
    completion: KnownIDs.competitions)
  var competition: String?

  @Option(
    help: ArgumentHelp("The season: 2009/10 or 2007; without it, one win.", valueName: "season"))
  var season: String?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let writer = ContentWriter(site: reading.site, today: try reading.today())
    let site = try Console.unwrap { () throws(ScaffoldingError) in try writer.knownSite() }
    let role = try Questions.answer(
      role, "As what it was won", option: "--role", or: .coach, among: ["coach", "player"],
      read: Self.role)
    let teams = site?.teams.map(\.id) ?? []
    let team = try Questions.answer(
      team.map { try Questions.complete($0, among: teams) }, "The team", option: "--team",
      among: teams, read: { $0 })
    let competitions = site?.competitions.map(\.id) ?? []
    let competition = try Questions.answer(
      competition.map { try Questions.complete($0, among: competitions) }, "The competition",
      option: "--competition", among: competitions, read: { $0 })
    let season = try Questions.answer(
      season, "The season, if it is known", option: "--season", or: "", read: { $0 })
    let trophy = NewTrophy(
      role: role, team: team, competition: competition, season: season.isEmpty ? nil : season)
    Console.print(
      try Console.unwrap { () throws(ScaffoldingError) in try writer.addTrophy(trophy) })
    Console.tell("Added to trophies.yaml; totals, tables and charts follow")
  }

  private static func role(_ text: String) throws -> Honour.Role {
    guard let role = Honour.Role(rawValue: text) else {
      throw ValidationError("there is no role '\(text)': it can be coach or player")
    }
    return role
  }
}
