import Foundation
import Testing

/// Publishing through rclone to real servers on loopback.
@Suite(.enabled(if: program("rclone") != nil))
struct PublishRcloneTests {
  enum Storage: String, CaseIterable { case sftp, webdav, s3, ftp }

  /// A server with the configuration by which rclone knows it as `far`.
  final class Far {
    let folder = TemporaryFolder()
    let server: Server
    let storage: Storage
    private let ssh: SSHServer?
    private static let python = repository + "/.venv/bin/python"

    /// - Parameter refusesAll: Whether a server of S3 knows nobody; the others know one user.
    init(_ storage: Storage, refusesAll: Bool = false) throws {
      self.storage = storage
      try folder.makeFolder("root")
      ssh = storage == .sftp ? try SSHServer() : nil
      let root = folder("root")
      switch storage {
      case .sftp: server = try #require(ssh).server
      case .webdav:
        server = try Server("/usr/bin/env") {
          ["rclone", "serve", "webdav", root, "--addr", "127.0.0.1:\($0)"]
            + ["--user", "ada", "--pass", "moen"]
        }
      case .s3:
        let trusting = refusesAll ? "0" : "1000000"
        server = try Server("/usr/bin/env") {
          ["INITIAL_NO_AUTH_ACTION_COUNT=\(trusting)", Self.python]
            + ["-m", "moto.server", "--host", "127.0.0.1", "--port", "\($0)"]
        }
      case .ftp:
        server = try Server(Self.python) {
          [repository + "/Tests/CommandTests/ftp.py", "\($0)", root, "ada", "moen"]
        }
      }
    }

    func environment(password: String = "moen", port: Int? = nil) throws -> [String] {
      if let ssh {
        return try ssh.environment(key: password == "moen" ? "known" : "stranger", port: port)
      }
      let port = port ?? server.port
      let hidden = try run("/usr/bin/env", ["rclone", "obscure", password]).output
      let keys =
        switch storage {
        case .sftp: ""
        case .webdav: "url = http://127.0.0.1:\(port)\nvendor = other\nuser = ada\npass = \(hidden)"
        case .ftp: "host = 127.0.0.1\nport = \(port)\nuser = ada\npass = \(hidden)"
        case .s3:
          """
          provider = Other
          endpoint = http://127.0.0.1:\(port)
          access_key_id = ada
          secret_access_key = moen
          region = us-east-1
          acl = public-read
          """
        }
      let name = "\(password)-\(port).conf"
      try folder.write(name, "[far]\ntype = \(storage)\n\(keys)\n")
      return [
        "RCLONE_CONFIG=\(folder(name))", "RCLONE_RETRIES=1", "RCLONE_LOW_LEVEL_RETRIES=1",
      ]
    }

    /// Where the site is published.
    var destination: String {
      switch storage {
      case .sftp: "far:\(folder("root"))/a b"
      case .webdav, .s3, .ftp: "far:www/a b"
      }
    }

    /// Runs rclone.
    func rclone(_ arguments: String...) throws -> Run {
      try run(
        "/usr/bin/env", ["-u", "AWS_CA_BUNDLE"] + environment() + ["rclone"] + arguments)
    }

    /// Expects the site to be published, and nothing beside it but what is named.
    func expectPublished(
      _ site: TestSite, beside others: [String: String] = [:],
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let copy = TemporaryFolder()
      let run = try rclone("copy", destination, copy.path)
      try #require(run.code == 0, "\(run)", sourceLocation: sourceLocation)
      try withExtendedLifetime(copy) {
        try CommandTests.expectPublished(
          site, in: copy.path, beside: others, sourceLocation: sourceLocation)
      }
    }
  }

  private func site(_ far: Far, assetSize: Int = 2000) throws -> PublishSite {
    var site = try PublishSite(
      "tool: rclone, destination: \"\(far.destination)\"", assetSize: assetSize)
    site.environment = try far.environment()
    return site
  }

  @Test(arguments: Storage.allCases)
  func sendsChangesAndRemovesItsOwn(_ storage: Storage) throws {
    let far = try Far(storage)
    let site = try site(far)
    #expect(try site.publish("--quiet") == Run(0))
    try far.expectPublished(site.site)
    let mine = TemporaryFolder()
    try mine.write("quotes/labour/mine.txt", "Mine.")
    let put = try far.rclone("copy", mine.path, far.destination)
    #expect(put.code == 0, "\(put)")
    try site.change()
    #expect(try site.publish("--quiet").code == 0)
    try far.expectPublished(site.site, beside: ["quotes/labour/mine.txt": "Mine."])
    try site.site.folder.remove("Content/about.md")
    #expect(try site.publish("--quiet").code == 0)
    let folders = try far.rclone("lsf", "--dirs-only", far.destination)
    #expect(!folders.output.contains("about"), "\(folders)")
    guard storage == .s3 else { return }
    for (path, header) in [
      ("assets/site.c2e6ffb21e.css", "cache-control: public, max-age=31536000, immutable"),
      ("index.html", "cache-control: no-cache"), ("index.html", "content-type: text/html"),
    ] {
      let address = "http://127.0.0.1:\(far.server.port)/www/a%20b/\(path)"
      let head = try run("/usr/bin/env", ["curl", "--silent", "--head", address])
      #expect(head.output.contains(header), "\(head)")
    }
  }

