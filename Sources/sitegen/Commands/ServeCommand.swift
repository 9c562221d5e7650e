import ArgumentParser
import Building
import Content
import Preview

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser while it is written.",
    discussion: """
      The site is served from memory: Public is neither read nor written. Drafts and what is dated \
      later are shown too, and marked. Whenever something is saved, the browser shows it by itself; \
      what is wrong is shown there and here. Only this machine can see the preview, unless --host \
      says otherwise. Ctrl-C ends it.
      """)

  @OptionGroup var reading: ReadingOptions

  @Option(help: ArgumentHelp("The port to listen at; 0 for any that is free.", valueName: "port"))
  var port: UInt16 = 8000

  @Option(
    help: ArgumentHelp(
      "The address or name to listen at; 0.0.0.0 shows the preview to the whole network.",
      valueName: "host"))
  var host = "127.0.0.1"

  @Flag(help: "Open the preview in the browser.")
  var open = false

  func run() async throws {
    let options = LoadOptions(
      now: try reading.today(), includesDrafts: true, includesScheduled: true)
    let builder = SiteBuilder(
      site: reading.site, options: options, isStrict: false, generator: Sitegen.generator)
    let server = PreviewServer(builder, host: host, port: port)
    do {
      try await server.run { [open] event in
        switch event {
        case .listening(let url):
          Console.tell("The preview is at \(url) (Ctrl-C ends it)")
          if open { Browser.open(url) }
        case .read(let pageCount, let duration):
          Console.tell("\(pageCount) pages read in \(duration.seconds) s")
        case .problems(let problems): Console.print(problems)
        }
      }
    } catch let error as BuildError {
      throw Console.failed(error)
    } catch let error as PreviewError {
      throw Console.failed(error)
    }
  }
}
