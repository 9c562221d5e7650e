import Content

/// The picture that messengers and social networks show of a link to a page.
struct SharedImage: Sendable, Hashable {
  /// Its path on the whole site.
  let path: String
  let width: Int
  let height: Int
  /// What it shows, for those who can't see it.
  let alt: String

  /// Its media type.
  var mediaType: String { Self.mediaType(ofFile: path) ?? "image/png" }

  /// A photo or another raster image that is large enough to be shown in full width; nil otherwise.
  ///
  /// 600 × 315 is what Facebook asks for, and others follow; none of them shows SVG.
  init?(_ image: Image) {
    guard let size = image.file.size, size.width >= 600, size.height >= 315,
      Self.mediaType(ofFile: image.file.path) != nil
    else { return nil }
    path = SitePath.file(image.file.path)
    (width, height) = (size.width, size.height)
    alt = image.alt
  }

  /// What has been drawn for a page.
  init(_ card: ShareCard) {
    path = card.path
    (width, height) = (ShareCard.width, ShareCard.height)
    alt = card.alt
  }

  private static func mediaType(ofFile path: String) -> String? {
    switch path.lowercased().split(separator: ".").last {
    case "jpg", "jpeg": "image/jpeg"
    case "png": "image/png"
    case "webp": "image/webp"
    case "gif": "image/gif"
    default: nil
    }
  }
}

extension EditionPlan {
  /// The picture to share a page by: its own, or what was drawn for it, or else the site's; nil if
  /// there is none.
  func sharedImage(of page: Page) -> SharedImage? {
    ownImage(of: page) ?? additions.drawnImage(of: links.prefix + page.path)
      ?? index.site.settings.sharing.image.flatMap(SharedImage.init)
      ?? additions.drawnImage(of: links.prefix + SitePath.home)
  }

  /// The picture that its text has.
  func ownImage(of page: Page) -> SharedImage? {
    PageView(page: page, plan: self, body: nil).image.flatMap(SharedImage.init)
  }
}
