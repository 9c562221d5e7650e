import Diagnostics
import Language

/// How one value of the schema is read; nil, reported, if it is not of its type.
struct ValueReader<Value> {
  let read: (YAMLNode, Document) -> Value?

  init(_ read: @escaping (YAMLNode, Document) -> Value?) {
    self.read = read
  }

  /// A scalar that `parse` understands; `expected` names it in the message.
  init(
    _ expected: String, code: String = "wrong-type", hint: String? = nil,
    parse: @escaping (String) -> Value?
  ) {
    self.init { node, document in
      if let text = node.text, !node.isNull, let value = parse(text) { return value }
      document.report(
        code, "expected \(expected), found \(node.kindName)", at: node.location, hint: hint)
      return nil
    }
  }
}

extension ValueReader<String> {
  /// Text that says something, in the language of the edition if it is given in several.
  static var text: Self {
    let plain = Self("text") { text in text.allSatisfy(\.isWhitespace) ? nil : text }
    return Self { node, document in plain.read(document.localized(node), document) }
  }

  /// An absolute web address.
  static var webAddress: Self {
    Self("a web address", code: "bad-url", hint: "write it in full: https://…") { text in
      for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        return host.isEmpty || rest.contains(where: { $0.isWhitespace || "<>\"\\".contains($0) })
          ? nil : text
      }
      return nil
    }
  }

  /// A site path such as `/news/`.
  static var sitePath: Self {
    Self("a path on the site", code: "bad-path", hint: "write it as /news/") { text in
      guard text.hasPrefix("/"), !text.hasPrefix("//"),
        !text.contains(where: { $0.isWhitespace || "<>\"\\".contains($0) }),
        !text.split(separator: "/").contains("..")
      else { return nil }
      return text
    }
  }

  /// The code of a language, such as `ru` or `pt-BR` (BCP 47).
  static var languageCode: Self {
    Self("a language code", code: "bad-language", hint: "such as ru or pt-BR") { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard let language = parts.first, (2...3).contains(language.utf8.count),
        language.utf8.allSatisfy({ (97...122).contains($0) }),
        parts.dropFirst().allSatisfy({ part in
          (1...8).contains(part.utf8.count)
            && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        })
      else { return nil }
      return text
    }
  }
}

extension ValueReader<Int> {
  /// A whole number within bounds.
  static func int(_ range: ClosedRange<Int>) -> Self {
    let expected =
      range.upperBound == .max
      ? "a whole number of at least \(range.lowerBound)"
      : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return Self(expected) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }
}

extension ValueReader<Bool> {
  /// YAML 1.2's truth values.
  static var bool: Self {
    Self("true or false") { text in ["true": true, "false": false][text] }
  }
}

extension ValueReader<PartialDate> {
  /// A year, a month or a day.
  static var date: Self {
    Self("a date", code: "bad-date", hint: "write 2025, 2025-04 or 2025-04-24") { PartialDate($0) }
  }

  /// A day, not less.
  static var day: Self {
    Self("a day", code: "bad-date", hint: "write year, month and day: 2025-04-24") { text in
      PartialDate(text).flatMap { $0.day == nil ? nil : $0 }
    }
  }
}

extension ValueReader<Season> {
  /// A season.
  static var season: Self {
    Self { node, document in
      if let season = node.text.flatMap(Season.init) { return season }
      // Most likely only the second year is spelled otherwise.
      let season = node.text.flatMap { Season(String($0.prefix(4))) }
      document.report(
        "bad-season", "expected a season, found \(node.kindName)", at: node.location,
        hint: "write \(season?.split.text ?? "2009/10") or \(season?.text ?? "2009")")
      return nil
    }
  }
}

extension ValueReader<Colour> {
  /// A colour.
  static var colour: Self {
    Self("a colour", code: "bad-colour", hint: "write it as '#fb090b', in quotes") { Colour($0) }
  }
}

extension ValueReader where Value: RawRepresentable<String> & CaseIterable {
  /// One of the words of an enumeration.
  static var choice: Self {
    let words = Value.allCases.map(\.rawValue)
    return Self { node, document in
      if let value = node.text.flatMap(Value.init(rawValue:)) { return value }
      document.report(
        "bad-choice",
        "expected one of \(words.joined(separator: ", ")), found \(node.kindName)",
        at: node.location, hint: didYouMean(node.text ?? "", among: words))
      return nil
    }
  }
}

extension ValueReader {
  /// A mapping with the keys of a schema.
  static func record<Key: SchemaKey>(
    _ key: Key.Type, _ body: @escaping (Fields<Key>) -> Value?
  ) -> Self {
    Self { node, document in Fields<Key>(node, in: document).flatMap(body) }
  }

  /// A list of values; a single value that is no list is an error, its good items are kept.
  static func list<Item>(of item: ValueReader<Item>) -> Self where Value == [Item] {
    Self { node, document in
      guard case .sequence(let items) = node.content else {
        let item = node.text.map(\.shortened) ?? "one, two"
        document.report(
          "wrong-type", "expected a list, found \(node.kindName)", at: node.location,
          hint: "write it as [\(item)]")
        return nil
      }
      return items.compactMap { item.read($0, document) }
    }
  }
}
