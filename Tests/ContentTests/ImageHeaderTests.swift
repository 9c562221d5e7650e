import Content
import Markdown
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct ImageHeaderTests {
  @Test(arguments: ImageSample.all)
  func readsRealPictures(sample: ImageSample) {
    #expect(imageSize(of: sample.bytes) == sample.size)
  }

  @Test(arguments: ImageSample.all)
  func knowsTheSizeOrNothingWhereverThePictureIsCut(sample: ImageSample) {
    let sizes = sample.bytes.indices.map { imageSize(of: Array(sample.bytes.prefix($0))) }
    let firstKnown = sizes.firstIndex { $0 != nil } ?? sizes.endIndex
    #expect(firstKnown > 9)
    #expect(sizes[firstKnown...].allSatisfy { $0 == sample.size })
  }

  @Test(arguments: ImageSample.all)
  func survivesEveryByteBeingWrong(sample: ImageSample) {
    for index in sample.bytes.indices {
      for wrong: UInt8 in [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF] {
        var bytes = sample.bytes
        bytes[index] = wrong
        let size = imageSize(of: bytes)
        #expect((size?.width ?? 1) > 0 && (size?.height ?? 1) > 0)
      }
    }
  }

  @Test(arguments: [
    // The largest side, one more, none; another chunk first.
    ("0000000D 49484452 7FFFFFFF 00000001", ImageSize(width: 0x7FFF_FFFF, height: 1)),
    ("0000000D 49484452 80000000 00000001", nil),
    ("0000000D 49484452 FFFFFFFF FFFFFFFF", nil),
    ("0000000D 49484452 00000000 00000001", nil),
    ("0000000D 49444154 00000001 00000001", nil),
  ])
  func readsPNG(hex: String, size: ImageSize?) {
    #expect(imageSize(of: ImageSample.bytes(hex: "89504E470D0A1A0A" + hex)) == size)
    #expect(imageSize(of: ImageSample.bytes(hex: "89504E470A1A0A0A" + hex)) == nil)
  }

  @Test(arguments: [
    ("474946383761 0102 0304", ImageSize(width: 0x0201, height: 0x0403)),
    ("474946383861 0100 0100", nil),
    ("474946383961 0100 0000", nil),
  ])
  func readsGIF(hex: String, size: ImageSize?) {
    #expect(imageSize(of: ImageSample.bytes(hex: hex)) == size)
  }

  @Test(arguments: [
    // Padding and lone markers before the frame; segments that look like frames; another coding.
    ("FFFFFF01 FFD0 FFC0 0008 08 0003 0007", ImageSize(width: 7, height: 3)),
    ("FFC4 0002 FFC8 0002 FFCC 0002 FFCF 0008 08 0102 0304", ImageSize(width: 772, height: 258)),
    ("FFC4 0008 08 0003 0007 00", nil),
    // No height; a segment shorter than its own length, or longer than the file; no frame.
    ("FFC0 0008 08 0000 0007", nil),
    ("FFE0 0001 FFC0 0008 08 0003 0007", nil),
    ("FFE0 FFFF FFC0 0008 08 0003 0007", nil),
    ("FFD9 FFC0 0008 08 0003 0007", nil),
    ("FFDA 0002 FFC0 0008 08 0003 0007", nil),
    ("1234 FFC0 0008 08 0003 0007", nil),
    ("", nil),
  ])
  func readsJPEG(hex: String, size: ImageSize?) {
    #expect(imageSize(of: ImageSample.bytes(hex: "FFD8" + hex)) == size)
  }

  @Test(arguments: [
    // VP8: the scale above the sides; no key frame, a wrong start code, no width.
    ("56503820 18000000 300100 9D012A 0740 0380", ImageSize(width: 7, height: 3)),
    ("56503820 18000000 310100 9D012A 0700 0300", nil),
    ("56503820 18000000 300100 9D012B 0700 0300", nil),
    ("56503820 18000000 300100 9D012A 0040 0300", nil),
    // VP8L and VP8X: the largest sides; a wrong signature, an unknown chunk.
    ("5650384C 0E000000 2F FFFFFF0F", ImageSize(width: 1 << 14, height: 1 << 14)),
    ("5650384C 0E000000 2E FFFFFF0F", nil),
    (
      "56503858 0A000000 00000000 FFFFFF 000000",
      ImageSize(width: 1 << 24, height: 1)
    ),
    ("414C5048 0A000000 00000000 060000 020000", nil),
  ])
  func readsWebP(hex: String, size: ImageSize?) {
    #expect(imageSize(of: ImageSample.bytes(hex: "52494646 00000000 57454250" + hex)) == size)
  }

  @Test(arguments: [
    "", " ", "\0", "<", "<svg", "GIF89a", "RIFF1234WEBP", "....ftyp", "{\"width\": 7}",
    "Просто текст о тренере", String(repeating: "\u{FFFD}", count: 100_000),
  ])
  func knowsNoSizeOfAnythingElse(text: String) {
    #expect(imageSize(of: Array(text.utf8)) == nil)
  }

  @Test func survivesRandomBytes() {
    var generator = Noise(state: 1959)
    let starts: [[UInt8]] = [[], [0xFF, 0xD8], [0, 0, 0, 12] + Array("ftypavif".utf8), [0x3C]]
    for round in 0..<4000 {
      let noise = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let size = imageSize(of: starts[round % starts.count] + noise)
      #expect((size?.width ?? 1) > 0 && (size?.height ?? 1) > 0)
    }
  }

  /// Many small segments, each of which promises a long table.
  @Test func takesTimeInProportionToTheBytes() {
    let exif = "FFE1 0012 45786966 0000 4D4D002A 00000008 FFFF"
    let segments = [[UInt8]](repeating: ImageSample.bytes(hex: exif), count: 60_000).joined()
    #expect(imageSize(of: [0xFF, 0xD8] + segments) == nil)
    let markup = String(repeating: "<!-- -- - ", count: 100_000)
    #expect(imageSize(of: Array(markup.utf8)) == nil)
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(imageSize(of: Array("<svg width='\(digits)' height='\(digits)'/>".utf8)) == nil)
  }

  @Test func readsFiles() throws {
    let path = "/tmp/sitegen-image-header-\(getpid()).gif"
    defer { unlink(path) }
    let stream = try #require(fopen(path, "w"))
    let bytes = ImageSample.bytes(hex: "474946383761 0700 0300")
    #expect(fwrite(bytes, 1, bytes.count, stream) == bytes.count)
    fclose(stream)
    #expect(imageSize(ofFileAt: path) == ImageSize(width: 7, height: 3))
    #expect(imageSize(ofFileAt: path + ".missing") == nil)
    #expect(imageSize(ofFileAt: "/tmp") == nil)
  }
}

/// A source of the same numbers every time (SplitMix64).
struct Noise: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
