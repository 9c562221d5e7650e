import Content
import Diagnostics
import Files
import Language

/// Adds to the `Content/` of a site what an editor would write by hand.
///
/// Nothing is written over; what the checks of the site refuse is taken back, with the reasons. What
/// they only warn of stays, and is returned.
public struct ContentWriter: Sendable {
  private let folder: Folder
  private let today: PartialDate

  /// Makes a writer for the site in a folder.
  public init(site: String, today: PartialDate) {
    folder = Folder(Folder(site).path(of: "Content"))
    self.today = today
  }

  /// The site as it is, drafts and what is dated later included; nil if it can't be read.
  public func knownSite() throws(ScaffoldingError) -> Site? {
    try checked { () throws(FileError) in try load() }.site
  }

  private func load() throws(FileError) -> (site: Site?, problems: [Diagnostic]) {
    let options = LoadOptions(now: today, includesDrafts: true, includesScheduled: true)
    let (editions, problems) = try Site.load(from: folder, options: options)
    return (editions.first, problems.filter { $0.severity != .note })
  }

  /// Begins an article, as a draft: the path of its file.
  public func addArticle(
    title: String, date: PartialDate
  ) throws(ScaffoldingError) -> (path: String, warnings: [Diagnostic]) {
    let slug = slug(title)
    guard !slug.isEmpty else { throw .noAddress(title) }
    let before = try checked { () throws(FileError) in try load() }
    if before.site?.articles.contains(where: { $0.slug == slug }) == true {
      throw .taken(address: "/news/\(slug)/")
    }
    let path = folder.path(of: "news/\(date)-\(slug).md")
    let words = Words(before.site?.language ?? .english)
    try writeNewFile(path, Array(words.article(title: title, date: date).utf8))
    let warnings = try keep(since: before.problems) { () throws(ScaffoldingError) in
      try removeFile(path)
    }
    return (path, warnings)
  }

  /// Adds a quote to `quotes.yaml`: its id, by which texts name it.
  public func addQuote(
    _ quote: NewQuote
  ) throws(ScaffoldingError) -> (id: String, warnings: [Diagnostic]) {
    let before = try checked { () throws(FileError) in try load() }
    let known = Set(before.site?.quotes.map(\.id) ?? [])
    let words = slug(quote.text).split(separator: "-").prefix(3).joined(separator: "-")
    guard !words.isEmpty || quote.id != nil else { throw .noAddress(quote.text) }
    let id =
      quote.id ?? ([words] + (2...1000).map { "\(words)-\($0)" }).first { !known.contains($0) }
      ?? words
    let notes = Words(before.site?.language ?? .english).quoteNotes
    let entry = quote.entry(id: id, notes: notes)
    return (id, try add(entry, below: [], to: "quotes.yaml", before.problems))
  }

  /// Adds an honour to `trophies.yaml`, or a season to one that is there as a list.
  public func addTrophy(_ trophy: NewTrophy) throws(ScaffoldingError) -> [Diagnostic] {
    let before = try checked { () throws(FileError) in try load() }
    let keys = [trophy.role.rawValue, trophy.team]
    let hasHonour =
      before.site?.honours.contains {
        ($0.role, $0.team.id, $0.competition.id)
          == (trophy.role, trophy.team, trophy.competition)
      } ?? false
    guard hasHonour, let season = trophy.season else {
      return try add(trophy.entry, below: keys, to: "trophies.yaml", before.problems)
    }
    return try edit("trophies.yaml", before.problems, byHand: [season]) { text in
      text.appending(season, toListAt: keys + [trophy.competition])
    }
  }
}

extension ContentWriter {
  private func add(
    _ entry: YAMLValue.Entry, below keys: [String], to file: String, _ known: [Diagnostic]
  ) throws(ScaffoldingError) -> [Diagnostic] {
    let whole = keys.reversed().reduce(entry) { inner, key in
      YAMLValue.Entry(key: key, value: .mapping([inner]))
    }
    return try edit(file, known, byHand: whole.lines(indent: 0)) { $0.adding(entry, below: keys) }
  }

  private func edit(
    _ file: String, _ known: [Diagnostic], byHand lines: [String],
    _ change: (YAMLText) -> String?
  ) throws(ScaffoldingError) -> [Diagnostic] {
    let path = folder.path(of: file)
    let old = try? readFile(path)
    guard let text = String(validating: old ?? [], as: UTF8.self),
      let new = change(YAMLText(text: text))
    else { throw .byHand(file: path, lines: lines) }
    if old == nil {
      try writeNewFile(path, Array(new.utf8))
    } else {
      try replaceFile(path, Array(new.utf8))
    }
    return try keep(since: known) { () throws(ScaffoldingError) in
      if let old { try replaceFile(path, old) } else { try removeFile(path) }
    }
  }

  /// Takes back what was written if the site has errors that it did not have before; new warnings
  /// are returned.
  private func keep(
    since known: [Diagnostic], orElse takeBack: () throws(ScaffoldingError) -> Void
  ) throws(ScaffoldingError) -> [Diagnostic] {
    // Lines have moved, but what is said of them is the same.
    let said = Set(known.map { [$0.code, $0.message] })
    let problems = try checked { () throws(FileError) in try load() }.problems
    let new = problems.filter { !said.contains([$0.code, $0.message]) }
    guard new.contains(where: { $0.severity == .error }) else { return new }
    let shown = new.map(\.withExcerpt)
    try takeBack()
    throw .refused(shown)
  }

  private func checked<Value>(
    _ read: () throws(FileError) -> Value
  ) throws(ScaffoldingError) -> Value {
    do throws(FileError) {
      return try read()
    } catch {
      throw .unreadable(error)
    }
  }
}
