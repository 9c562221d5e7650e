import Compression

enum HostingKey: String, SchemaKey {
  case servers, compress
  case contentSecurityPolicy = "content-security-policy"
  static let record = "the settings of hosting"
}

extension ValueReader<Hosting> {
  static var hosting: Self {
    .record(HostingKey.self) { fields in
      let servers = fields.optional(
        .servers, .list(of: ValueReader<Hosting.Server>.choice))
      let compression = fields.optional(
        .compress, .list(of: ValueReader<Compression>.choice))
      let policy = fields.optional(.contentSecurityPolicy, .contentSecurityPolicy)
      if let servers, servers.contains(.netlify), servers.contains(.cloudflare) {
        fields.document.report(
          "conflicting-servers", "netlify and cloudflare read the same files in two dialects",
          at: fields.location(of: .servers), hint: "name one of them")
      }
      return Hosting(
        servers: Hosting.Server.allCases.filter { servers?.contains($0) == true },
        compression: Compression.allCases.filter { compression?.contains($0) == true },
        contentSecurityPolicy: policy)
    }
  }
}

extension ValueReader<String> {
  /// A policy that every server's file can hold as it is, none of whose characters means anything
  /// there.
  fileprivate static var contentSecurityPolicy: Self {
    Self("a policy in one line without \", $ and \\", hint: "such as default-src 'self'") { text in
      let isSafe = text.unicodeScalars.allSatisfy {
        (" "..."~").contains($0) && !"\"$\\".unicodeScalars.contains($0)
      }
      return isSafe && text.contains { $0.isLetter } ? text : nil
    }
  }
}
