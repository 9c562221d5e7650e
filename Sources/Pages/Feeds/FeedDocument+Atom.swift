extension FeedDocument {
  /// The feed as RFC 4287 has it.
  ///
  /// What a browser shows of it, by the theme's style sheet, are elements of XHTML among those of
  /// Atom, which feed readers pass over (RFC 4287, 6.4): nothing else in XML can be a link.
  var atom: [UInt8] {
    var xml = XMLWriter()
    xml.declaration()
    for sheet in look?.styleSheets ?? [] { xml.styleSheet(sheet) }
    xml.start(
      "feed",
      [
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:html": look == nil ? nil : "http://www.w3.org/1999/xhtml", "xml:lang": language,
      ])
    xml.element("title", title)
    if let description { xml.element("subtitle", description) }
    xml.element("id", url)
    xml.empty("link", ["rel": "self", "type": FeedFormat.atom.mediaType, "href": url])
    xml.empty("link", ["rel": "alternate", "type": "text/html", "href": page])
    if let updated { xml.element("updated", updated.timestamp) }
    xml.element("author") { $0.element("name", author) }
    xml.element("generator", generator)
    if let look {
      xml.element("html:p", look.words)
      xml.element("html:a", ["href": page], page)
    }
    for entry in entries { xml.append(entry.bytes) }
    xml.end("feed")
    return xml.bytes
  }
}

extension FeedDocument.Entry {
  /// The entry in a feed of Atom.
  ///
  /// - Parameter isShown: Whether the feed has a look in browsers.
  func atom(isShown: Bool) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("entry", ["xml:lang": language]) { xml in
      xml.element("title", title)
      if isShown { xml.element("html:a", ["href": url], title) }
      xml.element("id", id)
      xml.empty("link", ["rel": "alternate", "type": "text/html", "href": url])
      xml.element("published", published.timestamp)
      xml.element("updated", updated.timestamp)
      if let author { xml.element("author") { $0.element("name", author) } }
      for tag in tags { xml.empty("category", ["term": tag]) }
      if let summary { xml.element("summary", summary) }
      xml.element("content", ["type": "html"], html)
    }
    return xml.bytes
  }
}
