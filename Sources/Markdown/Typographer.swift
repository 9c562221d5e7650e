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
    return setting.withUTF8(of: 0..<setting.text.count, nextEdit: &edit) {
      String(decoding: $0.dropLast(), as: UTF8.self)
    }
  }

  /// A text with plain spaces in the place of the no-break ones, as machines like it.
  public static func withPlainSpaces(_ text: String) -> String {
    String(decoding: Markdown.withPlainSpaces(Array(text.utf8)), as: UTF8.self)
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

extension Typesetting {
  /// Calls `body` with a part of the text as it has been set, in UTF-8 that a zero ends.
  ///
  /// - Parameter nextEdit: The number of the first edit that doesn't come before the part; behind
  ///   it, that of the first after it.
  func withUTF8<Result>(
    of range: Range<Int>, nextEdit: inout Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = nextEdit
    while nextEdit < edits.count, edits[nextEdit].index < range.upperBound { nextEdit += 1 }
    let edits = edits[start..<nextEdit]
    // No scalar takes more than four bytes, and an edit puts two in the place of one.
    let capacity = (range.count + edits.count) * 4 + 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      guard let bytes = buffer.baseAddress else { return body(UnsafeBufferPointer(buffer)) }
      var end = bytes
      var index = range.lowerBound
      for edit in edits {
        for scalar in text[index..<edit.index] { Scalar.encode(scalar, to: &end) }
        if edit.first != 0 { Scalar.encode(edit.first, to: &end) }
        if edit.second != 0 { Scalar.encode(edit.second, to: &end) }
        index = edit.index + 1
      }
      for scalar in text[index..<range.upperBound] { Scalar.encode(scalar, to: &end) }
      end.pointee = 0
      return body(UnsafeBufferPointer(start: bytes, count: end - bytes + 1))
    }
  }
}
