extension FeedDocument {
  /// The feed as JSON Feed 1.1 has it.
  var json: [UInt8] {
    let feed: JSON = [
      "version": "https://jsonfeed.org/version/1.1",
      "title": .string(title),
      "home_page_url": .string(page),
      "feed_url": .string(url),
      "description": .some(description),
      "language": .string(language),
      "authors": .list([["name": .string(author)]]),
      "items": .list(entries.map { .written($0.bytes) }),
    ]
    var bytes: [UInt8] = []
    feed.write(into: &bytes)
    return bytes + Array("\n".utf8)
  }
}

extension FeedDocument.Entry {
  /// The entry in a JSON Feed.
  var json: [UInt8] {
    let entry: JSON = [
      "id": .string(id),
      "url": .string(url),
      "title": .string(title),
      "summary": .some(summary),
      "content_html": .string(html),
      "image": .some(image),
      "date_published": .string(published.timestamp),
      "date_modified": .string(updated.timestamp),
      "authors": author.map { .list([["name": .string($0)]]) },
      "tags": .some(tags.map(JSON.string)),
      "language": .some(language),
    ]
    var bytes: [UInt8] = []
    entry.write(into: &bytes)
    return bytes
  }
}
