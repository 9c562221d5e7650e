import Diagnostics

enum TargetKey: String, SchemaKey {
  case tool, destination
  static let record = "a target of rsync or rclone"
}

enum GitTargetKey: String, SchemaKey {
  case tool, destination, branch
  static let record = "a target of git"
}

enum FolderTargetKey: String, SchemaKey {
  case tool, destination, keep
  static let record = "a target that is a folder"
}

/// What sends the site.
private enum PublishTool: String, CaseIterable {
  case folder, git, rclone, rsync
}

extension ValueReader<[PublishTarget]> {
  /// A mapping from names to targets, in the file's order.
  static var targets: Self {
    Self { node, document in
      guard case .mapping(let pairs) = node.content else {
        document.report(
          "wrong-type", "expected targets by their names, found \(node.kindName)",
          at: node.location, hint: "write a name, a colon, and the target's keys indented below")
        return nil
      }
      return pairs.compactMap { key, value in
        let name = ValueReader<String>.identifier.read(key, document)
        let method = ValueReader<PublishTarget.Method>.method.read(value, document)
        guard let name, let method else { return nil }
        return PublishTarget(name: name, method: method)
      }
    }
  }
}

extension ValueReader<PublishTarget.Method> {
  fileprivate static var method: Self {
    Self { node, document in
      guard case .mapping = node.content, let tool = node["tool"] else {
        // The record of the fewest keys tells what is missing.
        return ValueReader.rsync.read(node, document)
      }
      switch ValueReader<PublishTool>.choice.read(tool, document) {
      case .folder: return ValueReader.folder.read(node, document)
      case .git: return ValueReader.git.read(node, document)
      case .rclone: return ValueReader.rclone.read(node, document)
      case .rsync: return ValueReader.rsync.read(node, document)
      case nil: return nil
      }
    }
  }

  private static var rsync: Self {
    .record(TargetKey.self) { fields in
      let tool = fields.required(.tool, .text)
      let destination = fields.required(
        .destination, .destination("write host:folder, as deploy@example.org:/var/www/site"))
      return tool == nil ? nil : destination.map { .rsync(destination: $0) }
    }
  }

  private static var rclone: Self {
    .record(TargetKey.self) { fields in
      fields.required(
        .destination, .destination("write remote:folder; rclone config makes the remote")
      ).map { .rclone(destination: $0) }
    }
  }

  private static var git: Self {
    .record(GitTargetKey.self) { fields in
      let repository = fields.optional(.destination, .location)
      let branch = fields.optional(.branch, .branch)
      return .git(repository: repository ?? "origin", branch: branch ?? "gh-pages")
    }
  }

  private static var folder: Self {
    .record(FolderTargetKey.self) { fields in
      let path = fields.required(.destination, .location)
      let keep = fields.optional(.keep, .int(2...1000))
      return path.map { .folder($0, keep: keep ?? 5) }
    }
  }
}

extension ValueReader<String> {
  /// Where a tool sends the site: it must not pass for an option, nor tell a secret.
  fileprivate static var location: Self {
    Self { node, document in
      let isOneLine = { (text: String) in
        !text.hasPrefix("-") && !text.contains { $0.isNewline || $0 == "\0" }
      }
      guard let text = ValueReader.text.read(node, document) else { return nil }
      if holdsSecret(text) {
        document.report(
          "secret-in-settings", "a password or a key stands in the destination",
          at: node.location,
          hint: "change it, for others have seen it, and give the new one to the tool: "
            + "ssh and rclone config, git credential")
        return nil
      }
      guard isOneLine(text) else {
        document.report(
          "bad-destination", "expected a destination, found \(node.kindName)", at: node.location,
          hint: "it is one line that doesn't begin with '-'")
        return nil
      }
      return text
    }
  }

  /// A place with a colon or a slash: a bare word would be a folder beside the content.
  fileprivate static func destination(_ hint: String) -> Self {
    Self { node, document in
      guard let text = location.read(node, document) else { return nil }
      if let colon = text.firstIndex(of: ":"), colon > text.startIndex, text.last != ":" {
        return text
      }
      if text.hasPrefix("/") || text.hasPrefix(":") { return text }
      document.report(
        "bad-destination", "expected a destination, found \(node.kindName)", at: node.location,
        hint: hint)
      return nil
    }
  }

  /// A name that git takes for a branch (git-check-ref-format), of the plain characters.
  fileprivate static var branch: Self {
    Self("a branch", code: "bad-destination", hint: "such as gh-pages") { text in
      let names = text.split(separator: "/", omittingEmptySubsequences: false)
      let isPlain = names.allSatisfy { name in
        !name.isEmpty && !name.hasPrefix(".") && !name.hasPrefix("-") && !name.hasSuffix(".lock")
          && name.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
              || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
              || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "._-".utf8.contains(byte)
          }
      }
      return isPlain && !text.contains("..") && !text.hasSuffix(".") ? text : nil
    }
  }
}

/// Whether a destination tells what only the tool's own configuration may know: a password or a
/// token before a URL's host, a secret among rclone's parameters, a well-known kind of key.
private func holdsSecret(_ text: String) -> Bool {
  if let scheme = text.firstRange(of: "://") {
    let authority = text[scheme.upperBound...].prefix { $0 != "/" }
    if let at = authority.lastIndex(of: "@") {
      let user = authority[..<at]
      if user.contains(":") || (text.hasPrefix("http") && user.count >= 20) { return true }
    }
  }
  let prefixes = ["ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "AKIA", "-----BEGIN"]
  if prefixes.contains(where: text.contains) { return true }
  // `:s3,secret_access_key=…:bucket` is a remote without configuration.
  return text.split(separator: ",").contains { parameter in
    guard let name = parameter.split(separator: "=", maxSplits: 1).first, parameter.contains("=")
    else { return false }
    return ["pass", "secret", "token", "key"].contains(where: name.lowercased().contains)
  }
}
