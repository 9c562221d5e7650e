import CBrotli
import CZlib

/// A way to make text smaller, which web servers can send as it is (RFC 9110, 8.4.1).
///
/// The same bytes are always compressed to the same bytes: no time and no name goes in.
public enum Compression: String, Sendable, Hashable, CaseIterable {
  /// Brotli (RFC 7932).
  case brotli
  /// gzip (RFC 1952).
  case gzip

  /// What is put behind the name of a compressed file.
  public var ending: String {
    switch self {
    case .brotli: ".br"
    case .gzip: ".gz"
    }
  }

  /// Whether files of this name gain by it: text does, pictures are compressed already.
  public static func isWorthwhile(for file: String) -> Bool {
    endings.contains { file.hasSuffix(".\($0)") }
  }

  /// What such names end in, behind a dot.
  public static let endings = [
    "html", "css", "js", "mjs", "json", "webmanifest", "xml", "svg", "txt", "csv",
  ]

  /// The bytes as small as they can be made, or nil if there is no memory for it.
  public func compress(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .brotli: Self.brotli(bytes)
    case .gzip: Self.gzip(bytes)
    }
  }

  /// Whether compressed bytes stand for exactly these.
  public func isCompressed(_ compressed: [UInt8], of bytes: [UInt8]) -> Bool {
    // Nothing can grow beyond what it should be.
    var restored = [UInt8](repeating: 0, count: bytes.count + 1)
    let count =
      switch self {
      case .brotli: Self.unbrotli(compressed, into: &restored)
      case .gzip: Self.gunzip(compressed, into: &restored)
      }
    return count == bytes.count && restored.dropLast().elementsEqual(bytes)
  }
}

extension Compression {
  private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
    let bound = BrotliEncoderMaxCompressedSize(bytes.count)
    var size = bound
    let result = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      let isDone = BrotliEncoderCompress(
        BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &size,
        buffer.baseAddress)
      count = isDone == BROTLI_TRUE ? size : 0
    }
    return result.isEmpty ? nil : result
  }

  private static func unbrotli(_ compressed: [UInt8], into restored: inout [UInt8]) -> Int? {
    var size = restored.count
    let result = BrotliDecoderDecompress(compressed.count, compressed, &size, &restored)
    return result == BROTLI_DECODER_RESULT_SUCCESS ? size : nil
  }
}

extension Compression {
  /// zlib's own number for a gzip wrapper around the widest window.
  private static let gzipWindow: Int32 = 16 + MAX_WBITS

  private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, size) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    // Without a header of one's own, the system's name goes in.
    var header = gz_header()
    header.os = 255
    return withUnsafeMutablePointer(to: &header) { header in
      guard deflateSetHeader(&stream, header) == Z_OK else { return nil }
      let bound = Int(deflateBound(&stream, UInt(bytes.count)))
      var source = bytes
      return source.withUnsafeMutableBufferPointer { source in
        [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
          stream.next_in = source.baseAddress
          stream.avail_in = UInt32(source.count)
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(bound)
          count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
        }
      }
    }
  }

  private static func gunzip(_ compressed: [UInt8], into restored: inout [UInt8]) -> Int? {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var source = compressed
    let room = UInt32(restored.count)
    return source.withUnsafeMutableBufferPointer { source in
      restored.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = room
        return inflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : nil
      }
    }
  }
}
