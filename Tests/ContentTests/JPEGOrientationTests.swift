import Content
import Markdown
import Testing

private let upright = ImageSize(width: 7, height: 3)
private let turned = ImageSize(width: 3, height: 7)

@Suite struct JPEGOrientationTests {
  /// The size of a JPEG of 7 × 3 with Exif segments before its frame.
  private func size(exif segments: String...) -> ImageSize? {
    let exif = segments.flatMap { segment in
      let content = Array("Exif\0\0".utf8) + ImageSample.bytes(hex: segment)
      return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
    return imageSize(of: [0xFF, 0xD8] + exif + ImageSample.bytes(hex: "FFC0 0008 08 0003 0007"))
  }

  @Test(arguments: 0...9)
  func turnsWhatLiesOnItsSide(orientation: Int) {
    let expected = (5...8).contains(orientation) ? turned : upright
    let big = "4D4D002A 00000008 0001 0112 0003 00000001 000\(orientation) 0000"
    let little = "49492A00 08000000 0100 1201 0300 01000000 0\(orientation)00 0000"
    #expect(size(exif: big) == expected)
    #expect(size(exif: little) == expected)
  }

  @Test func findsTheEntryBehindOthersAndElsewhere() {
    let other = "0100 0003 00000001 0006 0000"
    let orientation = "0112 0003 00000001 0006 0000"
    #expect(size(exif: "4D4D002A 00000008 0002" + other + orientation) == turned)
    #expect(size(exif: "4D4D002A 0000000A FFFF 0001" + orientation) == turned)
    #expect(size(exif: "4D4D002A 00000008 0001" + other + orientation) == upright)
  }

  @Test func takesTheFirstOrientation() {
    let upright = "4D4D002A 00000008 0001 0112 0003 00000001 0001 0000"
    let side = "4D4D002A 00000008 0001 0112 0003 00000001 0008 0000"
    #expect(size(exif: upright, side) == ImageSize(width: 7, height: 3))
    #expect(size(exif: "", side) == turned)
  }

  @Test(arguments: [
    "", "4D4D", "4D4D002A", "4D4D002A 00000008", "4D4D002A 00000008 FFFF",
    "4D4D002A FFFFFFFF 0001 0112 0003 00000001 0006 0000",
    "4D4D002A 80000000 0001 0112 0003 00000001 0006 0000",
    "4D4D002A 00000008 0001 0112 0003 00000001",
    "4D4D002A 00000008 0001 0112 0002 00000001 0006 0000",
    "4D4D2A00 00000008 0001 0112 0003 00000001 0006 0000",
  ])
  func overlooksWhatMakesNoSense(exif: String) {
    #expect(size(exif: exif) == upright)
  }
}
