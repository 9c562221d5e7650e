enum FeedSettingsKey: String, SchemaKey {
  case entries, rss
  static let record = "the settings of feeds"
}

extension ValueReader<FeedSettings> {
  /// What feeds hold.
  static var feeds: Self {
    .record(FeedSettingsKey.self) { fields in
      let length = fields.optional(.entries, .int(1...1000))
      let includesRSS = fields.optional(.rss, .bool)
      return FeedSettings(length: length ?? 20, includesRSS: includesRSS ?? false)
    }
  }
}
