import Language

extension FeedDocument {
  /// The feed as RSS 2.0 has it, with the elements of other vocabularies that every reader knows:
  /// an author without a mail address is Dublin Core's, the whole text that of the module content.
  var rss: [UInt8] {
    var xml = XMLWriter()
    xml.declaration()
    xml.start(
      "rss",
      [
        "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
        "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      ])
    xml.element("channel") { xml in
      xml.element("title", title)
      xml.element("link", page)
      xml.element("description", description ?? title)
      xml.element("language", language)
      if let updated { xml.element("lastBuildDate", updated.mailDate) }
      xml.element("generator", generator)
      xml.empty("atom:link", ["rel": "self", "type": FeedFormat.rss.mediaType, "href": url])
      for entry in entries { xml.append(entry.bytes) }
    }
    xml.end("rss")
    return xml.bytes
  }
}

extension FeedDocument.Entry {
  /// The entry in a feed of RSS.
  ///
  /// - Parameter site: Who has written what tells no author.
  func rss(by site: String) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("item") { xml in
      xml.element("title", title)
      xml.element("link", url)
      xml.element("guid", ["isPermaLink": id == url ? "true" : "false"], id)
      xml.element("pubDate", published.mailDate)
      xml.element("dc:creator", author ?? site)
      for tag in tags { xml.element("category", tag) }
      if let summary { xml.element("description", summary) }
      xml.element("content:encoded", html)
    }
    return xml.bytes
  }
}

extension PartialDate {
  /// RFC 822: the beginning of the day, the month or the year, in UTC.
  fileprivate var mailDate: String {
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = days.lowerBound % 7
    let day = self.day ?? 1
    let month = Language.english.monthName(month ?? 1).prefix(3)
    return "\(names[weekday < 0 ? weekday + 7 : weekday]), \(day < 10 ? "0" : "")\(day) \(month) "
      + description.prefix(4) + " 00:00:00 GMT"
  }
}
