import Content
import Diagnostics
import Markdown

/// Finds what links lead to, and refuses those that lead nowhere.
struct LinkResolver: Sendable {
  /// What the edition's paths begin with on the whole site.
  let prefix: String
  /// The paths of the edition's pages, without the prefix.
  let pages: Set<String>
  /// The paths of the edition's feeds and data files, without the prefix.
  let files: Set<String>
  /// The paths on the whole site of the pages of all editions, if there are several.
  let sharedPages: Set<String>
  /// The paths on the whole site of the files that editions share.
  let sharedFiles: Set<String>
  /// What is written, but not published, by its path on the whole site.
  let withheld: [String: Withheld.Reason]
  /// The paths of pages on the whole site by the Markdown files that they are made of; also of
  /// those that are withheld.
  let pagesByFile: [String: String]
  /// What links name by kind and id.
  let named: NamedTargets
  /// The sizes of the pictures by their paths on the site.
  let imageSizes: [String: ImageSize]

  /// Finds the anchors of the page at a path on the whole site; nil if nothing can be said of them.
  typealias Anchors = (_ path: String) -> PageAnchors?

  /// The path on the whole site that a path means on a page of this edition; nil if there is no
  /// such page or file.
  func path(of path: String) -> String? {
    if pages.contains(path) || files.contains(path) { return prefix + path }
    return isShared(path) ? path : nil
  }

  /// The paths that the edition has, for hints.
  var paths: Set<String> { pages.union(files) }

  private func isShared(_ path: String) -> Bool {
    sharedPages.contains(path) || sharedFiles.contains(path)
  }

  /// The URL to write on the page at `path` for a link in its Markdown.
  func url(
    for link: MarkdownLink, in source: SourceText, at path: String, anchors: Anchors
  ) throws(Diagnostic) -> String {
    guard !link.destination.isEmpty, !Self.isExternal(link.destination) else {
      return link.destination
    }
    let here = prefix + path
    let (written, suffix) = SitePath.split(link.destination)
    let target = written.isEmpty ? here : try self.target(of: link, written, in: source)
    let anchored = try Self.anchored(target + suffix, at: link.location, anchors)
    return SitePath.relative(anchored, from: here)
  }

  /// The size of an image as Markdown names it.
  func imageSize(of destination: String, in source: SourceText) -> ImageSize? {
    place(of: SitePath.split(destination).path, in: source).flatMap { imageSizes[$0] }
  }

  /// Whether a URL leads off the site: it has a scheme or a host.
  static func isExternal(_ url: String) -> Bool {
    let bytes = url.utf8
    if bytes.starts(with: "//".utf8) { return true }
    let scheme = bytes.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return bytes[scheme.endIndex...].first == UInt8(ascii: ":") && !scheme.isEmpty
      && NamedTargets.Kind(rawValue: String(Substring(scheme))) == nil
  }

  /// A path on the whole site with its fragment as the page has it.
  static func anchored(
    _ target: String, at location: SourceLocation, _ anchors: Anchors
  ) throws(Diagnostic) -> String {
    guard let hash = target.firstIndex(of: "#") else { return target }
    let path = SitePath.split(target).path
    guard let anchors = anchors(path) else { return target }
    let fragment = String(target[target.index(after: hash)...])
    if let id = anchors.id(for: fragment) { return target[...hash] + id }
    throw Diagnostic(
      .error, code: "broken-anchor", "there is no anchor '#\(fragment)' on the page \(path)",
      at: location, hint: anchors.hint(for: fragment))
  }
}

extension LinkResolver {
  /// The path on the whole site that a destination without query and fragment leads to; a trophy's
  /// has a fragment.
  private func target(
    of link: MarkdownLink, _ written: String, in source: SourceText
  ) throws(Diagnostic) -> String {
    var place: String?
    if let (kind, id) = NamedTargets.split(written) {
      do throws(NamedTargets.Miss) {
        place = prefix + (try named.path(kind, id))
      } catch {
        throw Diagnostic(
          .error, code: "broken-link", error.message, at: link.location, hint: error.hint)
      }
    } else {
      place = self.place(of: written, in: source)
    }
    guard let place else { throw missing(link, written, in: source) }
    if let reason = withheld[place], !isPublished(place) {
      throw unpublished(link, reason)
    }
    return place
  }

  /// The path on the whole site that a path or the name of a file means, published or withheld; nil
  /// if there is no such thing.
  private func place(of written: String, in source: SourceText) -> String? {
    let decoded = written.removingPercentEncoding
    if decoded.hasPrefix("/") {
      return known(decoded) ?? [prefix + decoded, decoded].first { withheld[$0] != nil }
    }
    if let page = pagesByFile[Self.file(decoded, beside: source)] { return page }
    // Pictures are published where they stand, wherever the text that shows them does.
    guard let images = decoded.utf8.firstRange(of: "images/".utf8) else { return nil }
    return known("/" + decoded[images.lowerBound...])
  }

  /// The path on the whole site, or nil if there is none: names of pictures may need encoding.
  private func known(_ path: String) -> String? {
    self.path(of: path) ?? self.path(of: path.addingPercentEncoding)
  }

  private func isPublished(_ place: String) -> Bool {
    isShared(place)
      || place.hasPrefix(prefix) && pages.contains(String(place.dropFirst(prefix.count)))
  }

  private func unpublished(_ link: MarkdownLink, _ reason: Withheld.Reason) -> Diagnostic {
    switch reason {
    case .draft:
      Diagnostic(
        .error, code: "unpublished-target", "'\(link.destination)' leads to a draft",
        at: link.location, hint: "publish it too, or build with --drafts")
    case .until(let date):
      Diagnostic(
        .error, code: "unpublished-target",
        "'\(link.destination)' leads to what is withheld until \(date)", at: link.location,
        hint: "add the link on that day, or build with --now \(date)")
    }
  }

  private func missing(
    _ link: MarkdownLink, _ written: String, in source: SourceText
  ) -> Diagnostic {
    if link.kind == .image {
      return Diagnostic(
        .error, code: "missing-image", "there is no image '\(link.destination)'",
        at: link.location,
        hint: didYouMean(written, among: imageNames(as: written))
          ?? "put it into the folder images and write images/name.jpg")
    }
    let candidates =
      written.hasPrefix("/")
      ? Array(paths)
      : pagesByFile.keys.map { SitePath.relative("/" + $0, from: "/" + source.name) }
    return Diagnostic(
      .error, code: "broken-link", "there is no page '\(link.destination)'", at: link.location,
      hint: didYouMean(written, among: candidates)
        ?? "write a path on the site, such as /trophies/, or the path of a file in Content")
  }

  /// The pictures, named as a destination names one: from the site's root, or from a file.
  private func imageNames(as written: String) -> [String] {
    let folder = written.utf8.firstRange(of: "images/".utf8).map { written[..<$0.lowerBound] } ?? ""
    return sharedFiles.filter { $0.hasPrefix("/images/") }.map { folder + String($0.dropFirst()) }
  }

  /// The path of the file that a relative path means in a source.
  private static func file(_ path: String, beside source: SourceText) -> String {
    let folder = source.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var result: [Substring] = []
    for component in folder + path.split(separator: "/") where component != "." {
      if component == "..", let last = result.last, last != ".." {
        result.removeLast()
      } else {
        result.append(component)
      }
    }
    return result.joined(separator: "/")
  }
}
