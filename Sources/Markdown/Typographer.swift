import Language

/// Sets text as the printers of a language do: quotation marks, dashes, no-break spaces.
///
/// It knows Russian and English, and leaves text in other languages as it is. What it has set, it
/// leaves as it is when it comes by again.
public struct Typographer: Sendable {
  /// The language of the text.
  public let language: Language

  /// Makes a typographer for a language.
  public init(language: Language) {
    self.language = language
  }

  /// A text of one paragraph without markup, set.
  public func set(_ text: String) -> String {
    var setting = Typesetting()
    var text = text
    text.withUTF8 { setting.append(utf8: $0) }
    set(&setting)
    guard !setting.edits.isEmpty else { return text }
    var edit = 0
    return setting.withUTF8(of: 0..<setting.count, nextEdit: &edit) {
      String(decoding: $0.dropLast(), as: UTF8.self)
    }
  }

  /// A text with plain spaces in the place of the no-break ones, as machines like it.
  public static func withPlainSpaces(_ text: String) -> String {
    // Most texts have none, and a byte that one ends in tells so at once.
    guard text.utf8.contains(where: { $0 == 0xA0 || $0 == 0xAF }) else { return text }
    return String(decoding: Markdown.withPlainSpaces(Array(text.utf8)), as: UTF8.self)
  }

  /// Finds what becomes of a text.
  func set(_ setting: inout Typesetting) {
    switch language {
    case .russian: setting.setRussian()
    case .english: setting.setEnglish()
    case .french, .german, .italian, .spanish: break
    }
  }
}
