import Diagnostics
import Files
import Language

/// What to publish of what stands in `Content/`.
public struct LoadOptions: Sendable, Hashable {
  /// Today; what is dated later is withheld.
  public var now: PartialDate
  /// Whether drafts are published too.
  public var includesDrafts: Bool
  /// Whether what is dated later than today is published too.
  public var includesScheduled: Bool

  /// Makes options.
  public init(
    now: PartialDate, includesDrafts: Bool = false, includesScheduled: Bool = false
  ) {
    self.now = now
    self.includesDrafts = includesDrafts
    self.includesScheduled = includesScheduled
  }
}

extension LoadOptions: CustomStringConvertible {
  /// All options: equal ones have equal descriptions.
  public var description: String {
    "now: \(now) drafts: \(includesDrafts) scheduled: \(includesScheduled)"
  }
}

extension Site {
  /// Reads a `Content/` folder.
  ///
  /// - Parameter cache: What is known from reading the same folder before.
  /// - Returns: The site in each of its languages, the default one first, or nothing if the
  ///   settings or the coach can't be read, and every problem found, sorted. Records with errors are
  ///   left out.
  /// - Throws: `FileError` if the folder itself can't be read.
  public static func load(
    from folder: Folder, options: LoadOptions, cache: SiteCache? = nil
  ) throws(FileError) -> (editions: [Site], problems: [Diagnostic]) {
    let files = try folder.files()
    let images = ImageFolder(folder, paths: files, cache: cache)
    var loader = SiteLoader(
      folder: folder, files: files, images: images, options: options, cache: cache)
    guard let site = loader.load() else {
      return ([], (images.problems + loader.allProblems).sorted())
    }
    var editions = [site]
    var problems = images.problems + loader.allProblems
    // A team may be cited in one language only.
    var unused = loader.unused
    for language in site.edition.languages.dropFirst() {
      var other = SiteLoader(
        folder: folder, files: files, images: images, options: options, cache: cache,
        language: language, known: loader.documents)
      if let site = other.load() { editions.append(site) }
      problems += other.allProblems
      unused.formIntersection(other.unused)
    }
    // What is wrong in all languages is told once.
    return (editions, unused.union(problems).sorted())
  }
}

/// Reads the files of a `Content/` folder in the order in which they refer to each other.
struct SiteLoader {
  let folder: Folder
  let files: [String]
  let images: ImageFolder
  let options: LoadOptions
  let cache: SiteCache?
  /// The language to read; nil for the default one.
  var language: String?
  /// The data files as they were read for another edition.
  var known: [String: Document] = [:]
  /// The edition to read; nil as long as the settings have not told.
  private(set) var edition: Edition?
  /// The files by what their names tell of that edition.
  private(set) var names = FileNames([], in: nil, of: Folder(""))
  var problems: [Diagnostic] = []
  /// Warnings of records that nothing of this edition refers to.
  var unused: Set<Diagnostic> = []
  /// The data files; rules that compare files report into them when all are read.
  private(set) var documents: [String: Document] = [:]

  /// Every problem found so far.
  var allProblems: [Diagnostic] { problems + documents.values.flatMap(\.problems) }

  mutating func load() -> Site? {
    let settings = read("site.yaml", isRequired: true) { [language, images] in
      Settings(document: $0, edition: language, images: images)
    }
    edition = settings?.edition
    names =
      cache?.names(of: files, in: edition, folder) ?? FileNames(files, in: edition, of: folder)
    problems += names.problems
    let teams = catalog("team", in: "teams.yaml") { Team(id: $0, node: $1, document: $2) }
    let competitions = catalog("competition", in: "competitions.yaml") {
      Competition(id: $0, node: $1, document: $2)
    }
    let coach = read("coach.yaml", isRequired: true) { [images] in
      Coach(document: $0, teams: teams, images: images)
    }
    // A stint with a mistake is missing in the career, which is no mistake of its honours.
    let career = documents["coach.yaml"]?.hasErrors == false ? coach?.career : nil
    let honours = read("trophies.yaml") { [now = options.now] document in
      TrophyReader(
        document: document, teams: teams, competitions: competitions, career: career, now: now
      ).honours()
    }
    let quoteReader = QuoteReader(
      teams: teams, speaker: coach?.name ?? "", settings: settings, options: options)
    let quotes = catalog("quote", in: "quotes.yaml", read: quoteReader.quote)
    let pageReader = PageReader(teams: teams, quotes: quotes, images: images, options: options)
    let articles = loadArticles(pageReader)
    let pages = loadPages(pageReader)
    let data = loadData()
    documents["competitions.yaml"].map(competitions.checkLineage)
    let users = TeamUsers(
      coach: coach, honours: honours ?? [], quotes: quotes.records, articles: articles)
    findUnused(teams, competitions, users)
    guard let settings, let coach else { return nil }
    return Site(
      settings: settings, language: Language(code: settings.edition.language) ?? .english,
      coach: coach, teams: teams.records, competitions: competitions.records,
      honours: honours ?? [],
      quotes: quotes.records.filter { options.reasonToWithhold($0) == nil },
      articles: articles.filter { options.reasonToWithhold($0) == nil },
      withheld: options.withheld(of: articles, quotes.records),
      shownEarly: options.shownEarly(of: articles, quotes.records), pages: pages,
      images: images.files, data: data)
  }

  /// Whether something could not be read, so that what it refers to is not known.
  var hasErrors: Bool {
    problems.contains { $0.severity == .error } || documents.values.contains(where: \.hasErrors)
  }

  /// Opens a file and reads what it says; nil if it is absent, which may be an error, or not text.
  mutating func read<Value>(
    _ path: String, isRequired: Bool = false, _ body: (Document) -> Value?
  ) -> Value? {
    guard files.contains(path) else {
      if isRequired {
        problems.append(
          Diagnostic(
            .error, code: "missing-file", "the file '\(path)' is missing",
            at: SourceLocation(file: folder.path(of: path)),
            hint: "every site needs one; the guide tells what stands in it"))
      }
      return nil
    }
    if let document = known[path]?.reopened(for: edition) {
      documents[path] = document
      return body(document)
    }
    switch Document.open(folder.path(of: path), edition: edition) {
    case .success(let document):
      documents[path] = document
      return body(document)
    case .failure(let problem):
      problems.append(problem)
      return nil
    }
  }

  private mutating func catalog<Record>(
    _ kind: String, in file: String,
    read record: (_ id: String, _ node: YAMLNode, _ document: Document) -> Record?
  ) -> Catalog<Record> {
    guard files.contains(file) else { return Catalog(kind: kind, file: file) }
    // A file that can't be read at all says nothing of any id.
    return read(file) { document in
      Catalog(kind: kind, file: file, document: document, record: record)
    } ?? Catalog(kind: kind, file: file, isUnknown: true)
  }
}
