import Files
import Markdown

/// The size that a browser gives an image, read from the file's header.
///
/// Knows PNG, JPEG, GIF, WebP, AVIF and SVG, told apart by their bytes, never by a name. A photo
/// that JPEG's Exif or AVIF's `irot` turns on its side has the size it has after the turn.
///
/// - Returns: nil for anything else, for a header that is cut short or makes no sense, and for a
///   size that is zero or beyond 2³¹ − 1.
public func imageSize(of bytes: [UInt8]) -> ImageSize? {
  let header = ImageHeader(bytes[...])
  return header.pngSize ?? header.jpegSize ?? header.gifSize ?? header.webPSize
    ?? header.avifSize ?? header.svgSize
}

/// The size that a browser gives an image, read from a file, as ``imageSize(of:)`` does; nil also
/// for a file that can't be read.
public func imageSize(ofFileAt path: String) -> ImageSize? {
  guard let bytes = try? readFile(path) else { return nil }
  return imageSize(of: bytes)
}

/// The bytes of an image file or a part of it, read by offset; beyond their end there is nil.
struct ImageHeader {
  enum ByteOrder {
    case bigEndian, littleEndian
  }

  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  func part(at offset: Int, count: Int) -> ImageHeader? {
    guard offset >= 0, count >= 0, offset <= bytes.count - count else { return nil }
    return ImageHeader(bytes.dropFirst(offset).prefix(count))
  }

  /// The unsigned number of up to four bytes at the offset.
  func number(at offset: Int, count: Int, _ order: ByteOrder = .bigEndian) -> Int? {
    guard let digits = part(at: offset, count: count)?.bytes else { return nil }
    switch order {
    case .bigEndian: return digits.reduce(0) { $0 << 8 | Int($1) }
    case .littleEndian: return digits.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }

  func holds(_ text: String, at offset: Int) -> Bool {
    bytes.dropFirst(offset).starts(with: text.utf8)
  }
}

extension ImageSize {
  /// The size, or nil if a side is not known, is zero or is more than any format allows.
  init?(checking width: Int?, by height: Int?) {
    let sides = 1...Int(Int32.max)
    guard let width, let height, sides.contains(width), sides.contains(height) else { return nil }
    self.init(width: width, height: height)
  }

  /// The size after a quarter turn.
  var turned: ImageSize { ImageSize(width: height, height: width) }
}
