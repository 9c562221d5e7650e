import Foundation
import Testing

/// What is neither the content's nor the templates' fault ends with the exit code 2.
@Suite struct EnvironmentTests {
  @Test(arguments: [
    (["build"], "Content"), (["check"], "Content"), (["build", "--site", "x/y"], "x/y/Content"),
  ])
  func needsAFolder(arguments: [String], missing: String) throws {
    let folder = TemporaryFolder()
    let run = try CommandTests.run(Sitegen.path, arguments, in: folder.path)
    #expect(
      run
        == Run(
          2,
          errors: """
            sitegen: there is no folder '\(missing)'
              hint: run sitegen in the folder of a site, or name that folder with --site

            """))
    #expect(try folder.tree("").paths == [])
  }

  @Test func needsTemplates() throws {
    let site = try TestSite()
    try site.folder.remove("Templates")
    #expect(
      try site.run("build")
        == Run(
          2,
          errors: """
            sitegen: there is no folder 'Templates'
              hint: run sitegen in the folder of a site, or name that folder with --site

            """))
    #expect(!site.folder.exists("Public"))
  }

  @Test(arguments: ["file", "file/Public"])
  func writesNothingThroughAFile(output: String) throws {
    let site = try TestSite("-- file --\nmine")
    #expect(
      try site.run("build", "--output", output)
        == Run(
          2,
          errors: """
            sitegen: can't open '\(output)': Not a directory
              hint: a file stands where a folder is needed: move it, or build to another folder

            """))
    #expect(site.folder.read("file") == "mine\n")
  }

  @Test(.enabled(if: geteuid() != 0, "root may write anywhere"))
  func needsTheRightToWrite() throws {
    let site = try TestSite()
    try site.folder.makeFolder("locked")
    chmod(site.folder("locked"), 0o555)
    let run = try site.run("build", "--output", "locked/Public")
    chmod(site.folder("locked"), 0o755)
    #expect(
      run
        == Run(
          2,
          errors: """
            sitegen: can't create 'locked/Public': Permission denied
              hint: give your user the rights to that path, then build again

            """))
  }

  @Test func leavesTheSiteAloneWhenTheDiskIsFull() throws {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet") == Run(0))
    let before = try site.folder.tree()
    let text = String(repeating: "A long story. ", count: 5_000)
    // A page that no feed has: of two files that are too long, either may be the first.
    try site.folder.write("Content/long.md", "---\ntitle: Long\n---\n\(text)\n")
    // A file may have 16 kB: what is beyond that fails as on a full disk.
    let limited = "trap '' XFSZ; ulimit -f 32; exec \"$0\" build"
    let run = try CommandTests.run("/bin/sh", ["-c", limited, Sitegen.path], in: site.folder.path)
    #expect(
      run
        == Run(
          2,
          errors: """
            sitegen: can't write 'Public/long/index.html': File too large
              hint: free some disk space, then build again

            """))
    #expect(try site.folder.tree() == before)
    expectSummary(try site.run("build"), pages: 12, written: 2, unchanged: 22, removed: 0)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func tellsThatItsOutputIsLost() throws {
    let site = try TestSite("-- a.md --\nHello")
    let command = "exec \"$0\" render a.md > /dev/full"
    let run = try CommandTests.run("/bin/sh", ["-c", command, Sitegen.path], in: site.folder.path)
    #expect(
      run
        == Run(
          2, errors: "sitegen: can't write to standard output: No space left on device\n"))
  }
}
