import Compression
import Diagnostics

/// What the site's servers need beside its pages.
public struct Hosting: Sendable, Hashable {
  /// A web server or host with files of its own for redirects and caching.
  public enum Server: String, Sendable, CaseIterable {
    case apache, cloudflare
    case githubPages = "github-pages"
    case netlify, nginx
  }

  /// For whom such files are written.
  public let servers: [Server]
  /// How text files are compressed, beside the files themselves.
  public let compression: [Compression]
  /// What browsers are told to load of a page, in the syntax of Content Security Policy 3; nil if
  /// nothing is told.
  public let contentSecurityPolicy: String?

  /// Nothing at all.
  public static let none = Hosting(servers: [], compression: [], contentSecurityPolicy: nil)
}

/// A place that the site is published to.
public struct PublishTarget: Sendable, Hashable {
  /// How it gets there.
  public enum Method: Sendable, Hashable {
    /// `rsync` to `host:folder`, or to a folder.
    case rsync(destination: String)
    /// A branch of a repository, given by its URL or by the name of a remote.
    case git(repository: String, branch: String)
    /// `rclone` to `remote:folder`.
    case rclone(destination: String)
    /// A folder of releases, of which so many are kept.
    case folder(String, keep: Int)
  }

  /// Its name, by which it is chosen.
  public let name: String
  /// How the site gets there.
  public let method: Method
}
