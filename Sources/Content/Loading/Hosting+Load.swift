import Compression

enum HostingKey: String, SchemaKey {
  case servers, compress
  static let record = "the settings of hosting"
}

extension ValueReader<Hosting> {
  static var hosting: Self {
    .record(HostingKey.self) { fields in
      let servers = fields.optional(
        .servers, .list(of: ValueReader<Hosting.Server>.choice))
      let compression = fields.optional(
        .compress, .list(of: ValueReader<Compression>.choice))
      if let servers, servers.contains(.netlify), servers.contains(.cloudflare) {
        fields.document.report(
          "conflicting-servers", "netlify and cloudflare read the same files in two dialects",
          at: fields.location(of: .servers), hint: "name one of them")
      }
      return Hosting(
        servers: Hosting.Server.allCases.filter { servers?.contains($0) == true },
        compression: Compression.allCases.filter { compression?.contains($0) == true })
    }
  }
}
