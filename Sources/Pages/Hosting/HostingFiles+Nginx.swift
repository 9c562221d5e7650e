extension HostingFiles {
  /// What nginx can include in its block `server`.
  var nginx: String {
    let prefix = settings.pathPrefix
    var text = """
      # sitegen wrote this file; it is written over. Use it in the block "server" of the site:
      #   include /etc/nginx/snippets/site.conf;
      # It is best copied there: whoever can change what nginx includes, rules the server.
      error_page 404 \(url(of: "/404.html"));
      set $sitegen_cache "\(CachePolicy.revalidated.header)";
      if ($uri ~ "^\(prefix.asPattern)/images/") {
        set $sitegen_cache "\(CachePolicy.brief.header)";
      }
      if ($uri ~ "^\(prefix.asPattern)/assets/.+[.][0-9a-f]{10}([.][^/]*)?$") {
        set $sitegen_cache "\(CachePolicy.immutable.header)";
      }
      add_header Cache-Control $sitegen_cache;
      \(policy)location ~ "/[.](sitegen-|nginx[.]conf|htaccess)" {
        return 404;
      }

      """
    if has(.gzip) { text += "gzip_static on;\ngzip_vary on;\n" }
    if has(.brotli) {
      text += "# Of the module ngx_http_brotli_static: libnginx-mod-http-brotli-static\n"
      text += "brotli_static on;\n"
    }
    for redirect in redirects {
      for path in redirect.paths {
        text += "location = \"\((prefix + path).quotedForNginx)\" {\n"
        text += "  return 301 \"\(url(of: redirect.target))\";\n}\n"
      }
    }
    return text
  }
}

extension HostingFiles {
  private var policy: String {
    guard let policy = settings.hosting.contentSecurityPolicy else { return "" }
    var text = "set $sitegen_policy \"\(policy)\";\n"
    if settings.hasSearch {
      text += """
        if ($uri = "\(settings.pathPrefix.quotedForNginx)\(SitePath.searchWorker)") {
          set $sitegen_policy "\(Self.workerPolicy)";
        }

        """
    }
    return text + "add_header \(Self.policyHeader) $sitegen_policy always;\n"
  }
}

extension String {
  fileprivate var quotedForNginx: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
