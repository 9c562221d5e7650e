import Markdown

extension ImageHeader {
  /// JPEG's size, from its first frame header (ITU-T T.81, annex B), turned as Exif says.
  var jpegSize: ImageSize? {
    guard number(at: 0, count: 2) == 0xFFD8 else { return nil }
    var offset = 2
    var orientation: Int?
    while let marker = number(at: offset, count: 2), marker >= 0xFF00 {
      switch marker & 0xFF {
      case 0xFF:  // padding before a marker
        offset += 1
      case 0x01, 0xD0...0xD7:  // markers without a segment
        offset += 2
      case 0x00, 0xD8...0xDA:  // an escape, or the picture's data: no frame header was there
        return nil
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let size = ImageSize(
          checking: number(at: offset + 7, count: 2), by: number(at: offset + 5, count: 2))
        return (5...8).contains(orientation ?? 1) ? size?.turned : size
      case let kind:
        guard let length = number(at: offset + 2, count: 2), length >= 2 else { return nil }
        if kind == 0xE1, orientation == nil {
          orientation = part(at: offset + 4, count: length - 2)?.exifOrientation
        }
        offset += 2 + length
      }
    }
    return nil
  }

  /// The orientation in an Exif segment (CIPA DC-008, 4.6): 5 to 8 turn the image on its side.
  private var exifOrientation: Int? {
    guard holds("Exif\0\0", at: 0), let tiff = part(at: 6, count: bytes.count - 6) else {
      return nil
    }
    let order: ByteOrder
    if tiff.holds("II*\0", at: 0) {
      order = .littleEndian
    } else if tiff.holds("MM\0*", at: 0) {
      order = .bigEndian
    } else {
      return nil
    }
    guard let directory = tiff.number(at: 4, count: 4, order),
      let count = tiff.number(at: directory, count: 2, order)
    else { return nil }
    for index in 0..<count {
      let entry = directory + 2 + 12 * index
      // The count may be a lie; without an end at the first entry that isn't there, many small
      // segments would cost far more time than they have bytes.
      guard let tag = tiff.number(at: entry, count: 2, order) else { return nil }
      // Type 3: one number of 16 bits, in the entry itself.
      if tag == 0x0112, tiff.number(at: entry + 2, count: 2, order) == 3 {
        return tiff.number(at: entry + 8, count: 2, order)
      }
    }
    return nil
  }
}
