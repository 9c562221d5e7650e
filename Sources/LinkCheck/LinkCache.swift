import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The answers of the last day, in a file: a header, then a line an address.
///
/// What is no such line is left out, so that a damaged file costs no more than asking again.
struct LinkCache: Sendable {
  /// How long an answer holds, in seconds.
  static let lifetime = 24 * 60 * 60
  private static let header = "sitegen links 1"

  private struct Entry {
    let time: Int
    let answer: LinkAnswer
  }

  private let path: String
  private let now: Int
  private var entries: [WebAddress: Entry] = [:]

  /// Reads a cache.
  ///
  /// - Parameter now: The time, in seconds since 1970.
  init(path: String, now: Int) {
    self.path = path
    self.now = now
    guard let bytes = try? readFile(path) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.header[...] else { return }
    for line in lines.dropFirst() {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, let time = Int(fields[0]), isFresh(time),
        let address = WebAddress(fields[1]),
        let answer = LinkAnswer(name: fields[2], detail: fields[3])
      else { continue }
      entries[address] = Entry(time: time, answer: answer)
    }
  }

  subscript(address: WebAddress) -> LinkAnswer? { entries[address]?.answer }

  /// Keeps an answer, unless it may be another one in an hour.
  mutating func keep(_ answer: LinkAnswer, for address: WebAddress) {
    switch answer {
    case .fine, .moved: break
    case .refused(let status): if status == 429 || status >= 500 { return }
    case .unreachable: return
    }
    entries[address] = Entry(time: now, answer: answer)
  }

  /// Writes the file, whole or not at all: nil, or why that failed.
  func write() -> String? {
    let lines = entries.sorted { $0.key.text < $1.key.text }.map { address, entry in
      let (name, detail) = entry.answer.fields
      return "\(entry.time)\t\(address.text)\t\(name)\t\(detail)\n"
    }
    let text = Self.header + "\n" + lines.joined()
    let draft = "\(path).\(getpid())"
    Self.makeFolders(for: path)
    guard let file = fopen(draft, "w") else { return String(cString: strerror(errno)) }
    let isWritten = fputs(text, file) >= 0
    guard fclose(file) == 0, isWritten, rename(draft, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(draft)
      return reason
    }
    return nil
  }

  /// A time to come is that of another clock.
  private func isFresh(_ time: Int) -> Bool { (0..<Self.lifetime).contains(now - time) }

  private static func makeFolders(for path: String) {
    var folder = ""
    for name in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += name + "/"
      mkdir(folder, 0o755)
    }
  }
}

extension LinkAnswer {
  fileprivate init?(name: String, detail: String) {
    switch name {
    case "fine": self = .fine
    case "moved": self = .moved(to: detail)
    case "refused":
      guard let status = Int(detail) else { return nil }
      self = .refused(status: status)
    default: return nil
    }
  }

  fileprivate var fields: (name: String, detail: String) {
    switch self {
    case .fine: ("fine", "")
    case .moved(let target): ("moved", target)
    case .refused(let status): ("refused", String(status))
    case .unreachable(let reason): ("unreachable", reason)
    }
  }
}
