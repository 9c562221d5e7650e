import Diagnostics
import Files
import Language
import Markdown

enum SettingsKey: String, SchemaKey {
  case title, url, language, languages, description, author, navigation, news, markdown, quotes
  case feeds
  case searchEngines = "search-engines"
  case sharing, search, hosting, publish
  static let record = "the site's settings"
}

enum NavigationKey: String, SchemaKey {
  case title, path
  static let record = "a menu entry"
}

enum NewsSettingsKey: String, SchemaKey {
  case perPage = "per-page"
  static let record = "the settings of news"
}

enum MarkdownSettingsKey: String, SchemaKey {
  case rawHTML = "raw-html"
  case attributes, embeds, figures, footnotes
  case headingIDs = "heading-ids"
  case imageSizes = "image-sizes"
  case strikethrough, tables
  case taskLists = "task-lists"
  case typographer
  static let record = "the settings of Markdown"
}

enum QuoteSettingsKey: String, SchemaKey {
  case requireSource = "require-source"
  static let record = "the settings of quotes"
}

extension Settings {
  /// Reads the settings of a `Content/` folder, and nothing else of it; nil if they have errors or
  /// can't be read, which `Site.load` tells.
  public static func load(from folder: Folder) -> Settings? {
    guard let files = try? folder.files(),
      case .success(let document) = Document.open(folder.path(of: "site.yaml"), edition: nil)
    else { return nil }
    let settings = Settings(
      document: document, edition: nil, images: ImageFolder(folder, paths: files, cache: nil))
    return document.hasErrors ? nil : settings
  }

  /// Reads the settings for an edition; without a language, for the default one.
  init?(document: Document, edition wanted: String?, images: ImageFolder) {
    guard let fields = Fields<SettingsKey>(fileOf: document) else { return nil }
    let language = fields.required(.language, .siteLanguage)
    let others = fields.optional(.languages, .list(of: .siteLanguage))
    if let language {
      var languages = [language]
      for other in others ?? [] where !languages.contains(other) { languages.append(other) }
      document.edition = Edition(language: wanted ?? language, languages: languages)
    }
    let news = fields.optional(.news, .record(NewsSettingsKey.self) { $0 })
    let markdown = fields.optional(.markdown, .record(MarkdownSettingsKey.self) { $0 })
    let quotes = fields.optional(.quotes, .record(QuoteSettingsKey.self) { $0 })
    let navigation = fields.optional(.navigation, .list(of: .navigationItem))
    let title = fields.required(.title, .typeset)
    let url = fields.required(.url, .siteAddress)
    let description = fields.required(.description, .typeset)
    let author = fields.required(.author, .text)
    let perPage = news?.optional(.perPage, .int(1...1000))
    let allowsRawHTML = markdown?.optional(.rawHTML, .bool)
    let extensions = markdown?.markdownExtensions
    let requiresQuoteSource = quotes?.optional(.requireSource, .bool)
    let feeds = fields.optional(.feeds, .feeds)
    let searchEngines = fields.optional(.searchEngines, .searchEngines)
    let sharing = fields.optional(.sharing, .sharing(images: images))
    let hasSearch = fields.optional(.search, .bool)
    let hosting = fields.optional(.hosting, .hosting)
    let targets = fields.optional(.publish, .targets)
    guard let title, let url, let edition = document.edition, let description, let author
    else { return nil }
    self.init(
      title: title, url: url.hasSuffix("/") ? String(url.dropLast()) : url, edition: edition,
      description: description, author: author, navigation: navigation ?? [],
      articlesPerPage: perPage ?? 10, markdownExtensions: extensions ?? .all,
      allowsRawHTML: allowsRawHTML ?? false,
      requiresQuoteSource: requiresQuoteSource ?? false,
      feeds: feeds ?? FeedSettings(length: 20, includesRSS: false),
      searchEngines: searchEngines ?? SearchEngines(verification: [], indexNowKey: nil),
      sharing: sharing ?? SharingSettings(image: nil, drawsImages: false),
      hasSearch: hasSearch ?? false, hosting: hosting ?? .none, targets: targets ?? [])
  }
}

extension Fields<MarkdownSettingsKey> {
  /// The extensions of Markdown that are not switched off.
  fileprivate var markdownExtensions: MarkdownExtensions {
    var extensions = MarkdownExtensions.all
    for (name, switched) in MarkdownExtensions.named {
      guard let key = Key(rawValue: name), optional(key, .bool) == false else { continue }
      extensions.remove(switched)
    }
    return extensions
  }
}

extension ValueReader<Settings.NavigationItem> {
  fileprivate static var navigationItem: Self {
    .record(NavigationKey.self) { fields in
      let title = fields.required(.title, .text)
      let path = fields.required(.path, .sitePath)
      guard let title, let path else { return nil }
      return Settings.NavigationItem(
        title: title, path: path, location: fields.location(of: .path))
    }
  }
}

extension ValueReader<String> {
  /// The absolute web address of a folder.
  fileprivate static var siteAddress: Self {
    Self { node, document in
      let address = ValueReader<String>.webAddress.read(node, document)
      guard let address, address.contains(where: { "?#".contains($0) }) else { return address }
      document.report(
        "bad-url", "the site's address has a '?' or '#'", at: node.location,
        hint: "end it with the host or a folder: https://example.com/site/")
      return nil
    }
  }

  /// The code of a language whose rules are known.
  fileprivate static var siteLanguage: Self {
    Self { node, document in
      if let text = node.text, Language(code: text) != nil { return text }
      let codes = Language.allCases.map(\.code).sorted().joined(separator: ", ")
      document.report(
        "bad-language", "expected a language, found \(node.kindName)", at: node.location,
        hint: "it can be one of \(codes)")
      return nil
    }
  }
}
