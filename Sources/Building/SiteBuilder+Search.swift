import Diagnostics
import Files
import Output
import Pages
import Parallel
import Programs

extension SiteBuilder {
  /// The version of the program that makes the index for search, if the settings ask for search and
  /// the program is there; the plan then counts on the index.
  func searchVersion(for plan: SitePlan) async -> (version: String?, problems: [Diagnostic]) {
    guard plan.hasSearch else { return (nil, []) }
    guard let version = await indexer.version() else {
      let problem = Diagnostic(
        .warning, code: "missing-program", "the site can't be searched: there is no Pagefind",
        at: SourceLocation(file: content.path(of: "site.yaml")),
        hint: "install it (pip install 'pagefind[bin]'), or set search: false")
      return (nil, [problem])
    }
    plan.countOnSearchIndex()
    return (version, [])
  }

  /// Adds the index of what the pages say: that which is published or kept, if it is of the same pages
  /// and by the same version and options and is whole, or else a new one, which is kept.
  func addSearchIndex(
    of plan: SitePlan, _ pages: [String: Fingerprint], by version: String,
    published: Folder, to folder: OutputFolder
  ) async throws(OutputError) -> [Diagnostic] {
    let text = pages.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    let pagesFingerprint = Fingerprint(of: Array(text.utf8)).description
    let header = ([version] + SearchIndexer.options + [pagesFingerprint]).joined(separator: " ")
    for place in [published, cache] {
      guard let files = SearchIndexList.files(of: place, header: header) else { continue }
      let failures = files.concurrentMap { file -> OutputError? in
        do throws(OutputError) {
          try folder.add(file.path, bytes: file.bytes)
          return nil
        } catch {
          return error
        }
      }
      if let failure = failures.compactMap(\.self).first { throw failure }
      return []
    }
    let result = await indexer.index { site throws(FileError) in
      try Self.write(plan, into: site)
    }
    let files: [(path: String, bytes: [UInt8])]
    switch result {
    case .done(let made): files = made
    case .failed(let reason): return [unsearchable(reason)]
    }
    cache.forget(SearchIndexList.folder)
    for (path, bytes) in SearchIndexList.listing(files, header: header) {
      try folder.add(path, bytes: bytes)
      cache.keep(bytes, as: path)
    }
    return []
  }

  /// The program that makes the index.
  var indexer: SearchIndexer { SearchIndexer(site: site, notesIn: cache) }

  /// Writes the pages that are searched.
  private static func write(_ plan: SitePlan, into site: Folder) throws(FileError) {
    let failures = plan.outputs.concurrentMap { output -> FileError? in
      guard case .page(let page, let edition) = output.content, plan.isSearched(page) else {
        return nil
      }
      var html: [UInt8] = []
      _ = plan.render(page, edition: edition, into: &html)
      do throws(FileError) {
        let path = site.path(of: output.file)
        try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        try writeFile(path, html)
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.compactMap(\.self).first { throw failure }
  }

  /// The pages tell that they can be searched, so that this is no mere warning.
  private func unsearchable(_ reason: String) -> Diagnostic {
    Diagnostic(
      .error, code: "failed-search-index", "the index for search can't be made: \(reason)",
      at: SourceLocation(file: content.path(of: "site.yaml")), hint: "or set search: false")
  }
}

/// The list of an index's files, published with them: with what and of what they were made, so that
/// a build which changes nothing need not make them again.
private enum SearchIndexList {
  static let folder = "pagefind/"
  private static let name = folder + "sitegen.txt"

  /// The files of a published index that is whole and has the header; nil otherwise.
  static func files(of site: Folder, header: String) -> [(path: String, bytes: [UInt8])]? {
    guard let list = try? readFile(site.path(of: name)) else { return nil }
    let lines = String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == header else { return nil }
    let read = Array(lines.dropFirst()).concurrentMap { line -> (path: String, bytes: [UInt8])? in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let bytes = try? readFile(site.path(of: folder + parts[1])),
        Fingerprint(ofMany: bytes).description == parts[0]
      else { return nil }
      return (folder + parts[1], bytes)
    }
    let files = read.compactMap(\.self)
    return files.count == read.count ? files + [(name, list)] : nil
  }

  /// The files of a new index with their list.
  static func listing(
    _ files: [(path: String, bytes: [UInt8])], header: String
  ) -> [(path: String, bytes: [UInt8])] {
    let lines = files.map { "\(Fingerprint(ofMany: $0.bytes)) \($0.path)\n" }
    let list = header + "\n" + lines.joined()
    return files.map { (folder + $0.path, $0.bytes) } + [(name, Array(list.utf8))]
  }
}
