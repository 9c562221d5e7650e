enum SearchEnginesKey: String, SchemaKey {
  case verification, indexnow
  static let record = "what search engines are told"
}

enum VerificationKey: String, SchemaKey {
  case baidu, bing, google, pinterest, yandex
  static let record = "the codes of search engines"

  /// The name of the `<meta>` that the engine asks for.
  fileprivate var metaName: String {
    switch self {
    case .baidu: "baidu-site-verification"
    case .bing: "msvalidate.01"
    case .google: "google-site-verification"
    case .pinterest: "p:domain_verify"
    case .yandex: "yandex-verification"
    }
  }
}

extension ValueReader<SearchEngines> {
  /// What search engines are told.
  static var searchEngines: Self {
    .record(SearchEnginesKey.self) { fields in
      let codes = fields.optional(.verification, .verification)
      let key = fields.optional(.indexnow, .indexNowKey)
      return SearchEngines(verification: codes ?? [], indexNowKey: key)
    }
  }
}

extension ValueReader<[SearchEngines.Verification]> {
  fileprivate static var verification: Self {
    .record(VerificationKey.self) { fields in
      VerificationKey.allCases.compactMap { engine in
        fields.optional(engine, .engineCode)
          .map { SearchEngines.Verification(name: engine.metaName, code: $0) }
      }
    }
  }
}

extension ValueReader<String> {
  /// The code in the tag that a search engine asks for.
  fileprivate static var engineCode: Self {
    Self(
      "the code of a search engine", code: "bad-key",
      hint: "copy what stands in content=\"…\" of the tag, without the tag"
    ) { text in
      let isCode = text.utf8.allSatisfy { byte in
        byte.isLetterOrDigit || "-_=+/.".utf8.contains(byte)
      }
      return isCode && (1...200).contains(text.utf8.count) ? text : nil
    }
  }

  /// A key as https://www.indexnow.org/documentation has it.
  fileprivate static var indexNowKey: Self {
    Self(
      "a key of IndexNow", code: "bad-key",
      hint: "write 8 to 128 letters a–z, digits and hyphens, as hard to guess as a password"
    ) { text in
      let isKey = text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
      return isKey && (8...128).contains(text.utf8.count) ? text : nil
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
