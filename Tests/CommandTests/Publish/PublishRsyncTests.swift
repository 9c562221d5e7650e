import Foundation
import Testing

/// Publishing through rsync to a real SSH server on loopback.
@Suite(.enabled(if: program("rsync") != nil && program("sshd") != nil))
struct PublishRsyncTests {
  let far = TemporaryFolder()
  let ssh: SSHServer

  init() throws { ssh = try SSHServer() }

  private func site(_ folder: String? = nil, assetSize: Int = 50_000) throws -> PublishSite {
    var site = try PublishSite(
      "tool: rsync, destination: \"far:\(folder ?? far("a b"))\"", assetSize: assetSize)
    site.environment = try ssh.environment()
    return site
  }

  @Test func sendsChangesAndRemovesItsOwn() throws {
    let site = try site()
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: far("a b"))
    let unchanged = try far.tree("a b")
    try far.write("a b/quotes/labour/mine.txt", "Mine.")
    try far.write("a b/mine/empty.txt", "")
    try site.change()
    #expect(try site.publish("--quiet").code == 0)
    try expectPublished(
      site.site, in: far("a b"),
      beside: ["quotes/labour/mine.txt": "Mine.", "mine/empty.txt": ""])
    // What has not changed was not written again.
    let path = "assets/site.c2e6ffb21e.css"
    #expect(try far.tree("a b").entries[path] == unchanged.entries[path])
    // A page that nobody else has put anything beside goes with its folder.
    try site.site.folder.remove("Content/about.md")
    #expect(try site.publish("--quiet").code == 0)
    #expect(!far.exists("a b/about") && !far.exists("a b/news/tags/other"))
    #expect(far.exists("a b/news/tags/cup/index.html"))
  }

  /// A file of one publishing can be a folder of the next, and the other way round.
  @Test func filesAndFoldersChangePlaces() throws {
    let site = try site(assetSize: 10)
    try site.site.folder.write("Templates/assets/x", "file")
    try site.site.folder.write("Templates/assets/y/z", "file in a folder")
    #expect(try site.publish("--quiet") == Run(0))
    let page = "---\ntitle: T\naliases: [/swap.html]\n---\nText.\n"
    try site.site.folder.write("Content/swap.md", page)
    #expect(try site.publish("--quiet") == Run(0))
    try site.site.folder.write(
      "Content/swap.md", page.replacing("/swap.html", with: "/swap.html/b.html, /swap/c.html"))
    #expect(try site.publish("--quiet").code == 0)
    try expectPublished(site.site, in: far("a b"))
    try site.site.folder.write("Content/swap.md", page)
    #expect(try site.publish("--quiet").code == 0)
    try expectPublished(site.site, in: far("a b"))
  }

  @Test func finishesWhatALostConnectionHasStopped() throws {
    var site = try site()
    #expect(try site.publish("--quiet") == Run(0))
    let before = try far.tree("a b")
    for name in ["a", "b", "c", "d"] {
      let path = site.site.folder("Templates/assets/\(name).bin")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      try Data(bytes.reversed()).write(to: URL(fileURLWithPath: path))
    }
    try site.change()
    let way = try ssh.breakingWay(after: 120_000)
    site.environment = try ssh.environment(port: way.port)
    expectFailure(
      try site.publish("--quiet").withoutWarnings,
      "rsync: the far end can't be reached, or the connection was lost", "hint: publish again: ")
    // Nothing has changed for readers.
    let pages = try far.tree("a b").pages.filter { !$0.key.contains(".~tmp~/") }
    #expect(pages == before.pages)
    site.environment = try ssh.environment()
    #expect(try site.publish("--quiet").code == 0)
    try expectPublished(site.site, in: far("a b"))
  }

  @Test func finishesWhatAFullDiskHasStopped() throws {
    guard let disk = try SmallDisk(kilobytes: 150) else { return }
    let site = try site(disk.path + "/www")
    let run = try site.publish("--quiet")
    // The far end does not always get to say it before it ends.
    let isTold = run.errors.contains("No space left on device")
    expectFailure(
      run,
      isTold
        ? "rsync: the far end has no space left"
        : "rsync: the far end failed to write, which a full disk makes it do")
    try disk.grow(toKilobytes: 1000)
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: disk.path + "/www")
  }

  @Test func tellsWhyTheFarEndRefuses() throws {
    var site = try site(assetSize: 10)
    site.environment = try ssh.environment(key: "stranger")
    expectFailure(
      try site.publish("--quiet"), "rsync: the login was refused", "Permission denied (publickey")
    ssh.server.stop()
    site.environment = try ssh.environment()
    expectFailure(
      try site.publish("--quiet"),
      "rsync: the far end can't be reached, or the connection was lost", "Connection refused")
    #expect(try far.tree("").paths == [])
  }

  @Test func doesNotTrustTheListOfTheFarEnd() throws {
    let site = try site(assetSize: 10)
    #expect(try site.publish("--quiet") == Run(0))
    try far.write("keep.txt", "Mine.")
    let list = try #require(far.read("a b/.sitegen-published"))
    try far.write("a b/.sitegen-published", list + "1 1 ../keep.txt\n1 1 /etc/nothing\nnonsense\n")
    try site.change()
    #expect(try site.publish("--quiet").code == 0)
    #expect(far.exists("keep.txt"))
    try far.write("a b/.sitegen-published", "Hello.")
    let run = try site.publish("--quiet")
    #expect(
      run.errors.hasSuffix(
        """
        sitegen: '.sitegen-published' in far:\(far("a b"))/ is not a list that sitegen wrote, so its \
        files can't be told from others
          hint: remove it there, then publish again; nothing else is lost

        """), "\(run)")
    #expect(run.code == 2)
  }
}

extension Run {
  /// Without what was said before the last message of the program.
  var withoutWarnings: Run {
    let start = errors.range(of: "sitegen: ", options: .backwards)?.lowerBound
    return Run(code, output, errors: String(errors[(start ?? errors.startIndex)...]))
  }
}
