import Building
import Diagnostics
import Dispatch
import FlyingFox
import FlyingSocks
import Foundation

/// Serves a site from memory while it is edited, and keeps browsers up to date.
public struct PreviewServer: Sendable {
  /// How to read the site.
  let builder: SiteBuilder
  /// The address or name to listen at.
  let host: String
  /// The port; 0 for any that is free.
  let port: UInt16

  /// Makes a server; nothing is read yet.
  public init(_ builder: SiteBuilder, host: String, port: UInt16) {
    self.builder = builder
    self.host = host
    self.port = port
  }

  /// What happens, to be told to the editor.
  public enum Event: Sendable {
    /// The server listens; the address is that of the home page.
    case listening(url: String)
    /// The site was read: how many pages it has, and how long that took.
    case read(pageCount: Int, Duration)
    /// Something is wrong.
    case problems([Diagnostic])
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter report: Told what happens, from any thread.
  /// - Throws: `BuildError` if a folder of the site can't be read, `PreviewError` for the rest.
  public func run(report: @escaping @Sendable (Event) -> Void) async throws {
    let address = try ListeningAddress(host: host, port: port)
    // Watched before it is read, so that nothing is missed in between.
    let changes = try changes(below: [builder.content, builder.templates])
    let start = ContinuousClock.now
    let site = try PreviewSite(builder)
    Self.tell(site.snapshot, since: start, report)
    let server = HTTPServer(
      config: address.configuration,
      handler: PreviewHandler(
        site: site, hosts: HostRule(names: address.names), report: { report(.problems($0)) }))
    do {
      try await withThrowingTaskGroup { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          let url = address.url(at: await server.listeningAddress)
          report(.listening(url: url + site.snapshot.pathPrefix + "/"))
          for await _ in changes {
            let start = ContinuousClock.now
            Self.tell(await Self.reload(site), since: start, report)
          }
        }
        group.addTask {
          while true {
            try await Task.sleep(for: .seconds(10))
            site.callListeners()
          }
        }
        try await group.next()
        group.cancelAll()
      }
    } catch let error as SocketError {
      throw address.failure(error)
    }
  }

  /// Reads the site again on a thread of its own, so that requests are answered meanwhile.
  private static func reload(_ site: PreviewSite) async -> Snapshot {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: site.reload()) }
    }
  }

  private static func tell(
    _ snapshot: Snapshot, since start: ContinuousClock.Instant,
    _ report: @Sendable (Event) -> Void
  ) {
    if !snapshot.problems.isEmpty { report(.problems(snapshot.problems)) }
    report(.read(pageCount: snapshot.plan?.pageCount ?? 0, ContinuousClock.now - start))
  }
}
