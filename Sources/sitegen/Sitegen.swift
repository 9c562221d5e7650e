import ArgumentParser

@main
struct Sitegen: AsyncParsableCommand {
  /// The version of the program, also told by the pages that it makes.
  static let version = "0.1.0"
  /// How pages call the program that made them.
  static let generator = "sitegen \(version)"

  static let configuration = CommandConfiguration(
    commandName: "sitegen",
    abstract: "Makes a coach's website of Markdown and YAML.",
    discussion: """
      A site is a folder with Content (texts and data), Templates (the theme) and, once built, \
      Public, which any web server or static host can serve.

        sitegen new site DIR     begin a site
        sitegen build            write the site into Public
        sitegen serve            see the site in a browser while it is written
        sitegen check            look for mistakes, write nothing
        sitegen publish          build, and send the site where site.yaml says
        sitegen render a.md      see the HTML of one text

      Exit codes: 0 done; 1 the content or the templates have errors; 2 the environment failed \
      (a folder can't be read or written, the disk is full, the far end refuses); 64 wrong usage.
      """,
    version: "sitegen \(version)",
    subcommands: [
      NewCommand.self, ServeCommand.self, BuildCommand.self, CheckCommand.self,
      PublishCommand.self, RenderCommand.self,
    ])
}
