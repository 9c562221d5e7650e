import Markdown

extension ImageHeader {
  /// PNG's size, from the chunk `IHDR`, which the standard (W3C, Portable Network Graphics, 5.6)
  /// puts first.
  var pngSize: ImageSize? {
    guard number(at: 0, count: 4) == 0x8950_4E47, holds("\r\n\u{1A}\n", at: 4),
      holds("IHDR", at: 12)
    else { return nil }
    return ImageSize(checking: number(at: 16, count: 4), by: number(at: 20, count: 4))
  }

  /// GIF's size, that of its logical screen (GIF89a, 18).
  var gifSize: ImageSize? {
    guard holds("GIF87a", at: 0) || holds("GIF89a", at: 0) else { return nil }
    return ImageSize(
      checking: number(at: 6, count: 2, .littleEndian), by: number(at: 8, count: 2, .littleEndian))
  }

  /// WebP's size, from its first chunk (RFC 9649, 2.5–2.7).
  var webPSize: ImageSize? {
    guard holds("RIFF", at: 0), holds("WEBP", at: 8) else { return nil }
    if holds("VP8 ", at: 12) { return lossyWebPSize }
    if holds("VP8L", at: 12) { return losslessWebPSize }
    if holds("VP8X", at: 12) { return extendedWebPSize }
    return nil
  }

  /// The size in the head of a key frame of VP8 (RFC 6386, 9.1): 14 bits each, above them a scale
  /// that browsers ignore.
  private var lossyWebPSize: ImageSize? {
    guard let tag = number(at: 20, count: 1), tag & 1 == 0, number(at: 23, count: 3) == 0x9D012A,
      let width = number(at: 26, count: 2, .littleEndian),
      let height = number(at: 28, count: 2, .littleEndian)
    else { return nil }
    return ImageSize(checking: width & 0x3FFF, by: height & 0x3FFF)
  }

  private var losslessWebPSize: ImageSize? {
    guard number(at: 20, count: 1) == 0x2F, let bits = number(at: 21, count: 4, .littleEndian)
    else { return nil }
    return ImageSize(checking: bits & 0x3FFF + 1, by: bits >> 14 & 0x3FFF + 1)
  }

  private var extendedWebPSize: ImageSize? {
    guard let width = number(at: 24, count: 3, .littleEndian),
      let height = number(at: 27, count: 3, .littleEndian)
    else { return nil }
    return ImageSize(checking: width + 1, by: height + 1)
  }
}
