import Content
import Diagnostics
import Language
import Templates

/// The theme's words in one language: keys with texts, or with a text for each plural category.
struct Strings: Sendable {
  enum Text: Sendable {
    case plain(String)
    case plural([PluralCategory: String])
  }

  let language: Language
  private(set) var texts: [String: Text] = [:]

  init(language: Language) {
    self.language = language
  }

  static func read(
    _ source: SourceText, language: Language
  ) -> (strings: Strings?, problems: [Diagnostic]) {
    let (value, found) = DataValue.read(source)
    guard let value else { return (nil, found) }
    var problems: [Diagnostic] = []
    func report(_ message: String, at location: SourceLocation) {
      problems.append(
        Diagnostic(
          .error, code: "bad-string", message, at: location,
          hint: "a string is a text, or one, few, many and other with a text each"))
    }
    guard case .mapping(let entries) = value else {
      report("expected a mapping from keys to texts", at: SourceLocation(file: source.name))
      return (nil, problems)
    }
    var strings = Strings(language: language)
    for entry in entries {
      switch entry.value {
      case .text(let text): strings.texts[entry.key] = .plain(text)
      case .mapping(let forms):
        if let plural = plural(forms) {
          strings.texts[entry.key] = .plural(plural)
        } else {
          report("'\(entry.key)' is no text and has no form 'other'", at: entry.location)
        }
      default: report("'\(entry.key)' is no text", at: entry.location)
      }
    }
    return (strings, problems)
  }

  private static func plural(_ forms: [DataValue.Entry]) -> [PluralCategory: String]? {
    var plural: [PluralCategory: String] = [:]
    for form in forms {
      guard let category = PluralCategory(rawValue: form.key), case .text(let text) = form.value
      else { return nil }
      plural[category] = text
    }
    return plural[.other] == nil ? nil : plural
  }

  /// The text of a key with its placeholders filled; `count` chooses the plural form.
  func text(
    _ key: String, count: Int?, placeholders: [(name: String, text: String)]
  ) throws(TemplateError) -> String {
    guard let entry = texts[key] else {
      throw TemplateError(
        code: "missing-string", "the theme has no string '\(key)' in '\(language.code)'",
        hint: didYouMean(key, among: texts.keys) ?? "add it to strings/\(language.code).yaml")
    }
    var text: String
    switch (entry, count) {
    case (.plain(let plain), _): text = plain
    case (.plural(let forms), let count?):
      text = forms[language.pluralCategory(of: count)] ?? forms[.other] ?? ""
    case (.plural, nil):
      throw TemplateError(
        code: "bad-argument", "the string '\(key)' has plural forms and needs a count",
        hint: "write t('\(key)', count=…)")
    }
    if let count { text = text.filling("count", with: language.format(count)) }
    for (name, value) in placeholders { text = text.filling(name, with: value) }
    return text
  }
}

extension String {
  /// The text with a value in each place of its name in braces.
  ///
  /// Foundation's `replacing` takes ten times as long for so short a text.
  fileprivate func filling(_ name: String, with value: String) -> String {
    var parts = utf8.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return self }
    var filled = String(parts.removeFirst()) ?? ""
    for part in parts {
      if part.starts(with: name.utf8), part.dropFirst(name.utf8.count).first == UInt8(ascii: "}") {
        filled += value
        filled += String(part.dropFirst(name.utf8.count + 1)) ?? ""
      } else {
        filled += "{"
        filled += String(part) ?? ""
      }
    }
    return filled
  }
}
