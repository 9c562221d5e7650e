import Markdown

/// A box of the ISO base media file format.
private struct Box {
  let type: String
  let content: ImageHeader
}

extension [Box] {
  fileprivate func first(_ type: String) -> ImageHeader? {
    first { $0.type == type }?.content
  }
}

extension ImageHeader {
  /// AVIF's size: the property `ispe` of the primary item, turned as its `irot` says
  /// (ISO/IEC 23008-12, 6.5; ISO/IEC 14496-12, 8.11).
  var avifSize: ImageSize? {
    guard holds("ftyp", at: 4) else { return nil }
    let file = boxes(from: 0)
    guard let brands = file.first("ftyp"), brands.namesAVIF,
      let meta = file.first("meta")?.boxes(from: 4),
      let item = meta.first("pitm")?.primaryItem,
      let itemProperties = meta.first("iprp")?.boxes(from: 0),
      let properties = itemProperties.first("ipco")?.boxes(from: 0)
    else { return nil }
    let indices = itemProperties.lazy.filter { $0.type == "ipma" }
      .compactMap { $0.content.propertyIndices(ofItem: item) }.first
    // An index counts from one; zero stands for no property.
    let own = (indices ?? []).map { $0 - 1 }.filter(properties.indices.contains)
      .map { properties[$0] }
    guard let extent = own.first("ispe") else { return nil }
    let size = ImageSize(
      checking: extent.number(at: 4, count: 4), by: extent.number(at: 8, count: 4))
    let quarterTurns = own.first("irot")?.number(at: 0, count: 1) ?? 0
    return quarterTurns % 2 == 1 ? size?.turned : size
  }

  /// The boxes that stand whole from the offset on.
  private func boxes(from start: Int) -> [Box] {
    var boxes: [Box] = []
    var offset = start
    while let declared = number(at: offset, count: 4), let type = part(at: offset + 4, count: 4) {
      var head = 8
      var size = declared
      if declared == 0 {  // up to the end
        size = bytes.count - offset
      } else if declared == 1 {  // eight bytes follow; four of them count more than any image has
        guard number(at: offset + 8, count: 4) == 0, let low = number(at: offset + 12, count: 4)
        else { break }
        head = 16
        size = low
      }
      guard let content = part(at: offset + head, count: size - head) else { break }
      boxes.append(Box(type: String(decoding: type.bytes, as: UTF8.self), content: content))
      offset += size
    }
    return boxes
  }

  /// Whether a file type box names AVIF among its brands.
  private var namesAVIF: Bool {
    stride(from: 0, to: bytes.count, by: 4).contains { holds("avif", at: $0) }
  }

  /// The item that a primary item box names.
  private var primaryItem: Int? {
    number(at: 4, count: number(at: 0, count: 1) == 0 ? 2 : 4)
  }

  /// What an item property association box gives an item, as numbers of properties.
  private func propertyIndices(ofItem item: Int) -> [Int]? {
    guard let version = number(at: 0, count: 1), let flags = number(at: 1, count: 3),
      let entryCount = number(at: 4, count: 4)
    else { return nil }
    let itemWidth = version == 0 ? 2 : 4
    let indexWidth = flags & 1 == 0 ? 1 : 2
    // The index's top bit says whether a reader must know the property.
    let mask = flags & 1 == 0 ? 0x7F : 0x7FFF
    var offset = 8
    for _ in 0..<entryCount {
      guard let owner = number(at: offset, count: itemWidth),
        let count = number(at: offset + itemWidth, count: 1)
      else { return nil }
      offset += itemWidth + 1
      if owner == item {
        return (0..<count).compactMap { number(at: offset + $0 * indexWidth, count: indexWidth) }
          .map { $0 & mask }
      }
      offset += count * indexWidth
    }
    return nil
  }
}
