import ArgumentParser
import Building
import Content
import Publishing

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Build the site and send it to a target of site.yaml.",
    discussion: """
      Only files that are new or have changed are sent; what sitegen has sent before and the site no \
      longer has is removed last; nothing else at the far end is touched. If publishing is \
      interrupted, the next time finishes it. Passwords and keys belong to the tools: ssh's and \
      rclone's configuration, git's credential helpers.
      """)

  @Argument(help: "The target's name in site.yaml; may be left out if there is but one.")
  var target: String?

  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The folder to build into; without it, Public in the site's folder.", valueName: "dir"))
  var output: String?

  @Flag(help: "Build, show what would change at the target, and send nothing.")
  var dryRun = false

  @Flag(help: "Send all files, also those that seem to be there already.")
  var all = false

  @Flag(help: "Go back to the release before, in a target of the tool 'folder'; builds nothing.")
  var rollback = false

  @Flag(help: "Print errors and warnings only.")
  var quiet = false

  @Flag(help: "Print each file that is added, changed or removed.")
  var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
    if rollback, dryRun || all || output != nil {
      throw ValidationError("--rollback takes no other options")
    }
  }

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    // A wrong target is told before anything is built; wrong settings, with all other problems.
    let settings = Settings.load(from: site.reading.content)
    let publisher = try settings.map { try chosen(among: $0.targets) }
    if rollback { return try rollBack(publisher) }
    let report = try await site.build(to: output, showsProgress: !quiet)
    guard report.output != nil, let publisher else {
      throw Console.stopped(by: report.problems, nothing: "nothing was published")
    }
    var isUnchanged = false
    do throws(PublishError) {
      try await publisher.publish { changes in
        if !quiet { print(changes.text(isWhole: verbose || dryRun)) }
        isUnchanged = changes.isEmpty
        return !dryRun
      }
    } catch {
      try Console.unwrap(Result<Void, PublishError>.failure(error))
    }
    if quiet || isUnchanged { return }
    print(
      dryRun
        ? "nothing was sent to '\(publisher.target.name)': this is a dry run"
        : "published to '\(publisher.target.name)' in \(start.duration(to: clock.now).seconds) s")
  }

  private func rollBack(_ publisher: Publisher?) throws {
    guard let publisher else {
      let builder = try site.builder()
      let report = try Console.unwrap(
        Result { () throws(BuildError) in try builder.check() })
      Console.print(report.problems)
      throw Console.stopped(by: report.problems)
    }
    let release = try Console.unwrap(
      Result { () throws(PublishError) in try publisher.rollBack() })
    if !quiet { print("'\(publisher.target.name)' is back at release \(release)") }
  }

  /// The one target that is meant.
  private func chosen(among targets: [PublishTarget]) throws -> Publisher {
    let names = targets.map(\.name).joined(separator: ", ")
    let chosen = target.map { name in targets.filter { $0.name == name } } ?? targets
    guard let found = chosen.first, chosen.count == 1 else {
      throw ValidationError(
        targets.isEmpty
          ? "site.yaml has no targets: add one under 'publish'"
          : target.map { "site.yaml has no target '\($0)'; it has \(names)" }
            ?? "name one of the targets: \(names)")
    }
    return Publisher(
      to: found, site: site.reading.site, output: output ?? site.reading.publicFolder, sendsAll: all
    )
  }
}

extension Changes {
  /// What will change, a line a file, and then the counts with bytes.
  ///
  /// - Parameter isWhole: Whether all files are told, and not only some of many.
  fileprivate func text(isWhole: Bool) -> String {
    let lines = [("added  ", added), ("changed", changed), ("removed", removed)]
    let files = lines.flatMap { word, files in
      let told = isWhole ? files[...] : files.prefix(10)
      let rest = files.count - told.count
      return told.map { "\(word) \($0.path) (\($0.size.inBytes))" }
        + (rest == 0 ? [] : ["\(word) … and \(rest) more"])
    }
    let counts = lines.map { word, files in
      let size = files.reduce(0) { $0 + $1.size }
      return "\(files.count) \(word.split(separator: " ")[0]) (\(size.inBytes))"
    }
    return (files + [counts.joined(separator: ", ") + ", \(unchanged) unchanged"])
      .joined(separator: "\n")
  }
}

extension Int {
  /// A size in bytes as people say it: "812 bytes", "3.1 kB".
  fileprivate var inBytes: String {
    if self < 1000 { return "\(self) bytes" }
    let units = ["kB", "MB", "GB"]
    var tenths = (self + 50) / 100
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths = (tenths + 500) / 1000
      unit += 1
    }
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }
}
