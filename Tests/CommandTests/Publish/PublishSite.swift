import Foundation
import Testing

/// A small site with a target of the name `live`, some hundred kilobytes of assets, and what the
/// tools that send it find in their environment.
struct PublishSite {
  let site: TestSite
  /// Variables of the environment, as `NAME=value`.
  var environment: [String] = []

  /// Makes the site.
  ///
  /// - Parameters:
  ///   - target: The keys of the target, such as `tool: rsync, destination: "far:/srv"`.
  ///   - assetSize: The bytes of each of four assets, which nothing can compress.
  init(_ target: String, assetSize: Int = 50_000) throws {
    site = try TestSite()
    let settings = try #require(site.folder.read("Content/site.yaml"))
    try site.folder.write("Content/site.yaml", settings + "publish:\n  live: {\(target)}\n")
    var number: UInt32 = 1
    for name in ["a", "b", "c", "d"] {
      let bytes = (0..<assetSize).map { _ in
        number = number &* 1_664_525 &+ 1_013_904_223
        return UInt8(number >> 24)
      }
      try site.folder.write("Templates/assets/\(name).bin", Data(bytes))
    }
  }

  func publish(_ arguments: String...) throws -> Run {
    try run(
      "/usr/bin/env",
      ["-u", "AWS_CA_BUNDLE"] + environment + [Sitegen.path, "publish"] + arguments,
      in: site.folder.path)
  }

  /// Changes one page, adds one, and removes two.
  func change() throws {
    let article = try #require(site.folder.read("Content/news/2024-05-01-first.md"))
    try site.folder.write(
      "Content/news/2024-05-01-first.md", article.replacing("See [all", with: "Behold [all"))
    try site.folder.write(
      "Content/about.md", "---\ntitle: About \"it\"\naliases: [/news/tags/other/]\n---\nHello.\n")
    try site.folder.remove("Content/quotes.yaml")
  }
}

/// Expects a folder to hold exactly what the site was built to, a list, and what else is named.
func expectPublished(
  _ site: TestSite, in folder: String, beside others: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var expected = try site.folder.tree().files
  expected[".sitegen-manifest"] = nil
  for (path, text) in others { expected[path] = Data(text.utf8) }
  let folder = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
  var found = try Tree(of: folder).files
  found[".sitegen-manifest"] = nil
  found[".git"] = nil
  let list = found.removeValue(forKey: ".sitegen-published")
  #expect(list != nil, sourceLocation: sourceLocation)
  #expect(found.keys.sorted() == expected.keys.sorted(), sourceLocation: sourceLocation)
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// Expects publishing to fail because of the far end: the first line and a part of the rest.
func expectFailure(
  _ run: Run, _ first: String, _ part: String = "hint: ",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(run.code == 2, "\(run)", sourceLocation: sourceLocation)
  #expect(
    run.errors.hasPrefix("sitegen: \(first)\n") && run.errors.contains(part), "\(run)",
    sourceLocation: sourceLocation)
}

/// A folder on a small disk of its own, if the system lets the tests have one.
final class SmallDisk {
  let path: String
  private let folder = TemporaryFolder()

  init?(kilobytes: Int) throws {
    path = folder("disk")
    try folder.makeFolder("disk")
    let options = "size=\(kilobytes)k"
    guard try run("/usr/bin/env", ["mount", "-t", "tmpfs", "-o", options, "tmpfs", path]).code == 0
    else { return nil }
  }

  deinit { _ = try? run("/usr/bin/env", ["umount", "-l", path]) }

  func grow(toKilobytes size: Int) throws {
    _ = try run("/usr/bin/env", ["mount", "-o", "remount,size=\(size)k", path])
  }
}

/// An SSH server on loopback with keys of its own.
struct SSHServer {
  let folder = TemporaryFolder()
  let server: Server

  init() throws {
    for key in ["host", "known", "stranger"] {
      _ = try run(
        "/usr/bin/env", ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder(key)])
    }
    // Run by root, it wants this folder.
    if geteuid() == 0 { mkdir("/run/sshd", 0o755) }
    let folder = folder
    try folder.copy(folder("known.pub"), to: "authorized")
    server = try Server(try #require(program("sshd"))) { port in
      try? folder.write(
        "sshd.conf",
        """
        Port \(port)
        ListenAddress 127.0.0.1
        HostKey \(folder("host"))
        AuthorizedKeysFile \(folder("authorized"))
        StrictModes no
        UsePAM no
        PidFile none
        Subsystem sftp internal-sftp

        """)
      return ["-D", "-e", "-f", folder("sshd.conf")]
    }
  }

  /// The environment in which rsync, git and rclone know the server as `far`.
  ///
  /// - Parameters:
  ///   - key: With which key they log in.
  ///   - port: Where they find it.
  func environment(key: String = "known", port: Int? = nil) throws -> [String] {
    let port = port ?? server.port
    let name = "\(key)-\(port)"
    let host = try #require(folder.read("host.pub")).split(separator: " ").prefix(2)
    try folder.write(
      "\(name).hosts", "[127.0.0.1]:\(port) \(host.joined(separator: " "))\n")
    try folder.write(
      "\(name).ssh",
      """
      Host far
        HostName 127.0.0.1
        Port \(port)
        User \(NSUserName())
        IdentityFile \(folder(key))
        IdentitiesOnly yes
        PasswordAuthentication no
        UserKnownHostsFile \(folder("\(name).hosts"))
        StrictHostKeyChecking yes

      """)
    try folder.write(
      "\(name).rclone",
      """
      [far]
      type = sftp
      host = 127.0.0.1
      port = \(port)
      user = \(NSUserName())
      key_file = \(folder(key))
      known_hosts_file = \(folder("\(name).hosts"))

      """)
    let ssh = "ssh -F \(folder("\(name).ssh"))"
    return [
      "RSYNC_RSH=\(ssh)", "GIT_SSH_COMMAND=\(ssh)", "RCLONE_CONFIG=\(folder("\(name).rclone"))",
      "RCLONE_RETRIES=1", "RCLONE_LOW_LEVEL_RETRIES=1",
    ]
  }

  /// A way to the server that breaks after so many bytes.
  func breakingWay(after limit: Int) throws -> Server { try Server.breaking(after: limit, server) }
}

extension Server {
  /// A way to another server that breaks after so many bytes.
  static func breaking(after limit: Int, _ server: Server) throws -> Server {
    try Server("/usr/bin/env") { port in
      [
        "python3", repository + "/Tests/CommandTests/cut.py", "\(port)", "\(server.port)",
        "\(limit)",
      ]
    }
  }
}
