import Files
import Output

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of releases on this machine: `releases/1`, `releases/2`, … and the symbolic link
/// `current`, which the web server serves.
struct ReleaseFolder: Destination {
  let path: String
  /// How many releases are kept.
  let keep: Int

  private var link: String { "\(path)/current" }
  private var releases: String { "\(path)/releases" }

  /// Where a release is made. What a stop midway leaves there is made use of by the next one.
  private var next: String { "\(releases)/next" }

  func publish(_ site: BuiltSite, isAgreed: (Changes) -> Bool) async throws(PublishError) {
    let old =
      try current().map { number throws(PublishError) in try list(of: number) }
      ?? FileList()
    let changes = site.changes(from: old)
    guard isAgreed(changes), !changes.isEmpty else { return }
    let lock = try FolderLock(releases)
    defer { withExtendedLifetime(lock) {} }
    try make(site)
    // Somebody else may have published until the lock was got.
    let current = try current()
    let numbers = numbers()
    let number = (numbers.last ?? 0) + 1
    try rename(next, to: "\(releases)/\(number)")
    try makeCurrent(number)
    // One that was gone back from is nothing to go back to.
    let earlier = numbers.filter { $0 <= current ?? 0 }
    for release in numbers where !earlier.suffix(keep - 1).contains(release) {
      try? FileManager.default.removeItem(atPath: "\(releases)/\(release)")
    }
  }

  /// Makes the release before the current one current.
  func rollBack() throws(PublishError) -> String {
    guard let current = try current(), let earlier = numbers().last(where: { $0 < current }) else {
      throw .noEarlierRelease(folder: path)
    }
    try makeCurrent(earlier)
    return "\(earlier)"
  }
}

extension ReleaseFolder {
  private func make(_ site: BuiltSite) throws(PublishError) {
    try PublishError.unwrap { () throws(OutputError) in
      let folder = try OutputFolder(at: next)
      defer { folder.abandon() }
      for file in site.files.versions.keys {
        try folder.add(file, copying: site.folder.path(of: file))
      }
      _ = try folder.commit()
    }
    do {
      try Data(site.files.bytes).write(to: URL(filePath: "\(next)/\(FileList.name)"))
    } catch {
      throw failure("write", "\(next)/\(FileList.name)")
    }
  }

  /// The number of the release that is served, or nil if there is none yet.
  private func current() throws(PublishError) -> Int? {
    var status = stat()
    if lstat(link, &status) != 0, errno == ENOENT { return nil }
    let name = (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) ?? ""
    guard name.hasPrefix("releases/"), let number = Int(name.dropFirst("releases/".count)) else {
      throw .files(
        "'\(link)' is not a link to a release", hint: "move it away, or name another folder")
    }
    return number
  }

  private func list(of release: Int) throws(PublishError) -> FileList {
    let file = "\(releases)/\(release)/\(FileList.name)"
    let bytes = Result { () throws(FileError) in try readFile(file) }
    switch bytes {
    case .success(let bytes):
      guard let list = FileList(bytes) else { throw .damagedList(file) }
      return list
    case .failure(let error) where error.isMissing: return FileList()
    case .failure(let error): throw .files(error.description, hint: nil)
    }
  }

  /// The numbers of all releases, in order.
  private func numbers() -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: releases)) ?? []
    return names.compactMap { Int($0) }.sorted()
  }

  /// Switches the link in one step.
  private func makeCurrent(_ release: Int) throws(PublishError) {
    let new = "\(path)/.current"
    unlink(new)
    guard symlink("releases/\(release)", new) == 0 else { throw failure("make", new) }
    try rename(new, to: link)
  }

  private func rename(_ old: String, to new: String) throws(PublishError) {
    #if canImport(Glibc)
      let result = Glibc.rename(old, new)
    #else
      let result = Darwin.rename(old, new)
    #endif
    guard result == 0 else { throw failure("make", new) }
  }

  private func failure(_ operation: String, _ path: String) -> PublishError {
    .files(
      "can't \(operation) '\(path)': \(String(cString: strerror(errno)))",
      hint: "mend it, then publish again")
  }
}
