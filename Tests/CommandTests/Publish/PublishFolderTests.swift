import Foundation
import Testing

/// Publishing into a folder of releases.
@Suite struct PublishFolderTests {
  @Test func switchesToEachReleaseAndBack() throws {
    let far = TemporaryFolder()
    let site = try PublishSite("tool: folder, destination: \(far.path), keep: 2", assetSize: 10)
    var built: [[String: Data]] = []
    func current() throws -> String {
      try FileManager.default.destinationOfSymbolicLink(atPath: far("current"))
    }
    for number in 1...3 {
      try site.site.folder.write("Templates/assets/a.bin", "\(number)")
      #expect(try site.publish("--quiet") == Run(0))
      #expect(try current() == "releases/\(number)")
      try expectPublished(site.site, in: far("current"))
      built.append(try site.site.folder.tree().files)
    }
    #expect(!far.exists("releases/1") && far.exists("releases/2"))
    #expect(try site.publish("--rollback") == Run(0, "'live' is back at release 2\n"))
    #expect(try current() == "releases/2")
    #expect(
      try site.publish("--rollback", "--quiet")
        == Run(
          2,
          errors: """
            sitegen: there is no release before the current one in '\(far.path)'
              hint: publish an older state of the content instead

            """))
    // What was gone back from is nothing to go back to.
    try site.site.folder.write("Templates/assets/a.bin", "4")
    #expect(try site.publish("--quiet") == Run(0))
    #expect(try current() == "releases/4")
    #expect(try far.tree("releases").paths.contains { $0.hasPrefix("3/") } == false)
    #expect(try site.publish("--rollback", "--quiet") == Run(0))
    #expect(try current() == "releases/2")
  }

  /// Content that can't be built must not keep anybody from going back.
  @Test func goesBackFromBrokenContent() throws {
    let site = try PublishSite("tool: folder, destination: www", assetSize: 10)
    #expect(try site.publish("--quiet") == Run(0))
    try site.change()
    #expect(try site.publish("--quiet").code == 0)
    try site.site.folder.write("Content/teams.yaml", "a: [")
    #expect(try site.publish("--rollback") == Run(0, "'live' is back at release 1\n"))
    #expect(site.site.folder.exists("www/current/index.html"))
  }

  @Test func finishesWhatAFullDiskHasStopped() throws {
    guard let disk = try SmallDisk(kilobytes: 100) else { return }
    let site = try PublishSite("tool: folder, destination: \(disk.path)/www")
    let run = try site.publish("--quiet")
    #expect(run.code == 2 && run.output == "", "\(run)")
    #expect(run.errors.contains("No space left on device\n  hint: free some disk space"), "\(run)")
    #expect(!FileManager.default.fileExists(atPath: disk.path + "/www/current"))
    try disk.grow(toKilobytes: 1000)
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: disk.path + "/www/current")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: disk.path + "/www/releases") == ["1"])
  }

  /// Two sites, or one that is built into two folders, can name the same target.
  @Test func letsOnlyOneIn() throws {
    let far = TemporaryFolder()
    let site = try PublishSite("tool: folder, destination: \(far.path)", assetSize: 10)
    try far.makeFolder("releases")
    let other = open(far("releases"), O_RDONLY)
    #expect(flock(other, LOCK_EX) == 0)
    #expect(
      try site.publish("--quiet")
        == Run(
          2,
          errors: """
            sitegen: somebody else is publishing to '\(far("releases"))'
              hint: wait until that has ended, then publish again

            """))
    #expect(try far.tree("releases").paths == [])
    close(other)
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: far("current"))
  }

  @Test func manyAtOnceLeaveOneWholeSite() throws {
    let far = TemporaryFolder()
    let site = try PublishSite("tool: folder, destination: \(far.path)", assetSize: 10)
    let programs = try (1...4).map { number in
      try RunningProgram(
        Sitegen.path, ["publish", "--quiet", "--output", "out-\(number)"],
        in: site.site.folder.path)
    }
    let codes = programs.map { $0.end().code }
    #expect(codes.contains(0) && codes.allSatisfy { [0, 2].contains($0) }, "\(codes)")
    #expect(try site.publish("--quiet") == Run(0))
    try expectPublished(site.site, in: far("current"))
  }

  /// One publishing tells its changes, more than a pipe holds, when another one comes and goes.
  @Test func keepsAReleaseThatCameInBetween() throws {
    let far = TemporaryFolder()
    let site = try PublishSite("tool: folder, destination: \(far.path)", assetSize: 10)
    #expect(try site.publish("--quiet") == Run(0))
    for number in 0..<400 {
      let name = "\(number)-\(String(repeating: "a", count: 200))"
      try site.site.folder.write("Templates/assets/\(name).txt", "")
    }
    try site.site.folder.write(
      "publish.sh",
      """
      set -e
      mkfifo pipe
      '\(Sitegen.path)' publish --verbose >pipe &
      exec 3<pipe
      dd bs=1 count=1 <&3 >/dev/null 2>&1
      '\(Sitegen.path)' publish --quiet --output other
      cat <&3 >/dev/null
      wait $!
      """)
    let both = try run("/bin/sh", ["publish.sh"], in: site.site.folder.path)
    #expect(both == Run(0))
    let releases = try FileManager.default.contentsOfDirectory(atPath: far("releases"))
    #expect(releases.sorted() == ["1", "2", "3"])
    #expect(try site.publish("--rollback") == Run(0, "'live' is back at release 2\n"))
  }

  @Test func leavesAFolderOfOthersAlone() throws {
    let site = try PublishSite("tool: folder, destination: www", assetSize: 10)
    try site.site.folder.write("www/current/index.html", "Mine.")
    let run = try site.publish("--quiet")
    #expect(
      run
        == Run(
          2,
          errors: """
            sitegen: 'www/current' is not a link to a release
              hint: move it away, or name another folder

            """))
    #expect(try site.site.folder.tree("www").paths == ["current/index.html"])
  }
}
