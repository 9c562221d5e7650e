#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The path of one output file or folder, relative to the output folder and safe to write to.
///
/// Two paths are equal only if their bytes are: unlike strings, which compare by canonical
/// equivalence, they name different files on Linux otherwise.
struct OutputPath: Sendable {
  /// The longest component that common file systems take, in bytes.
  static let longestComponent = 255
  /// The longest path, in bytes: macOS' PATH_MAX.
  static let longestPath = 1024
  /// What the names of sitegen's own files in the output folder begin with.
  static let reservedPrefix = ".sitegen-"

  /// The components, joined with `/`.
  let text: String

  /// Takes a path over if it can't leave the output folder nor hit one of sitegen's own files.
  init(_ text: String) throws(OutputError) {
    if let problem = Self.problem(in: text) { throw .invalidPath(text, problem) }
    self.text = text
  }

  private init(trusted text: Substring) {
    self.text = String(text)
  }
}

extension OutputPath {
  private static func problem(in text: String) -> OutputError.PathProblem? {
    var text = text
    if let problem = text.withUTF8({ problem(in: $0) }) { return problem }
    // No other letter becomes a full stop in lower case.
    let isReserved =
      text.utf8.first == reservedPrefix.utf8.first
      && fold(text).utf8.starts(with: reservedPrefix.utf8)
    return isReserved ? .reserved : nil
  }

  // As bytes, since each output has a path: by the indices of a string it took ten times as long.
  private static func problem(in text: UnsafeBufferPointer<UInt8>) -> OutputError.PathProblem? {
    if text.isEmpty { return .empty }
    if text.count > longestPath { return .tooLong }
    if text[0] == UInt8(ascii: "/") { return .absolute }
    var start = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\\"): return .backslash
      // The controls of Latin-1 begin with 0xC2.
      case 0..<0x20, 0x7F: return .controlCharacter
      case 0x80...0x9F where text[index - 1] == 0xC2: return .controlCharacter
      case UInt8(ascii: "/"):
        if let problem = problem(inComponent: text[start..<index]) { return problem }
        start = index + 1
      default: break
      }
    }
    return problem(inComponent: text[start...])
  }

  private static func problem(
    inComponent component: Slice<UnsafeBufferPointer<UInt8>>
  ) -> OutputError.PathProblem? {
    if component.isEmpty { return .emptyComponent }
    if component.count > longestComponent { return .tooLong }
    return component.elementsEqual(".".utf8) || component.elementsEqual("..".utf8) ? .dots : nil
  }

  /// The text as a file system that ignores case sees it; equal strings are one file there.
  ///
  /// Strings compare by canonical equivalence, as those file systems do.
  var folded: String { Self.fold(text) }

  private static func fold(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    // Some letters meet only in upper case: ſ and s, ς and σ.
    return isPlain ? text : text.uppercased().lowercased()
  }

  /// The folder that it stands in, or nil if that is the output folder itself.
  var parent: OutputPath? {
    text.utf8.lastIndex(of: UInt8(ascii: "/")).map { OutputPath(trusted: text[..<$0]) }
  }

  /// The folders that it stands in, innermost first, without the output folder itself.
  var ancestors: some Sequence<OutputPath> {
    sequence(state: self) { path in
      guard let parent = path.parent else { return nil }
      path = parent
      return parent
    }
  }
}

extension OutputPath: Hashable, Comparable {
  static func == (a: OutputPath, b: OutputPath) -> Bool { order(a, b) == 0 }

  /// Orders by bytes, so that the order depends on no locale and no Unicode version.
  static func < (a: OutputPath, b: OutputPath) -> Bool { order(a, b) < 0 }

  func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: $0) }
  }

  private static func order(_ a: OutputPath, _ b: OutputPath) -> Int {
    a.withBytes { a in b.withBytes { b in order(a, b) } }
  }

  fileprivate static func order(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    guard let start = a.baseAddress, let other = b.baseAddress else { return 0 }
    let order = Int(memcmp(start, other, min(a.count, b.count)))
    return order == 0 ? a.count - b.count : order
  }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var text = text
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}

extension [OutputPath] {
  /// The paths, sorted.
  ///
  /// Positions are sorted, and the bytes compared where they were copied to: to move a string about
  /// counts references, which takes five times as long.
  var inByteOrder: [OutputPath] {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    for path in self {
      let start = bytes.count
      bytes.append(contentsOf: path.text.utf8)
      ranges.append(start..<bytes.count)
    }
    let order = bytes.withUnsafeBytes { bytes in
      indices.sorted { a, b in
        OutputPath.order(
          UnsafeRawBufferPointer(rebasing: bytes[ranges[a]]),
          UnsafeRawBufferPointer(rebasing: bytes[ranges[b]])) < 0
      }
    }
    return order.map { self[$0] }
  }
}

extension Unicode.Scalar {
  /// Whether it is of the general category Cc, without asking the Unicode tables.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
