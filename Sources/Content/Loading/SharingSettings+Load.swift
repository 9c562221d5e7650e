enum SharingKey: String, SchemaKey {
  case image, draw
  static let record = "the settings of sharing"
}

extension ValueReader<SharingSettings> {
  /// What messengers and social networks show of links to the site.
  static func sharing(images: ImageFolder) -> Self {
    .record(SharingKey.self) { fields in
      let image = fields.optional(.image, .image(in: images))
      let drawsImages = fields.optional(.draw, .bool)
      return SharingSettings(image: image, drawsImages: drawsImages ?? false)
    }
  }
}