  @Test(arguments: Storage.allCases)
  func finishesWhatALostConnectionHasStopped(_ storage: Storage) throws {
    let far = try Far(storage)
    var site = try site(far, assetSize: 50_000)
    // The files of FTP go another way than its commands.
    let way = try Server.breaking(after: storage == .ftp ? 1500 : 100_000, far.server)
    site.environment = try far.environment(port: way.port)
    expectFailure(
      try site.publish("--quiet"),
      "rclone: the far end can't be reached, or the connection was lost")
    site.environment = try far.environment()
    #expect(try site.publish("--quiet") == Run(0))
    try far.expectPublished(site.site)
  }

  @Test(arguments: Storage.allCases)
  func tellsWhyTheFarEndRefuses(_ storage: Storage) throws {
    let far = try Far(storage, refusesAll: true)
    var site = try site(far, assetSize: 10)
    site.environment = try far.environment(password: "wrong")
    expectFailure(try site.publish("--quiet"), "rclone: the login was refused")
    site.environment = try far.environment()
    far.server.stop()
    expectFailure(
      try site.publish("--quiet"),
      "rclone: the far end can't be reached, or the connection was lost", "connection refused")
  }

  @Test func finishesWhatAFullDiskHasStopped() throws {
    guard let disk = try SmallDisk(kilobytes: 150) else { return }
    let ssh = try SSHServer()
    var site = try PublishSite("tool: rclone, destination: \"far:\(disk.path)/www\"")
    site.environment = try ssh.environment()
    // The protocol SFTP has no word for it (draft-ietf-secsh-filexfer-02, 7).
    let run = try site.publish("--quiet")
    expectFailure(run, "rclone: the far end failed to write, which a full disk makes it do")
    try disk.grow(toKilobytes: 1000)
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: disk.path + "/www")
  }

  @Test(.enabled(if: program("apache2") != nil))
  func finishesWhatAFullDiskHasStoppedOverWebDAV() throws {
    guard let disk = try SmallDisk(kilobytes: 150) else { return }
    let folder = TemporaryFolder()
    try folder.makeFolder("locks")
    // Only who runs as root gets a small disk, and Apache does not serve as root.
    for path in [disk.path, folder("locks")] {
      _ = try run("/usr/bin/env", ["chown", "www-data:www-data", path])
    }
    let modules = ["mpm_event", "authz_core", "dav", "dav_fs"]
      .map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so\n" }.joined()
    let server = try Server(try #require(program("apache2"))) { port in
      try? folder.write(
        "dav.conf",
        """
        \(modules)ServerRoot \(folder.path)
        PidFile \(folder("pid"))
        ErrorLog \(folder("log"))
        Listen 127.0.0.1:\(port)
        ServerName localhost
        User www-data
        Group www-data
        DavLockDB \(folder("locks"))/lock
        DocumentRoot \(disk.path)
        <Directory \(disk.path)>
          Dav On
          Require all granted
        </Directory>

        """)
      return ["-D", "FOREGROUND", "-f", folder("dav.conf")]
    }
    var site = try PublishSite("tool: rclone, destination: \"far:www\"")
    try folder.write(
      "rclone.conf",
      "[far]\ntype = webdav\nurl = http://127.0.0.1:\(server.port)\nvendor = other\n")
    site.environment = [
      "RCLONE_CONFIG=\(folder("rclone.conf"))", "RCLONE_RETRIES=1", "RCLONE_LOW_LEVEL_RETRIES=1",
    ]
    expectFailure(
      try site.publish("--quiet"), "rclone: the far end has no space left",
      "507 Insufficient Storage")
    try disk.grow(toKilobytes: 1000)
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: disk.path + "/www")
  }

  @Test func unknownRemote() throws {
    let site = try PublishSite("tool: rclone, destination: \"nowhere:www\"", assetSize: 10)
    let run = try site.publish("--quiet")
    expectFailure(run, "rclone: the login was refused", "didn't find section in config file")
  }
}
