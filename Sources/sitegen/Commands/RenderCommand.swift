import ArgumentParser
import Content
import Diagnostics
import Files
import Language
import Markdown
import Pages

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print one rendered file.",
    discussion: """
      A Markdown file (.md) is printed as HTML, without its front matter. Any other file is a \
      template: it is rendered with the data, and what it includes, extends or imports is looked \
      up from its own folder.
      """)

  @Argument(help: "The file to render.")
  var file: String

  @Option(help: ArgumentHelp("YAML or JSON for the template.", valueName: "file"))
  var data: String?

  @Flag(help: "Markdown as libcmark alone renders it: no extensions, raw HTML kept.")
  var plain = false

  @Flag(help: "Markdown without typographic quotation marks, dashes and spaces.")
  var noTypographer = false

  @Option(
    help: ArgumentHelp(
      "The language that Markdown is set in, such as ru; without it, en.", valueName: "code"),
    transform: Self.language)
  var language: Language?

  func validate() throws {
    if file.hasSuffix(".md") {
      if data != nil { throw ValidationError("--data is for templates, not for Markdown") }
      return
    }
    if plain { throw ValidationError("--plain is for Markdown") }
    if noTypographer { throw ValidationError("--no-typographer is for Markdown") }
    if language != nil { throw ValidationError("--language is for Markdown") }
  }

  private static func language(_ code: String) throws -> Language {
    if let language = Language(code: code) { return language }
    let codes = Language.allCases.map(\.code).sorted().joined(separator: ", ")
    throw ValidationError("there is no language '\(code)': it can be one of \(codes)")
  }

  func run() throws {
    let source = try Console.read(file)
    let (output, problems) = file.hasSuffix(".md") ? markdown(source) : try template(source)
    Console.print(problems)
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    try Console.write(output)
  }

  private func markdown(_ source: SourceText) -> (output: [UInt8], problems: [Diagnostic]) {
    var options = plain ? .plain : MarkdownOptions(language: language ?? .english)
    if noTypographer { options.extensions.remove(.typographer) }
    let renderer = MarkdownRenderer(options: options)
    var output: [UInt8] = []
    let start = plain ? 0 : Body(of: source).start
    let report = renderer.render(source, from: start, into: &output)
    return (output, report.diagnostics)
  }

  private func template(
    _ source: SourceText
  ) throws -> (output: [UInt8], problems: [Diagnostic]) {
    var variables: [(name: String, value: DataValue)] = []
    if let data {
      let (value, problems) = DataValue.read(try Console.read(data))
      guard case .mapping(let entries)? = value else {
        let problem = Diagnostic(
          .error, code: "wrong-type", "expected a mapping from names to values",
          at: SourceLocation(file: data))
        return ([], problems.isEmpty ? [problem] : problems)
      }
      variables = entries.map { ($0.key, $0.value) }
    }
    let template = try Console.unwrap(
      Result { () throws(FileError) in try StandaloneTemplate(source) })
    var output: [UInt8] = []
    do throws(Diagnostic) {
      try template.render(variables, into: &output)
      return (output, [])
    } catch {
      return ([], [error])
    }
  }
}
