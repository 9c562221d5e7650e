import Testing

/// A change that makes a site wrong, with all that a build then says.
struct Mistake: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let changes: TextArchive
  let text: String

  init(_ name: String, _ changes: TextArchive, _ text: String) {
    testDescription = name
    self.changes = changes
    self.text = text
  }

  /// A mistake in an article whose front matter has these lines.
  init(_ name: String, frontMatter: String, body: String = "Hello.", _ text: String) {
    self.init(
      name, TextArchive("\(Self.article)\n---\n\(frontMatter)\n---\n\(body)"),
      text.replacing("ARTICLE", with: "Content/news/2024-05-02-second.md"))
  }

  /// The header of the article in an archive.
  static let article = "-- Content/news/2024-05-02-second.md --"
}
