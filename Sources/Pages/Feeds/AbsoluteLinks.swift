/// The HTML of a page with the URLs in it made absolute, for those who read it elsewhere.
///
/// The URLs in attributes of tags are changed, and nothing else: a quotation mark in a text or in a
/// value is always escaped in what Markdown and templates write.
///
/// - Parameters:
///   - html: What stands on the page.
///   - site: The absolute URL of the site, without a final slash.
///   - page: The page's path on the whole site.
func withAbsoluteLinks(_ html: String, of site: String, at page: String) -> String {
  var result: [UInt8] = []
  result.reserveCapacity(html.utf8.count * 5 / 4)
  var html = html
  html.withUTF8 { bytes in
    let mark = UInt8(ascii: "\"")
    var copied = 0
    var place = 0
    while let quote = bytes[place...].firstIndex(of: mark) {
      let start = quote + 1
      guard isURLAttribute(UnsafeBufferPointer(rebasing: bytes[place..<quote])),
        let end = bytes[start...].firstIndex(of: mark)
      else {
        place = start
        continue
      }
      result.append(contentsOf: bytes[copied..<start])
      let url = String(decoding: bytes[start..<end], as: UTF8.self)
      result.append(contentsOf: absolute(url, of: site, at: page).utf8)
      copied = end
      place = end + 1
    }
    result.append(contentsOf: bytes[copied...])
  }
  return String(decoding: result, as: UTF8.self)
}

/// Whether what stands before a quotation mark ends with the name of an attribute that holds a URL.
private func isURLAttribute(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let names: [StaticString] = [" href=", " src=", " cite=", " poster="]
  return names.contains { name in
    name.withUTF8Buffer { bytes.count >= $0.count && bytes.suffix($0.count).elementsEqual($0) }
  }
}

private func absolute(_ url: String, of site: String, at page: String) -> String {
  if LinkResolver.isExternal(url) { return url }
  let (path, suffix) = SitePath.split(url)
  if path.isEmpty { return site + page + suffix }
  if path.hasPrefix("/") { return String(site.prefix(upTo: site.endOfHost)) + url }
  // The folder of the page, and from there as the path leads (RFC 3986, 5.2.4).
  var names = page.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  for name in path.split(separator: "/", omittingEmptySubsequences: false) {
    switch name {
    case ".": break
    case "..": if names.count > 1 { names.removeLast() }
    default: names.append(name)
    }
  }
  let last = path.split(separator: "/", omittingEmptySubsequences: false).last
  let end = last == "." || last == ".." ? "/" : ""
  return site + names.joined(separator: "/") + end + suffix
}

extension String {
  /// Where the host of an absolute URL ends.
  fileprivate var endOfHost: Index {
    let host = utf8.firstRange(of: "://".utf8)?.upperBound ?? startIndex
    return self[host...].firstIndex(of: "/") ?? endIndex
  }
}
