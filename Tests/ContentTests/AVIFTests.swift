import Content
import Markdown
import Testing

private let upright = ImageSize(width: 7, height: 3)

@Suite struct AVIFTests {
  private static let fileType = box("ftyp", Array("avif\0\0\0\0mif1".utf8))
  private static let item = box("pitm", hex: "00000000 0001")
  private static let extent = box("ispe", hex: "00000000 00000007 00000003")
  private static let tile = box("ispe", hex: "00000000 00000001 00000001")

  private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let size = UInt32(content.count + 8)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + type.utf8 + content
  }

  private static func box(_ type: String, hex: String) -> [UInt8] {
    box(type, ImageSample.bytes(hex: hex))
  }

  /// The size of an image with these properties, given to its items as the association box says.
  private static func size(
    of properties: [UInt8], ipma: String, pitm: [UInt8] = item, ftyp: [UInt8] = fileType
  ) -> ImageSize? {
    let iprp = box("iprp", box("ipco", properties) + box("ipma", hex: ipma))
    return imageSize(of: ftyp + box("meta", [0, 0, 0, 0] + pitm + iprp))
  }

  @Test(arguments: 0...3)
  func turnsByQuarters(angle: UInt8) {
    let size = Self.size(
      of: Self.extent + Self.box("irot", [angle]), ipma: "00000000 00000001 0001 02 0182")
    #expect(size == (angle % 2 == 1 ? ImageSize(width: 3, height: 7) : upright))
  }

  @Test(arguments: [
    // The second item's; indices of two bytes; items of four; an index of none and one too high.
    ("00000000 00000002 0002 01 01 0001 01 02", upright),
    ("00000001 00000001 0001 01 8002", upright),
    ("01000000 00000001 00000001 01 02", upright),
    ("00000000 00000001 0001 03 007F02", upright),
    // Another item's only; no entries; fewer than promised; an entry that is cut short.
    ("00000000 00000001 0002 01 02", nil),
    ("00000000 00000000", nil),
    ("00000000 FFFFFFFF 0002 01 02", nil),
    ("00000000 00000001 0001 FF", nil),
    ("00000000", nil),
    ("", nil),
  ])
  func readsThePrimaryItem(ipma: String, size: ImageSize?) {
    #expect(Self.size(of: Self.tile + Self.extent, ipma: ipma) == size)
  }

  @Test func needsABrandThatIsAVIF() {
    let ipma = "00000000 00000001 0001 01 01"
    let heic = Self.box("ftyp", Array("heic\0\0\0\0mif1heic".utf8))
    let compatible = Self.box("ftyp", Array("mif1\0\0\0\0mif1avif".utf8))
    #expect(Self.size(of: Self.extent, ipma: ipma, ftyp: heic) == nil)
    #expect(Self.size(of: Self.extent, ipma: ipma, ftyp: compatible) == upright)
    #expect(Self.size(of: Self.extent, ipma: ipma, ftyp: []) == nil)
  }

  @Test func readsBoxesOfAnyLength() {
    let ipma = "00000000 00000001 0001 01 01"
    let long = "00000001 66726565 00000000 00000012 0102"
    let endless = "00000001 66726565 FFFFFFFF FFFFFFFF 0102"
    func size(before hex: String) -> ImageSize? {
      Self.size(of: Self.extent, ipma: ipma, ftyp: Self.fileType + ImageSample.bytes(hex: hex))
    }
    #expect(size(before: long) == upright)
    #expect(size(before: endless) == nil)
    // Up to the end of the file; past it; shorter than its own head.
    #expect(size(before: "00000000 66726565") == nil)
    #expect(size(before: "FFFFFFFF 66726565") == nil)
    #expect(size(before: "00000007 66726565") == nil)
    #expect(size(before: "00000001 66726565 00000000 0000000F") == nil)
  }

  @Test func needsAnItemAndAnExtent() {
    let ipma = "00000000 00000001 0001 01 01"
    let wideItem = Self.box("pitm", hex: "01000000 00000001")
    #expect(Self.size(of: Self.extent, ipma: ipma, pitm: wideItem) == upright)
    #expect(Self.size(of: Self.extent, ipma: ipma, pitm: []) == nil)
    #expect(Self.size(of: [], ipma: ipma) == nil)
    #expect(Self.size(of: Self.box("irot", [1]), ipma: ipma) == nil)
    #expect(Self.size(of: Self.box("ispe", hex: "00000000 00000007"), ipma: ipma) == nil)
    let flat = Self.box("ispe", hex: "00000000 00000007 00000000")
    #expect(Self.size(of: flat, ipma: ipma) == nil)
  }
}
