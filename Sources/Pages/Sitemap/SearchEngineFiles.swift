import Content

/// What search engines look for at the root of a site, beside the sitemap.
struct SearchEngineFiles {
  let settings: Settings

  /// The files by their paths: `/robots.txt`, and the one that proves the owner's key of IndexNow.
  var files: [(path: String, bytes: [UInt8])] {
    // RFC 9309; an empty rule allows everything.
    let robots = "User-agent: *\nDisallow:\n\nSitemap: \(settings.url)/sitemap.xml\n"
    let key = settings.searchEngines.indexNowKey.map { ("/\($0).txt", Array($0.utf8)) }
    return [("/robots.txt", Array(robots.utf8))] + (key.map { [$0] } ?? [])
  }
}
