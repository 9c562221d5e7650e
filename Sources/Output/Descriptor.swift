#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file or folder, closed when it goes out of use.
struct Descriptor: ~Copyable, Sendable {
  /// How many bytes are read or written at a time.
  static let chunkSize = 64 * 1024

  let number: Int32

  /// Takes over what `open` returned, or is nil if that failed.
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  /// Opens a plain file for reading, links followed.
  init(reading path: String) throws(OutputError) {
    // A pipe must not make the build wait for a writer.
    guard let file = Descriptor(open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)) else {
      throw .failure(of: .read, path)
    }
    guard file.fileSize != nil else { throw .notAFile(path: path) }
    self = file
  }

  deinit { close(number) }
}

extension Descriptor {
  /// The size in bytes, or nil if it is no plain file.
  var fileSize: Int? {
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether the file holds exactly these bytes; one that can't be read does not.
  func holds(_ bytes: [UInt8]) -> Bool {
    guard fileSize == bytes.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      let capacity = min(bytes.count, Self.chunkSize)
      return withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { buffer in
        var rest = bytes[...]
        while !rest.isEmpty {
          let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(capacity))
          guard continues(with: chunk, buffer: buffer) else { return false }
          rest = rest.dropFirst(capacity)
        }
        return true
      }
    }
  }

  /// Whether the file holds the same bytes as another plain file; both are read from where they are.
  func holdsSame(as other: borrowing Descriptor) -> Bool {
    guard let size = fileSize, other.fileSize == size else { return false }
    return withUnsafeTemporaryAllocation(byteCount: 2 * Self.chunkSize, alignment: 1) { buffers in
      let mine = UnsafeMutableRawBufferPointer(rebasing: buffers[..<Self.chunkSize])
      let theirs = UnsafeMutableRawBufferPointer(rebasing: buffers[Self.chunkSize...])
      while true {
        let count = other.read(into: theirs)
        if count <= 0 { return count == 0 }
        let chunk = UnsafeRawBufferPointer(rebasing: theirs[..<count])
        guard continues(with: chunk, buffer: mine) else { return false }
      }
    }
  }

  private func continues(
    with chunk: UnsafeRawBufferPointer, buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let start = chunk.baseAddress, let read = buffer.baseAddress else { return true }
    let count = self.read(into: UnsafeMutableRawBufferPointer(start: read, count: chunk.count))
    return count == chunk.count && memcmp(start, read, count) == 0
  }

  /// All bytes of the file; nil, with `errno` set, if it can't be read.
  var contents: [UInt8]? {
    guard let size = fileSize else { return nil }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initializedCount in
      count = read(into: UnsafeMutableRawBufferPointer(buffer))
      initializedCount = max(count, 0)
    }
    return count < 0 ? nil : bytes
  }

  /// Reads until the buffer is full or the file ends: the count of bytes, or -1 with `errno` set.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      #if canImport(Glibc)
        let step = Glibc.read(number, rest.baseAddress, rest.count)
      #else
        let step = Darwin.read(number, rest.baseAddress, rest.count)
      #endif
      if step == 0 { break }
      if step > 0 { count += step } else if errno != EINTR { return -1 }
    }
    return count
  }

  /// Writes all of the bytes: whether it did, otherwise with `errno` set.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var count = 0
    while count < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[count...])
      #if canImport(Glibc)
        let step = Glibc.write(number, rest.baseAddress, rest.count)
      #else
        let step = Darwin.write(number, rest.baseAddress, rest.count)
      #endif
      if step >= 0 { count += step } else if errno != EINTR { return false }
    }
    return true
  }

  /// Appends all of another file, from its beginning: nil, or what failed, with `errno` set.
  func append(allOf source: borrowing Descriptor) -> OutputError.Operation? {
    guard lseek(source.number, 0, SEEK_SET) == 0 else { return .read }
    return withUnsafeTemporaryAllocation(byteCount: Self.chunkSize, alignment: 1) { buffer in
      while true {
        let count = source.read(into: buffer)
        if count < 0 { return .read }
        if count == 0 { return nil }
        if !write(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return .write }
      }
    }
  }
}
