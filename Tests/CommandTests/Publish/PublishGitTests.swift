import Foundation
import Testing

/// Publishing to a branch of a real repository, on this disk and over SSH.
@Suite struct PublishGitTests {
  let far = TemporaryFolder()
  private let environment: [String]

  init() throws {
    try far.write(
      "config", "[user]\nname = Ada\nemail = ada@coach.example\n[core]\nautocrlf = true\n")
    environment = ["GIT_CONFIG_GLOBAL=\(far("config"))", "GIT_CONFIG_SYSTEM=/dev/null"]
    #expect(try git("init", "--quiet", "--bare", far("site.git")).code == 0)
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> Run {
    try run("/usr/bin/env", environment + ["git"] + arguments)
  }

  private func site(_ keys: String) throws -> PublishSite {
    var site = try PublishSite("tool: git\(keys)", assetSize: 2000)
    site.environment = environment
    return site
  }

  private func log() throws -> [String] {
    try git("-C", far("site.git"), "log", "--format=%s (%an)", "gh-pages").output
      .split(separator: "\n").map(String.init)
  }

  /// Checks the branch out anew, byte by byte.
  private func checkOut(of repository: String? = nil) throws -> String {
    let path = far("checkout-\(UUID().uuidString)")
    try git(
      "-c", "core.autocrlf=false", "clone", "--quiet", "--branch", "gh-pages",
      repository ?? far("site.git"), path)
    try FileManager.default.removeItem(atPath: path + "/.git")
    return path
  }

  @Test func addsACommitAndTouchesNothingElse() throws {
    let site = try site("")
    let home = site.site.folder.path
    try site.site.folder.write(".gitignore", "Public/\n")
    for arguments in [
      ["init", "--quiet", "--initial-branch=main"], ["add", "."],
      ["commit", "--quiet", "--message=Begin"], ["remote", "add", "origin", far("site.git")],
    ] {
      #expect(try run("/usr/bin/env", environment + ["git", "-C", home] + arguments).code == 0)
    }
    try site.site.folder.write("staged.txt", "staged")
    try git("-C", home, "add", "staged.txt")
    try site.site.folder.write("Content/about.md", "---\ntitle: About\n---\nHi.\n")
    let staged = try git("-C", home, "diff", "--cached", "--name-status")
    let index = try Data(contentsOf: URL(fileURLWithPath: home + "/.git/index"))

    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: try checkOut())
    let count = try site.site.folder.tree().files.count - 1
    #expect(try log() == ["Publish \(count) added, 0 changed, 0 removed (Ada)"])

    // Somebody else adds a file to the branch.
    let work = far("work")
    try git("clone", "--quiet", "--branch", "gh-pages", far("site.git"), work)
    try far.write("work/README.md", "Mine.")
    try git("-C", work, "add", "README.md")
    try git("-C", work, "commit", "--quiet", "--message=Add a file")
    #expect(try git("-C", work, "push", "--quiet").code == 0)

    try site.change()
    #expect(try site.publish("--quiet").code == 0)
    try expectPublished(site.site, in: try checkOut(), beside: ["README.md": "Mine."])
    let commits = try log()
    #expect(commits.count == 3 && commits[1] == "Add a file (Ada)", "\(commits)")
    #expect(try site.publish("--quiet").code == 0)
    #expect(try log().count == 3)

    #expect(try Data(contentsOf: URL(fileURLWithPath: home + "/.git/index")) == index)
    #expect(try git("-C", home, "diff", "--cached", "--name-status") == staged)
    #expect(try git("-C", home, "branch").output == "* main\n")
  }

  @Test func needsNoRepositoryOfTheSite() throws {
    let site = try site(", destination: \"\(far("site.git"))\"")
    #expect(try site.publish("--quiet") == Run(0))
    try site.change()
    #expect(try site.publish("--quiet").code == 0)
    try expectPublished(site.site, in: try checkOut())
    #expect(try log().count == 2)
    #expect(!site.site.folder.exists(".git"))
  }

  /// Whoever publishes in between is not overwritten.
  @Test func losesNoCommitOfOthers() throws {
    var site = try site(", destination: \"\(far("site.git"))\"")
    #expect(try site.publish("--quiet") == Run(0))
    let real = try #require(program("git"))
    try far.writeScript(
      "bin/git",
      """
      #!/bin/sh
      for word; do
        if [ "$word" = push ]; then
          cd '\(far("site.git"))'
          '\(real)' update-ref refs/heads/gh-pages \
            "$('\(real)' commit-tree -p gh-pages -m Between 'gh-pages^{tree}')"
          cd "$OLDPWD"
        fi
      done
      exec '\(real)' "$@"

      """)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    site.environment.append("PATH=\(far("bin")):\(path)")
    try site.change()
    expectFailure(
      try site.publish("--quiet").withoutWarnings, "git: somebody else has published in between",
      "hint: publish again, on top of it")
    site.environment = environment
    #expect(try site.publish("--quiet").code == 0)
    let commits = try log()
    #expect(commits.count == 3 && commits[1] == "Between (Ada)", "\(commits)")
    try expectPublished(site.site, in: try checkOut())
  }

  @Test func tellsWhyTheFarEndRefuses() throws {
    let missing = try site(", destination: \"\(far("no.git"))\"")
    expectFailure(try missing.publish("--quiet"), "git: the site could not be published", "no.git")
    var unknown = try site(", destination: \"\(far("site.git"))\"")
    try far.write("empty", "[user]\nuseConfigOnly = true\n")
    unknown.environment = ["GIT_CONFIG_GLOBAL=\(far("empty"))", "GIT_CONFIG_SYSTEM=/dev/null"]
    expectFailure(
      try unknown.publish("--quiet"), "git: the site could not be published", "user.email")
  }

  @Test func finishesWhatAFullDiskHasStopped() throws {
    guard let disk = try SmallDisk(kilobytes: 300) else { return }
    try git("init", "--quiet", "--bare", disk.path + "/site.git")
    var site = try PublishSite("tool: git, destination: \"\(disk.path)/site.git\"")
    site.environment = environment
    expectFailure(
      try site.publish("--quiet"), "git: the far end has no space left", "No space left on device")
    try disk.grow(toKilobytes: 2000)
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: try checkOut(of: disk.path + "/site.git"))
  }

  @Test(.enabled(if: program("sshd") != nil))
  func finishesWhatALostConnectionHasStopped() throws {
    let ssh = try SSHServer()
    var site = try PublishSite("tool: git, destination: \"far:\(far("site.git"))\"")
    let way = try ssh.breakingWay(after: 60_000)
    site.environment = try environment + ssh.environment(port: way.port)
    expectFailure(
      try site.publish("--quiet"), "git: the far end can't be reached, or the connection was lost")
    #expect(try git("-C", far("site.git"), "branch").output == "")
    site.environment = try environment + ssh.environment(key: "stranger")
    expectFailure(
      try site.publish("--quiet"), "git: the login was refused", "Permission denied (publickey")
    site.environment = try environment + ssh.environment()
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: try checkOut())
  }
}
