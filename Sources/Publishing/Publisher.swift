import Content
import Files
import Output

/// Sends a built site to one target.
public struct Publisher: Sendable {
  /// Where to.
  public let target: PublishTarget
  private let site: String
  private let output: String
  private let sendsAll: Bool

  /// Makes a publisher.
  ///
  /// - Parameters:
  ///   - target: Where to.
  ///   - site: The site's folder, from which relative folders are counted.
  ///   - output: The folder that the site was built into.
  ///   - sendsAll: Whether also files are sent that seem to be there already.
  public init(to target: PublishTarget, site: String, output: String, sendsAll: Bool) {
    self.target = target
    self.site = site
    self.output = output
    self.sendsAll = sendsAll
  }

  /// Compares the built site with what is published, tells the changes, and makes them if they are
  /// agreed to; a build at the same time has to wait.
  ///
  /// - Throws: `PublishError`; publishing again then finishes what was begun.
  public func publish(isAgreed: (Changes) -> Bool) async throws(PublishError) {
    let folder = try PublishError.unwrap { () throws(OutputError) in try OutputFolder(at: output) }
    defer { folder.abandon() }
    let built = BuiltSite(
      folder: Folder(output), files: try FileList(of: folder, at: output), sendsAll: sendsAll)
    try await destination.publish(built, isAgreed: isAgreed)
  }

  /// Goes back to the release before the current one.
  ///
  /// - Returns: The name of the release that is current now.
  public func rollBack() throws(PublishError) -> String {
    guard case .folder(let path, let keep) = target.method else {
      throw .noReleases(target: target.name)
    }
    return try ReleaseFolder(path: absolute(path), keep: keep).rollBack()
  }

  private var destination: any Destination {
    switch target.method {
    case .rsync(let destination): RsyncFolder(destination: destination)
    case .rclone(let destination): RcloneFolder(destination: destination)
    case .git(let repository, let branch):
      GitBranch(site: site, repository: repository, branch: branch)
    case .folder(let path, let keep): ReleaseFolder(path: absolute(path), keep: keep)
    }
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : Folder(site).path(of: path)
  }
}

/// Where a site can be published.
protocol Destination: Sendable {
  /// Makes the far end like the site, if the changes are agreed to.
  func publish(_ site: BuiltSite, isAgreed: (Changes) -> Bool) async throws(PublishError)
}

/// A site on this machine, ready to be sent.
struct BuiltSite: Sendable {
  let folder: Folder
  let files: FileList
  /// Whether also files are sent that seem to be there already.
  let sendsAll: Bool

  /// What is to be changed, given what is there.
  func changes(from old: FileList) -> Changes {
    Changes(from: old, to: files, sendsAll: sendsAll)
  }
}

extension PublishError {
  /// The value, or what the system has refused as an error of publishing.
  static func unwrap<Value>(
    _ body: () throws(OutputError) -> Value
  ) throws(PublishError) -> Value {
    do throws(OutputError) {
      return try body()
    } catch {
      throw .files(error.message, hint: error.hint)
    }
  }
}
