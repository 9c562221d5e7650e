import Foundation
import Output
import Testing

/// Locks, rights and full disks.
@Suite struct OutputEnvironmentTests {
  let folder = TemporaryFolder()
  static let locked = """
    another sitegen build is writing to 'Public'
      hint: wait until it has ended, then build again
    """

  @Test func letsOnlyOneBuildInAtATime() throws {
    for end in [{ $0.abandon() }, { _ = try $0.commit() }] as [(OutputFolder) throws -> Void] {
      let first = try OutputFolder(at: folder("Public"))
      try first.add("a", bytes: [0x61])
      try folder.link("other-\(UUID())", to: "Public")
      #expect(errorText(folder) { _ = try OutputFolder(at: folder("Public")) } == Self.locked)
      try end(first)
      _ = try OutputFolder(at: folder("Public"))
    }
    #expect(try folder.files() == ["a": "a"])
  }

  @Test func letsOnlyOneProcessIn() async throws {
    let first = try OutputFolder(at: folder("Public"))
    try first.add("a", bytes: [0x61])
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      let text = errorText(in: path) { _ = try OutputFolder(at: path + "/Public") }
      #expect(text == Self.locked)
    }
    #expect(try first.commit().written == ["a"])
  }

  @Test func publishesNothingOnAFullDisk() async throws {
    try folder.build(["a": "old", "b": "old"])
    let before = try folder.snapshot().filter { $0.key != "" }
    try folder.write("image", [UInt8](repeating: 7, count: 200_000))
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      // A file that may not grow fails as a full disk does, in the middle of a write.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      setFileSizeLimit(&limit)
      let adds: [(OutputFolder) throws -> Void] = [
        { try $0.add("c/d", bytes: [UInt8](repeating: 7, count: 200_000)) },
        { try $0.add("c/d", copying: path + "/image") },
      ]
      for add in adds {
        let text = errorText(in: path) {
          let output = try OutputFolder(at: path + "/Public")
          try output.add("a", bytes: [1])
          try add(output)
          _ = try output.commit()
        }
        #expect(
          text == """
            can't write 'Public/c/d': File too large
              hint: free some disk space, then build again
            """)
      }
    }
    #expect(try folder.snapshot().filter { $0.key != "" } == before)
  }

  @Test(arguments: [
    ("Public", "can't create 'Public/.sitegen-staging': Permission denied"),
    ("", "can't create 'other': Permission denied"),
  ])
  func saysWhatItMayNotWrite(parent: String, message: String) async throws {
    try folder.build(["a": "old"])
    chmod(folder(parent), 0o555)
    defer { chmod(folder(parent), 0o755) }
    let name = parent.isEmpty ? "other" : parent
    await #expect(processExitsWith: .success) {
      [path = folder.path as String, name = name as String, message = message as String] in
      if getuid() == 0 { setuid(65_534) }
      let text = errorText(in: path) {
        let output = try OutputFolder(at: path + "/" + name)
        try output.add("b", bytes: [1])
        _ = try output.commit()
      }
      #expect(
        text == message + "\n  hint: give your user the rights to that path, then build again")
    }
    #expect(try folder.files() == ["a": "old"])
  }

  @Test func refusesAFileForAFolder() throws {
    try folder.write("Public", "x")
    #expect(
      errorText(folder) { _ = try OutputFolder(at: folder("Public")) }
        == """
        can't open 'Public': Not a directory
          hint: a file stands where a folder is needed: move it, or build to another folder
        """)
    #expect(
      errorText(folder) { _ = try OutputFolder(at: folder("Public/deep/er")) }
        == """
        can't open 'Public/deep/er': Not a directory
          hint: a file stands where a folder is needed: move it, or build to another folder
        """)
  }
}

private func setFileSizeLimit(_ limit: inout rlimit) {
  #if canImport(Glibc)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #else
    setrlimit(RLIMIT_FSIZE, &limit)
  #endif
}
