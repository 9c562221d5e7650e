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
    let setting = setting(text.unicodeScalars.map(\.value))
    guard !setting.edits.isEmpty else { return text }
    var bytes: [UInt8] = []
    var edit = 0
    setting.write(0..<setting.text.count, to: &bytes, nextEdit: &edit)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What becomes of a text.
  func setting(_ text: [UInt32]) -> Typesetting {
    var setting = Typesetting(text)
    switch language {
    case .russian: setting.setRussian()
    case .english: setting.setEnglish()
    case .french, .german, .italian, .spanish: break
    }
    return setting
  }
}

extension Typesetting {
  /// Writes a part of the text as it has been set, in UTF-8.
  ///
  /// - Parameter nextEdit: The number of the first edit that doesn't come before the part; behind
  ///   it, that of the first after it.
  func write(_ range: Range<Int>, to bytes: inout [UInt8], nextEdit: inout Int) {
    for index in range {
      if nextEdit < edits.count, edits[nextEdit].index == index {
        let edit = edits[nextEdit]
        if edit.first != 0 { Self.encode(edit.first, to: &bytes) }
        if edit.second != 0 { Self.encode(edit.second, to: &bytes) }
        nextEdit += 1
      } else {
        Self.encode(text[index], to: &bytes)
      }
    }
  }

  private static func encode(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(scalar >> 6))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    default:
      guard let valid = Unicode.Scalar(scalar), let encoded = UTF8.encode(valid) else { return }
      bytes.append(contentsOf: encoded)
    }
  }
}
