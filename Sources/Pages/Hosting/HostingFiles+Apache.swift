import Compression

extension HostingFiles {
  /// What Apache reads in the published folder, if `AllowOverride` lets it.
  var htaccess: String {
    let prefix = settings.pathPrefix
    let immutable = "^\(prefix.asPattern)/assets/.+[.][0-9a-f]{10}([.][^/]*)?$"
    var text = """
      # sitegen wrote this file; it is written over. It wants "AllowOverride All".
      ErrorDocument 404 \(url(of: "/404.html"))
      <IfModule mod_headers.c>
        Header set Cache-Control "\(CachePolicy.revalidated.header)"
        <If "%{REQUEST_URI} =~ m#^\(prefix.asPattern)/images/#">
          Header set Cache-Control "\(CachePolicy.brief.header)"
        </If>
        <If "%{REQUEST_URI} =~ m#\(immutable)#">
          Header set Cache-Control "\(CachePolicy.immutable.header)"
        </If>
      \(policy)</IfModule>
      <FilesMatch "^[.](sitegen-|nginx[.]conf)">
        Require all denied
      </FilesMatch>

      """
    if !redirects.isEmpty {
      let rules = redirects.map { redirect in
        let pattern = (prefix + redirect.path).asPattern + (redirect.isFolder ? "/?" : "")
        return "  RedirectMatch 301 \"^\(pattern)$\" \"\(url(of: redirect.target))\"\n"
      }
      text += "<IfModule mod_alias.c>\n\(rules.joined())</IfModule>\n"
    }
    if !settings.hosting.compression.isEmpty {
      text += """
        <IfModule mod_headers.c>
          <FilesMatch "[.](\(Self.textEndings))([.](br|gz))?$">
            Header merge Vary Accept-Encoding
          </FilesMatch>
        </IfModule>

        """
    }
    // The smaller of the two comes first: the first rule that holds counts.
    return text + settings.hosting.compression.map(apacheRule).joined()
  }

  private var policy: String {
    guard let policy = settings.hosting.contentSecurityPolicy else { return "" }
    var text = "  Header always set \(Self.policyHeader) \"\(policy)\"\n"
    if settings.hasSearch {
      let worker = (settings.pathPrefix + SitePath.searchWorker).asPattern
      text += """
          <If "%{REQUEST_URI} =~ m#^\(worker)([.](br|gz))?$#">
            Header always set \(Self.policyHeader) "\(Self.workerPolicy)"
          </If>

        """
    }
    return text
  }

  private static let textEndings = Compression.endings.joined(separator: "|")

  private func apacheRule(for compression: Compression) -> String {
    let coding = compression == .brotli ? "br" : "gzip"
    let ending = compression.ending
    return """
      <IfModule mod_rewrite.c>
        RewriteEngine On
        RewriteCond %{HTTP:Accept-Encoding} \\b\(coding)\\b
        RewriteCond %{REQUEST_FILENAME}\(ending) -f
        RewriteRule ^(.+)$ $1\(ending) [L,E=no-gzip:1,E=no-brotli:1]
      </IfModule>
      <FilesMatch "[.](\(Self.textEndings))[.]\(ending.dropFirst())$">
        RemoveType \(ending)
        RemoveLanguage \(ending)
        AddEncoding \(coding) \(ending)
      </FilesMatch>

      """
  }
}

extension String {
  /// A regular expression that stands for the text itself, in Apache's or nginx's quotation marks.
  var asPattern: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\x22"
      case "#": "\\x23"
      case _ where ".^$*+?()[]{}|\\".unicodeScalars.contains(scalar): "\\\(scalar)"
      default: String(scalar)
      }
    }.joined()
  }
}
