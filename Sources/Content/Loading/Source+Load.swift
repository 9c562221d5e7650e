enum SourceKey: String, SchemaKey {
  case title, url
  static let record = "a source"
}

extension ValueReader<Source> {
  /// A title alone, or a title with an address.
  static var source: Self {
    Self { node, document in
      let node = document.localized(node)
      if case .mapping = node.content {
        guard let fields = Fields<SourceKey>(node, in: document) else { return nil }
        let url = fields.optional(.url, .webAddress)
        return fields.required(.title, .typeset).map {
          Source(title: $0, url: url, location: url.map { _ in fields.location(of: .url) })
        }
      }
      return ValueReader<String>.typeset.read(node, document).map { Source(title: $0, url: nil) }
    }
  }
}
