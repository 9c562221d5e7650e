import Content
import Diagnostics
import Files
import Templates

/// One template rendered by itself, without a site: for people who write themes.
public struct StandaloneTemplate: Sendable {
  private let name: String
  private let environment: Environment

  /// Makes a template of a file's text; what it includes, extends or imports is looked up below the
  /// folder that the file stands in, among the `.html` files and those with its own ending.
  ///
  /// - Throws: `FileError` if the folder can't be read.
  public init(_ source: SourceText) throws(FileError) {
    let parts = source.name.split(separator: "/", omittingEmptySubsequences: false)
    let folder = Folder(parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : ".")
    let name = String(parts.last ?? "")
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ".html"
    var templates: [String: SourceText] = [:]
    for file in try folder.files() where file.hasSuffix(".html") || file.hasSuffix(ending) {
      let path = folder.path(of: file)
      // What can't be read is missed when a template asks for it.
      guard let bytes = try? readFile(path) else { continue }
      let other = SourceText(name: path, bytes: bytes)
      if other.firstInvalidByte == nil { templates[file] = other }
    }
    templates[name] = source
    self.name = name
    environment = Environment(templates: templates)
  }

  /// Renders the template with free data: appends UTF-8 to a buffer.
  public func render(
    _ data: [(name: String, value: DataValue)], into buffer: inout [UInt8]
  ) throws(Diagnostic) {
    let variables = Dictionary(
      data.map { ($0.name, Value($0.value)) }, uniquingKeysWith: { first, _ in first })
    try environment.template(named: name).render(variables, into: &buffer)
  }
}
